"""Where a table's headings are, and what its columns mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ..document import Table
from ..draft import Column, Doubt
from ..plain import tidy
from ..vocabulary import Vocabulary
from . import contents
from .grids import Row, distinct, is_band, is_empty, texts
from .headings import LIKELY, POSSIBLE, Guess, guesses, tied

DEEPEST = 40
"""Rows from the top among which headings are looked for."""
ENOUGH = 280.0
"""The score of three headings that are sure: below them is no better row."""
MANY = frozenset({"workstream", "owner", "impact", "note", "ref"})
"""What several columns of a table may mean at once."""
PROMISES = frozenset({"milestone", "deadline"})
MEANT = {
    "workstream": "workstreams", "weakness": "weaknesses", "outcome": "outcomes", "outcome_ref": "refs of outcomes",
    "action": "actions", "action_ref": "refs of actions", "milestone": "milestones", "milestone_ref": "refs of milestones",
    "ref": "refs", "resource": "resources", "owner": "owners", "starts": "first days", "deadline": "deadlines",
    "rhythm": "how often it comes round",
    "rating": "ratings", "complete": "days of completion", "impact": "impacts", "note": "notes",
    "accountable": "accountable posts", "delivery": "delivery partners", "": "nothing",
}  # fmt: skip
"""What a column holds, in words."""


@dataclass(frozen=True)
class Header:
    """``rows`` are those the headings stand in, from 0; ``top`` their texts, so that a repeat of them is known."""

    rows: range
    columns: tuple[Column, ...]
    top: frozenset[tuple[str, ...]] = frozenset()
    doubts: tuple[Doubt, ...] = ()
    meanings: dict[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def is_plan(self) -> bool:
        """A plan's table says what by when: it has milestones beside something else, or actions or outcomes with a deadline."""
        has = set(self.meanings)
        return ("milestone" in has and len(has) > 1) or ("deadline" in has and bool(has & {"action", "outcome"}))


def find_header(table: Table, number: int, vocabulary: Vocabulary, told: Mapping[int, str]) -> Header:
    """The best of a table's first rows as its headings. ``told`` are the meanings people have given, by column from 1."""
    best, best_score = Header(range(0), ()), -1.0
    for r in range(min(DEEPEST, len(table.grid))):
        if best_score > ENOUGH and r > best.rows.stop:
            break
        for last in (r, r + 1):
            if last >= len(table.grid) or not _may_be_heading(table.grid[r], last > r and table.grid[last]):
                continue
            found = _options(table, range(r, last + 1), vocabulary)
            once = {id(table.grid[last][c]): options for c, options in enumerate(found)}
            score = sum(options[0].score for options in once.values() if options and options[0].score >= 74)
            score -= 12 * (last - r)
            score -= 90 * (last - r) * (not _second_is_heading(table, r, vocabulary))
            if score > best_score + 1:
                best, best_score = _assign(table, number, range(r, last + 1), found, told), score
    return best


def _may_be_heading(row: Row, second: Row | Literal[False]) -> bool:
    if is_empty(row) or is_band(row) or (second is not False and is_empty(second)):
        return False
    return sum(bool(c.text.strip()) for c in distinct(row)) >= 2


def _second_is_heading(table: Table, r: int, vocabulary: Vocabulary) -> bool:
    """Whether the row below is headings too: short words that are known, and none of the row above says them all."""
    if is_band(table.grid[r]) or len(table.grid) <= r + 1:
        return False
    lower = [cell for c, cell in enumerate(table.grid[r + 1]) if cell is not table.grid[r][c] and cell.text.strip()]
    lower = list(dict.fromkeys(lower))
    known = sum(bool(g := guesses(cell.text, vocabulary)) and g[0].score >= LIKELY for cell in lower)
    return bool(lower) and known * 2 > len(lower) and all(len(cell.text) < 60 for cell in lower)


def heading_of(table: Table, rows: range, column: int) -> str:
    cells = list(dict.fromkeys(table.grid[r][column] for r in rows))
    return " ".join(tidy(cell.text) for cell in cells if cell.text.strip())


def _options(table: Table, rows: range, vocabulary: Vocabulary) -> list[list[Guess]]:
    """What each column may mean. Of two rows the lower one says more, and both together may say most."""
    found = []
    for c in range(len(table.grid[0])):
        ways = [guesses(_raw(table, rows, c), vocabulary)]
        if len(rows) > 1:
            ways += [guesses(table.grid[r][c].text, vocabulary) for r in reversed(rows)]
        found.append(max(ways, key=lambda g: g[0].score if g else 0.0))
    return found


def _raw(table: Table, rows: range, column: int) -> str:
    return "\n".join(cell.text for cell in dict.fromkeys(table.grid[r][column] for r in rows) if cell.text.strip())


def _assign(table: Table, number: int, rows: range, options: list[list[Guess]], told: Mapping[int, str]) -> Header:
    """Give each column a meaning: what people said first, then the surest; one that is taken falls to its next."""
    chosen: dict[int, str] = {c - 1: meaning for c, meaning in told.items()}
    doubts: dict[int, Doubt] = {}
    order = [(g, c) for c, found in enumerate(options) if c not in chosen for g in found]
    for guess, c in sorted(order, key=lambda pair: (-pair[0].score, pair[1])):
        if c in chosen or _taken(guess.meaning, c, chosen, table, rows):
            continue
        pick = contents.settle(table, rows.stop, c, options[c], chosen)
        chosen[c] = pick.meaning
        if pick.score < LIKELY or (tied(options[c]) and not contents.told_apart(options[c])):
            doubts[c] = _unsure(table, number, rows, c, pick)
    contents.fill_gaps(table, rows.stop, chosen, doubts, number)
    contents.place_refs(table, rows.stop, chosen)
    return _header(table, number, rows, chosen, doubts, told)


def _taken(meaning: str, c: int, chosen: Mapping[int, str], table: Table, rows: range) -> bool:
    """Whether another column has the meaning already; the columns under one merged heading share it."""
    if meaning in MANY:
        return False
    holders = [other for other, given in chosen.items() if given == meaning]
    return bool(holders) and not all(table.grid[rows.stop - 1][o] is table.grid[rows.stop - 1][c] for o in holders)


def _unsure(table: Table, number: int, rows: range, c: int, guess: Guess) -> Doubt:
    words = f"“{heading_of(table, rows, c)}” in table {number} was taken to hold {MEANT[guess.meaning]}. Please check"
    return Doubt("column_unsure", words, f"t{number}.c{c + 1}")


def _header(
    table: Table, number: int, rows: range, chosen: dict[int, str], doubts: dict[int, Doubt], told: Mapping[int, str]
) -> Header:
    columns = tuple(
        Column(
            number, c + 1, heading_of(table, rows, c), chosen.get(c, ""), table.grid[rows.start][c].place, c + 1 in told
        )
        for c in range(len(table.grid[0]))
    )
    meanings: dict[str, tuple[int, ...]] = {}
    for c, meaning in sorted(chosen.items()):
        if meaning and c < len(columns):
            meanings[meaning] = (*meanings.get(meaning, ()), c)
    top = frozenset(texts(table.grid[r]) for r in rows if not is_empty(table.grid[r]))
    kept = tuple(doubt for c, doubt in sorted(doubts.items()) if c + 1 not in told)
    return Header(rows, columns, top, kept, meanings)


def unread(table: Table, number: int, told: Mapping[int, str]) -> Header:
    """A table without headings that are known: its columns mean nothing, but what people say."""
    first = next((r for r, row in enumerate(table.grid) if len(distinct(row)) > 1 and not is_empty(row)), 0)
    meant = {c - 1: meaning for c, meaning in told.items()}
    return _header(table, number, range(first, first + 1), meant, {}, told)


__all__ = ["MEANT", "POSSIBLE", "PROMISES", "Header", "find_header", "heading_of", "unread"]
