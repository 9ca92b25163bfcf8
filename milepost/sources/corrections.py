"""What a person can put right in a draft, and why something cannot be put right so.

Changes are kept in their order and never altered: the draft is worked out anew from the document and all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .draft import FIELDS, Draft, Node

VERBS = ("set", "drop", "restore", "merge", "split", "move", "add", "column", "colour", "head", "checked", "leave")
UNDER = {
    "workstream": (),
    "outcome": ("workstream",),
    "impact": ("outcome", "action"),
    "action": ("outcome",),
    "milestone": ("action",),
}
"""The kinds under which each kind may stand."""
NOUNS = {
    "workstream": "a workstream",
    "outcome": "an outcome",
    "impact": "an impact",
    "action": "an action",
    "milestone": "a milestone",
}
LONGEST = 20_000
"""Characters of one value."""


@dataclass(frozen=True)
class Change:
    """One thing put right. ``node`` is the id of what it is about, empty where it is about the whole.

    ``set`` {field, words}; ``drop``; ``restore``; ``merge``, into the one of its kind before it; ``split`` {at: how many lines
    stay, or pieces: the words of each}; ``move`` {under: id}; ``add`` {under, kind, values, id}; ``column`` {table, column,
    meaning}; ``colour`` {colour, rating}; ``head`` {field, words}; ``checked``; ``leave`` {field, code}.
    """

    verb: str
    node: str = ""
    values: dict[str, Any] = field(default_factory=dict)

    def said(self, name: str) -> str:
        """A value as text, empty where there is none."""
        found = self.values.get(name, "")
        return found if isinstance(found, str) else ""


def refuse(draft: Draft, change: Change) -> str | None:
    """Why a change cannot be made to a draft, in plain words with the fix; None where it can."""
    if change.verb not in VERBS:
        return "That is not something that can be done to a draft"
    of_whole = _WHOLE.get(change.verb)
    if of_whole:
        return of_whole(draft, change)
    nodes = {node.id: node for node in draft.walk()}
    node = nodes.get(change.node)
    if change.verb in ("checked", "leave") and node is None:
        return _about_draft(draft, change)
    if node is None:
        return "That row is no longer there. Go back and look again"
    return _NODE[change.verb](draft, change, node)


def previous(draft: Draft, node: Node) -> Node | None:
    """The node of the same kind before it, not dropped: under the same parent, or the last of the parent before."""
    before = None
    for other in draft.walk():
        if other.id == node.id:
            return before
        if other.kind == node.kind and not other.dropped:
            before = other
    return None


def lines_of(words: str) -> list[str]:
    return [line for line in words.split("\n") if line.strip()]


# the whole


def _column(draft: Draft, change: Change) -> str | None:
    from .vocabulary import MEANINGS

    place = (change.values.get("table"), change.values.get("column"))
    if place not in {(c.table, c.column) for c in draft.columns}:
        return "There is no such column. Go back and look again"
    if change.values.get("meaning") not in ("", *MEANINGS):
        return "That is not something a column can hold. Choose one of the list"
    return None


def _colour(draft: Draft, change: Change) -> str | None:
    if change.said("colour") not in draft.colours:
        return "No cell of a rating has that colour"
    if change.values.get("rating") not in ("", "blue", "green", "amber", "red"):
        return "A colour means blue, green, amber or red, or nothing"
    return None


def _head(draft: Draft, change: Change) -> str | None:
    from .understanding.head import DATES, HEAD, iso, slug_of

    name, words = change.said("field"), change.said("words").strip()
    if name not in HEAD:
        return "A plan has no such value"
    if name in DATES and words and not iso(words):
        return f"“{words}” is not a day that is understood. Write it like “30 November 2019”"
    if name == "slug" and words and words != slug_of(words):
        return f"An address has only small letters, digits and hyphens, like “{slug_of(words) or 'our-plan'}”"
    if name in ("title", "area", "kind", "slug") and not words:
        return "This cannot be empty"
    if name in ("title", "area") and len(words) > 200:
        return "Use at most 200 characters"
    return None


def _add(draft: Draft, change: Change) -> str | None:
    kind, under, values = change.said("kind"), change.said("under"), change.values.get("values", {})
    if kind not in FIELDS:
        return "That is not a kind of row"
    nodes = {node.id: node for node in draft.walk()}
    if kind == "workstream":
        if under:
            return "A workstream stands under nothing"
    elif under not in nodes or nodes[under].kind not in UNDER[kind]:
        return f"{NOUNS[kind].capitalize()} stands under {' or '.join(NOUNS[k] for k in UNDER[kind])}. Choose one"
    if not isinstance(values, dict) or not str(values.get("statement", "")).strip():
        return "Write its words"
    if change.said("id") in nodes:
        return "There is such a row already"
    return next((why for name, words in values.items() if (why := _value(kind, str(name), words))), None)


# a node


def _value(kind: str, name: str, words: object) -> str | None:
    from .understanding.deadlines import is_date, why_not

    if name not in FIELDS[kind]:
        return f"{NOUNS[kind].capitalize()} has no such value"
    if not isinstance(words, str) or len(words) > LONGEST:
        return f"Use at most {LONGEST:,} characters"
    if name == "means" and words.strip() and (why := why_not(words.strip())):
        return why
    if name == "complete" and words.strip() and not is_date(words.strip()):
        return f"“{words}” is not a date that is understood. Write it like “Nov 2019” or “30 November 2019”"
    if name == "resource" and words not in ("", "AR", "ER"):
        return "A resource is AR or ER, or nothing"
    if name == "rating" and words not in ("", "blue", "green", "amber", "red"):
        return "A rating is blue, green, amber or red, or nothing"
    if name == "deadline" and len(words) > 120:
        return "A deadline is at most 120 characters. Put the rest into a note"
    return _ref(kind, words.strip()) if name == "ref" and words.strip() else None


def _ref(kind: str, ref: str) -> str | None:
    from .understanding.refs import ALONE, LONGEST

    longest = 4 if kind == "workstream" else LONGEST
    fits = (
        ALONE.fullmatch(ref)
        and len(ref) <= longest
        and (kind != "workstream" or (ref.isalnum() and ref == ref.upper()))
    )
    return None if fits else f"A ref has at most {longest} letters and digits, like “{'1' if longest == 4 else '1.1a'}”"


def _set(draft: Draft, change: Change, node: Node) -> str | None:
    why = _value(node.kind, change.said("field"), change.values.get("words", ""))
    if not why and change.said("field") == "statement" and not change.said("words").strip():
        return "Write its words, or drop it"
    return why


def _drop(draft: Draft, change: Change, node: Node) -> str | None:
    return "It has been dropped already" if node.dropped else None


def _restore(draft: Draft, change: Change, node: Node) -> str | None:
    return None if node.dropped else "It is not dropped"


def _merge(draft: Draft, change: Change, node: Node) -> str | None:
    before = previous(draft, node)
    if node.dropped:
        return "It has been dropped. Bring it back first"
    return (
        None
        if before
        else f"There is nothing of its kind before it to merge with. The first {node.kind} stays as it is"
    )


def _split(draft: Draft, change: Change, node: Node) -> str | None:
    if node.kind == "workstream":
        return "A workstream cannot be split. Add another, and move its outcomes there"
    pieces = change.values.get("pieces")
    if pieces is not None:
        good = isinstance(pieces, list) and len(pieces) > 1 and all(isinstance(p, str) and p.strip() for p in pieces)
        return None if good else "Give at least two pieces, each with words"
    at, lines = change.values.get("at"), lines_of(node.words("statement"))
    if len(lines) < 2:
        return "It has one paragraph only. Give the pieces instead"
    if not isinstance(at, int) or isinstance(at, bool) or not 0 < at < len(lines):
        return f"Split after one of its paragraphs, from 1 to {len(lines) - 1}"
    return None


def _move(draft: Draft, change: Change, node: Node) -> str | None:
    under = next((n for n in draft.walk() if n.id == change.said("under")), None)
    if node.kind == "workstream":
        return "A workstream stands under nothing"
    if under is None or under.kind not in UNDER[node.kind]:
        return f"{NOUNS[node.kind].capitalize()} stands under {' or '.join(NOUNS[k] for k in UNDER[node.kind])}. Choose one"
    return "That row is dropped. Bring it back first" if under.dropped else None


def _checked(draft: Draft, change: Change, node: Node) -> str | None:
    return None


def _leave(draft: Draft, change: Change, node: Node) -> str | None:
    return _may_leave(node.doubts, change)


def _about_draft(draft: Draft, change: Change) -> str | None:
    if change.verb == "leave":
        return (
            _may_leave(draft.doubts, change)
            if not change.node
            else "That row is no longer there. Go back and look again"
        )
    tables = {f"t{c.table}" for c in draft.columns}
    return None if change.node in tables else "There is no such workstream or table"


def _may_leave(doubts: tuple[Any, ...], change: Change) -> str | None:
    found = [d for d in doubts if (d.field, d.code) == (change.said("field"), change.said("code"))]
    if not found:
        return "That was answered already"
    return "This has to be answered before a plan can be made" if found[0].stopping else None


_WHOLE: dict[str, Callable[[Draft, Change], str | None]] = {
    "column": _column,
    "colour": _colour,
    "head": _head,
    "add": _add,
}
_NODE: dict[str, Callable[[Draft, Change, Node], str | None]] = {
    "set": _set, "drop": _drop, "restore": _restore, "merge": _merge, "split": _split, "move": _move, "checked": _checked,
    "leave": _leave,
}  # fmt: skip
