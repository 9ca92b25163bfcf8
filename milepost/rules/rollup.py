"""What the ratings below add up to.

Source: design section 7, "Roll-up": an action or outcome takes the worst computed rating of its unfinished milestones in
play; Blue only when all are complete; no colour when none is in play. Workstreams and plans show counts, never one colour.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .brag import Brag
from .rating import Judged


@dataclass(frozen=True)
class Counts:
    """Milestones by rating, and how many are overdue, not updated and so on. ``slipped`` are due later than first promised."""

    blue: int = 0
    green: int = 0
    amber: int = 0
    red: int = 0
    none: int = 0
    overdue: int = 0
    stale: int = 0
    challenged: int = 0
    embedded: int = 0
    slipped: int = 0

    @property
    def total(self) -> int:
        return self.blue + self.green + self.amber + self.red + self.none


@dataclass(frozen=True)
class Rollup:
    rating: Brag | None
    reason: str
    counts: Counts


def roll_up(judged: Iterable[Judged]) -> Rollup:
    """The rating of what these milestones belong to, its reason in words, and the counts.

    >>> late = Judged(Brag.AMBER, Brag.GREEN, Brag.AMBER, ("past its deadline of May 2020",), in_play=True)
    >>> finished = Judged(Brag.BLUE, Brag.BLUE, Brag.BLUE, ("complete, April 2020",), complete=True)
    >>> roll_up([late, late, finished]).reason
    'the worst of 2 unfinished milestones in play'
    """
    every = list(judged)
    in_play = [j for j in every if j.in_play and not j.complete]
    rated = [j.rating for j in in_play if j.rating is not None]
    return Rollup(_rating(every, rated), _reason(every, in_play, rated), count(every))


def _rating(every: list[Judged], rated: list[Brag]) -> Brag | None:
    if every and all(j.complete for j in every):
        return Brag.BLUE
    return max(rated, key=lambda rating: rating.severity, default=None)


def _reason(every: list[Judged], in_play: list[Judged], rated: list[Brag]) -> str:
    if not every:
        return "no milestones"
    if all(j.complete for j in every):
        return "its one milestone is complete" if len(every) == 1 else f"all {len(every)} milestones are complete"
    if not in_play:
        return "no unfinished milestone is in play yet"
    if not rated:
        return "no unfinished milestone in play has a rating yet"
    if len(in_play) == 1:
        return "its one unfinished milestone in play"
    return f"the worst of {len(in_play)} unfinished milestones in play"


def count(judged: Iterable[Judged]) -> Counts:
    every = list(judged)
    by_rating = Counter(j.rating for j in every)
    return Counts(
        blue=by_rating[Brag.BLUE],
        green=by_rating[Brag.GREEN],
        amber=by_rating[Brag.AMBER],
        red=by_rating[Brag.RED],
        none=by_rating[None],
        overdue=sum(j.overdue for j in every),
        stale=sum(j.stale for j in every),
        challenged=sum(j.challenges for j in every),
        embedded=sum(j.embedded for j in every),
        slipped=sum(j.slipped for j in every),
    )
