"""Why something about the whole cannot be put right so: a column, a colour, the plan's own values, a row that is missing."""

from __future__ import annotations

from ..change import UNDER, Change
from ..draft import FIELDS, Draft
from ..understanding.head import DATES, HEAD, iso, slug_of
from ..vocabulary import MEANINGS
from .values import NOUNS, may_leave, why_not


def column(draft: Draft, change: Change) -> str | None:
    place = (change.values.get("table"), change.values.get("column"))
    if place not in {(c.table, c.column) for c in draft.columns}:
        return "There is no such column. Go back and look again"
    if change.values.get("meaning") not in ("", *MEANINGS):
        return "That is not something a column can hold. Choose one of the list"
    return None


def colour(draft: Draft, change: Change) -> str | None:
    if change.said("colour") not in draft.colours:
        return "No cell of a rating has that colour"
    if change.values.get("rating") not in ("", "blue", "green", "amber", "red"):
        return "A colour means blue, green, amber or red, or nothing"
    return None


def head(draft: Draft, change: Change) -> str | None:
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


def add(draft: Draft, change: Change) -> str | None:
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
    return next((why for name, words in values.items() if (why := why_not(kind, str(name), words))), None)


def about_draft(draft: Draft, change: Change) -> str | None:
    if change.verb == "leave":
        return (
            may_leave(draft.doubts, change)
            if not change.node
            else "That row is no longer there. Go back and look again"
        )
    tables = {f"t{c.table}" for c in draft.columns}
    return None if change.node in tables else "There is no such workstream or table"
