"""A draft in the shape of a plan file, and which node each part of that file came from."""

from __future__ import annotations

import re
from typing import Any

from .draft import Draft, Node
from .parties import Parties
from .understanding.cells import flowing
from .understanding.deadlines import is_open
from .vocabulary import Vocabulary, vocabulary

Path = tuple[str | int, ...]
CHILDREN = {
    "workstream": ("outcomes", "outcome"),
    "outcome": ("actions", "action"),
    "action": ("milestones", "milestone"),
}
PLAN = ("slug", "title", "kind", "about", "source", "starts", "ends", "due")
AREA = {"area": "name", "ons_code": "ons_code", "la_code": "la_code"}
INSPECTION = ("started", "ended", "published", "by")
ROW = ("ref", "statement", "weakness", "note", "deadline", "means", "rhythm", "resource", "rating", "complete")
"""Values that go into the file as they are, in the order of the schema."""


def plan_values(draft: Draft, of: Vocabulary | None = None) -> dict[str, Any]:
    """The plan file's values. Those of a draft without stopping doubts make a file that can be loaded.

    Dropped rows are left out. An inspection is given only where all its days are known.
    """
    parties = Parties(of or vocabulary())
    workstreams = [_row(node, parties) for node in _standing(draft.workstreams)]
    head = {name: found.words for name, found in draft.head.items()}
    values: dict[str, Any] = {
        "plan": {name: head[name] for name in PLAN if name in head},
        "area": {key: head[name] for name, key in AREA.items() if name in head},
    }
    if all(f"inspection_{name}" in head for name in INSPECTION):
        values["inspection"] = {name: head[f"inspection_{name}"] for name in INSPECTION}
    return {**values, **parties.values(), "workstreams": workstreams}


def node_of(draft: Draft) -> dict[Path, str]:
    """The node id of every row of the plan file by its path, like ("workstreams", 0, "outcomes", 1)."""
    found: dict[Path, str] = {}
    for i, node in enumerate(_standing(draft.workstreams)):
        _paths(node, ("workstreams", i), found)
    return found


def node_at(draft: Draft, path: Path) -> str:
    """The node that a place in the file belongs to, or the row above it; "" for the head."""
    known = node_of(draft)
    return next((known[path[:n]] for n in range(len(path), 0, -1) if path[:n] in known), "")


def _standing(nodes: tuple[Node, ...], kind: str = "") -> list[Node]:
    return [node for node in nodes if not node.dropped and (not kind or node.kind == kind)]


def _paths(node: Node, path: Path, found: dict[Path, str]) -> None:
    found[path] = node.id
    groups = [("impacts", "impact")] if node.kind in ("outcome", "action") else []
    if node.kind in CHILDREN:
        groups.append(CHILDREN[node.kind])
    for name, kind in groups:
        for i, child in enumerate(_standing(node.children, kind)):
            _paths(child, (*path, name, i), found)


def _row(node: Node, parties: Parties) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for name in ROW:
        if node.words(name) and _goes_in(name, node):
            row[name] = flowing(node.words(name)) if name in ("statement", "weakness", "note") else node.words(name)
    for name in ("accountable", "owners"):
        if node.words(name):
            row[name] = list(dict.fromkeys(parties.post(n) for n in node.words(name).split("\n")))
    if node.words("delivery"):
        row["delivery"] = list(dict.fromkeys(parties.party(n) for n in node.words("delivery").split("\n")))
    if impacts := _standing(node.children, "impact"):
        row["impacts"] = [_row(impact, parties) for impact in impacts]
    if node.kind in CHILDREN:
        name, kind = CHILDREN[node.kind]
        row[name] = [_row(child, parties) for child in _standing(node.children, kind)]
    if node.kind == "action":
        _milestone_refs(node, row)
    return row


def _goes_in(name: str, node: Node) -> bool:
    match name:
        case "ref":
            return node.kind not in ("milestone", "impact")
        case "rhythm":
            return is_open(node.words("means") or node.words("deadline"))
        case "rating":  # a day of completion says blue already
            return not (node.words("rating") == "blue" and node.words("complete"))
    return True


def _milestone_refs(action: Node, row: dict[str, Any]) -> None:
    """Milestones keep the refs the document gives where all of an action's have one of its own, like 1.1a.3."""
    refs = [milestone.words("ref") for milestone in _standing(action.children, "milestone")]
    ours = re.compile(re.escape(str(row.get("ref", ""))) + r"\.[1-9]\d{0,3}")
    if all(ours.fullmatch(ref) for ref in refs) and len(set(refs)) == len(refs):
        row["milestones"] = [{"ref": ref, **m} for ref, m in zip(refs, row["milestones"], strict=True)]
