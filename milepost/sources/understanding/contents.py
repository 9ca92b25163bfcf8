"""What the cells of a column tell of its meaning, where its heading leaves it open."""

from __future__ import annotations

from collections.abc import Mapping

from ..document import Table
from ..draft import Doubt
from ..plain import tidy
from . import refs
from .deadlines import is_deadline
from .headings import Guess, tied
from .ratings import is_rating

LOOKED_AT = 60
"""Rows from the headings on that are enough to tell."""
TELLING = frozenset({"rating", "note", "deadline", "complete", "starts"})
"""Meanings whose cells look unlike others'."""


def cells_of(table: Table, first: int, column: int) -> list[str]:
    found = dict.fromkeys(row[column] for row in table.grid[first : first + LOOKED_AT])
    return [tidy(cell.text) for cell in found if cell.text.strip()]


def told_apart(options: list[Guess]) -> bool:
    return {options[0].meaning, options[1].meaning} <= TELLING | {"milestone", "impact"}


def settle(table: Table, first: int, column: int, options: list[Guess], chosen: Mapping[int, str]) -> Guess:
    """Of meanings as good as each other: the one that is free, then the one that the cells look like."""
    free = [g for g in options if g.meaning not in chosen.values() or g.meaning in ("note", "impact", "owner", "ref")]
    if not free or not tied(free):
        return (free or options)[0]
    best = [g for g in free if free[0].score - g.score < 6]
    if {g.meaning for g in best} >= {"rating", "note"}:
        words = cells_of(table, first, column)
        rated = not words or sum(is_rating(w) for w in words) * 2 > len(words)
        return next(g for g in best if g.meaning == ("rating" if rated else "note"))
    return best[0]


def fill_gaps(table: Table, first: int, chosen: dict[int, str], doubts: dict[int, Doubt], number: int) -> None:
    """Find deadlines and refs by what the cells say, where no heading does; and say so."""
    open_ = [c for c in range(len(table.grid[0])) if not chosen.get(c)]
    if "deadline" not in chosen.values() and {"milestone", "action"} & set(chosen.values()):
        for c in open_:
            words = cells_of(table, first, c)
            if c not in chosen and words and sum(is_deadline(w) for w in words) * 2 > len(words):
                chosen[c] = "deadline"
                said = (
                    f"Column {c + 1} of table {number} was taken to hold deadlines, by what stands in it. Please check"
                )
                doubts[c] = Doubt("column_unsure", said, f"t{number}.c{c + 1}")
                break
    if not any(m.endswith("ref") for m in chosen.values()):
        for c in open_:
            words = cells_of(table, first, c)
            if c not in chosen and words and sum(bool(refs.as_ref(w)) and w[-1:] != "%" for w in words) == len(words):
                chosen[c] = "ref"
                break


def place_refs(table: Table, first: int, chosen: dict[int, str]) -> None:
    """A column of refs belongs to the rows that change as it does: the milestones, the actions or the outcomes."""
    for c in [c for c, meaning in chosen.items() if meaning == "ref"]:
        chosen[c] = _whose(table, first, c, chosen)


def _whose(table: Table, first: int, column: int, chosen: Mapping[int, str]) -> str:
    holders = {
        m: c for c, m in chosen.items() if m in ("outcome", "action", "milestone") and f"{m}_ref" not in chosen.values()
    }
    if not holders:
        return ""
    right = [m for m, c in holders.items() if c > column]
    nearest = min(right, key=lambda m: holders[m]) if right else max(holders, key=lambda m: holders[m])
    if "action" in holders and nearest == "outcome" and _is_actions(table, first, column, holders["outcome"]):
        nearest = "action"
    if nearest == "action" and "milestone" in holders and _changes_within(table, first, column, holders["action"]):
        nearest = "milestone"
    return f"{nearest}_ref"


def _is_actions(table: Table, first: int, column: int, outcome: int) -> bool:
    """Whether refs before an outcome are its actions': they change within it, or its own words begin with its ref."""
    own = [bool(refs.leading(words)[0]) for words in cells_of(table, first, outcome)]
    return (bool(own) and sum(own) * 2 > len(own)) or _changes_within(table, first, column, outcome)


def _changes_within(table: Table, first: int, column: int, other: int) -> bool:
    """Whether two rows of one and the same ``other`` cell, merged, blank below or repeated, have refs of their own."""
    seen, last, last_ref = False, "", ""
    for row in table.grid[first : first + LOOKED_AT]:
        ref, now = refs.as_ref(tidy(row[column].text)), tidy(row[other].text)
        if ref and last_ref and ref != last_ref and now in ("", last) and last:
            seen = True
        last, last_ref = now or last, ref or last_ref
    return seen
