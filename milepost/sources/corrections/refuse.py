"""Why a change cannot be made: the answer for its verb."""

from __future__ import annotations

from collections.abc import Callable

from ..change import VERBS, Change
from ..draft import Draft, Node
from . import rows, whole


def refuse(draft: Draft, change: Change) -> str | None:
    """Why a change cannot be made to a draft, in plain words with the fix; None where it can."""
    if change.verb not in VERBS:
        return "That is not something that can be done to a draft"
    of_whole = WHOLE.get(change.verb)
    if of_whole:
        return of_whole(draft, change)
    nodes = {node.id: node for node in draft.walk()}
    node = nodes.get(change.node)
    if change.verb in ("checked", "leave") and node is None:
        return whole.about_draft(draft, change)
    if node is None:
        return "That row is no longer there. Go back and look again"
    return ROWS[change.verb](draft, change, node)


WHOLE: dict[str, Callable[[Draft, Change], str | None]] = {
    "column": whole.column,
    "colour": whole.colour,
    "head": whole.head,
    "add": whole.add,
}
ROWS: dict[str, Callable[[Draft, Change, Node], str | None]] = {
    "set": rows.put,
    "drop": rows.drop,
    "restore": rows.restore,
    "merge": rows.merge,
    "split": rows.split,
    "move": rows.move,
    "checked": rows.checked,
    "leave": rows.leave,
}
