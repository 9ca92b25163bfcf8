"""Words for the plan's pages."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.rules.dates import day
from milepost.rules.occurrences import Occurrence, Turn


@dataclass(frozen=True)
class Rounds:
    """The times round of a rhythm: in one sentence, and each of them, newest first."""

    words: str
    each: tuple[Occurrence, ...]


def rounds(occurrences: tuple[Occurrence, ...]) -> Rounds | None:
    """
    >>> from datetime import date
    >>> rounds((Occurrence(date(2020, 2, 29), date(2020, 3, 14), Turn.DONE),)).words
    '1 done, 0 missed'
    """
    if not occurrences:
        return None
    states = [o.state for o in occurrences]
    waiting = [o.due for o in occurrences if o.state is Turn.DUE]
    words = f"{states.count(Turn.DONE)} done, {states.count(Turn.MISSED)} missed"
    if waiting:
        words += f", next due {day(waiting[0])}"
    return Rounds(words, tuple(reversed(occurrences)))
