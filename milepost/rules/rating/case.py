"""A milestone on a day, and the questions the ceiling table asks of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from milepost.rules.brag import Brag
from milepost.rules.dates import month_end
from milepost.rules.occurrences import Occurrence, Turn, occurrences
from milepost.rules.policy import RatingPolicy
from milepost.rules.timescale import Precision

from .records import MilestoneFacts, Said


@dataclass(frozen=True)
class Case:
    """A milestone on a day, with the questions the table asks of it."""

    facts: MilestoneFacts
    said: Said | None
    done: frozenset[date]
    on: date
    policy: RatingPolicy

    @property
    def complete(self) -> bool:
        """The latest standing update says complete, with a date that has begun by the day, and it was accepted."""
        return self.dated and self.said is not None and self.said.accepted

    @property
    def embedded(self) -> bool:
        """*Embedded* is a further mark on Blue: the change is still there after a review (design section 3)."""
        return self.complete and self.said is not None and self.said.reviewed_on is not None and self.said.lasted

    @property
    def dated(self) -> bool:
        said = self.said
        return (
            said is not None
            and said.rating is Brag.BLUE
            and said.completed_on is not None
            and said.completed_on <= self.on
        )

    @property
    def declared(self) -> Brag | None:
        """What the owner says; Blue without a date or not yet accepted counts as Green."""
        if self.said is None:
            return None
        if self.awaiting:
            return Brag.GREEN
        return self.said.rating

    @property
    def awaiting(self) -> bool:
        return self.said is not None and self.said.rating is Brag.BLUE and not self.complete

    @property
    def due(self) -> date | None:
        return self.facts.timescale.due

    @property
    def past_due(self) -> bool:
        return self.due is not None and self.on > self.due

    @property
    def days_late(self) -> int:
        return (self.on - self.due).days if self.due and self.past_due else 0

    @cached_property
    def occurrences(self) -> tuple[Occurrence, ...]:
        return occurrences(
            self.facts.timescale,
            on=self.on,
            done=self.done,
            missed_after_days=self.policy.missed_after_days,
            ended=self.ended_on,
        )

    @property
    def ended_on(self) -> date | None:
        """The day nothing more comes round: the plan's end or the completion, whichever was first.

        A completion given as a month was over by the day it was recorded, or by the month's end.
        """
        days = [self.facts.plan_ended_on] if self.facts.plan_ended_on else []
        if self.complete and self.said and self.said.completed_on:
            days.append(max(self.said.completed_on, min(last_day(self.said), self.said.recorded_on)))
        return min(days, default=None)

    @property
    def missed_in_a_row(self) -> int:
        """How many of the latest times round that could be missed by now, newest first, were missed (2 at most).

        A time round that is due but not yet missed does not count either way.
        """
        settled = [o.state for o in self.occurrences if o.state is not Turn.DUE]
        run = 0
        for state in reversed(settled[-2:]):
            if state is not Turn.MISSED:
                break
            run += 1
        return run

    @property
    def in_play_from(self) -> date:
        """The latest of: its own start (else its deadline less some days), the plan going live, the row being added."""
        timescale = self.facts.timescale
        start = timescale.starts
        if start is None and timescale.due is not None:
            start = timescale.due - timedelta(days=self.policy.in_play_days)
        days = (start, self.facts.plan_live_on, self.facts.added_on)
        return max(d for d in days if d is not None)

    @property
    def in_play(self) -> bool:
        return self.facts.plan_rated and self.on >= self.in_play_from

    @property
    def asked_for_by(self) -> date:
        return self.policy.reporting_rhythm.after(self.in_play_from)

    @property
    def silent(self) -> bool:
        """Nothing stands, and something was asked for."""
        return self.said is None and self.on > self.asked_for_by

    @property
    def stale(self) -> bool:
        """The latest is older than the rhythm of reporting and some days more."""
        if self.said is None:
            return False
        fresh_until = self.policy.reporting_rhythm.after(self.said.recorded_on)
        return self.on > fresh_until + timedelta(days=self.policy.stale_after_days)


def last_day(said: Said) -> date:
    """The last day a completion may have fallen on, at the precision it was given."""
    assert said.completed_on is not None
    return month_end(said.completed_on) if said.completed_precision is Precision.MONTH else said.completed_on
