"""Why something about a row cannot be put right so."""

from __future__ import annotations

from ..change import UNDER, Change, lines_of
from ..draft import Draft, Node
from .values import NOUNS, may_leave, why_not


def put(draft: Draft, change: Change, node: Node) -> str | None:
    why = why_not(node.kind, change.said("field"), change.values.get("words", ""))
    if not why and change.said("field") == "statement" and not change.said("words").strip():
        return "Write its words, or drop it"
    return why


def drop(draft: Draft, change: Change, node: Node) -> str | None:
    return "It has been dropped already" if node.dropped else None


def restore(draft: Draft, change: Change, node: Node) -> str | None:
    return None if node.dropped else "It is not dropped"


def merge(draft: Draft, change: Change, node: Node) -> str | None:
    before = previous(draft, node)
    if node.dropped:
        return "It has been dropped. Bring it back first"
    return (
        None
        if before
        else f"There is nothing of its kind before it to merge with. The first {node.kind} stays as it is"
    )


def split(draft: Draft, change: Change, node: Node) -> str | None:
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


def move(draft: Draft, change: Change, node: Node) -> str | None:
    under = next((n for n in draft.walk() if n.id == change.said("under")), None)
    if node.kind == "workstream":
        return "A workstream stands under nothing"
    if under is None or under.kind not in UNDER[node.kind]:
        return f"{NOUNS[node.kind].capitalize()} stands under {' or '.join(NOUNS[k] for k in UNDER[node.kind])}. Choose one"
    return "That row is dropped. Bring it back first" if under.dropped else None


def checked(draft: Draft, change: Change, node: Node) -> str | None:
    return None


def leave(draft: Draft, change: Change, node: Node) -> str | None:
    return may_leave(node.doubts, change)


def previous(draft: Draft, node: Node) -> Node | None:
    """The node of the same kind before it, not dropped: under the same parent, or the last of the parent before."""
    before = None
    for other in draft.walk():
        if other.id == node.id:
            return before
        if other.kind == node.kind and not other.dropped:
            before = other
    return None
