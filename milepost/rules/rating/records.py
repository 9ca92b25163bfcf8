"""What the rating rule is told, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from milepost.rules.brag import Brag
from milepost.rules.occurrences import Occurrence, Turn
from milepost.rules.timescale import Precision, Timescale


@dataclass(frozen=True)
class Said:
    """The latest standing update as at the day: posted and not sent back.

    ``completed_on`` is a first of month where ``completed_precision`` is month. ``evidence_expired_on`` is the last day
    the evidence could be relied on, where all of it has run out. ``reviewed_on`` is the day of the latest review since it
    was completed, and ``lasted`` what it found.
    """

    rating: Brag
    recorded_on: date
    completed_on: date | None = None
    completed_precision: Precision | None = None
    accepted: bool = False
    has_evidence: bool = False
    evidence_expired_on: date | None = None
    reviewed_on: date | None = None
    lasted: bool = False


@dataclass(frozen=True)
class MilestoneFacts:
    """What the plan says of a milestone. ``plan_rated`` only while the plan is live (the table's first row).

    ``first`` is its first deadline, where it is another than the present one.
    """

    timescale: Timescale
    added_on: date
    plan_live_on: date | None
    plan_rated: bool
    plan_ended_on: date | None = None
    first: Timescale | None = None


@dataclass(frozen=True)
class Judged:
    """The answer, with its reasons in words; the ceiling's reason comes first.

    ``rating`` is the computed one; ``declared`` what the owner says, where Blue that is ``awaiting`` acceptance or a date
    counts as Green. ``embedded``: complete, and still there at a review. ``stale``: it stands, faded, because nothing newer
    was said. ``overdue`` by ``days_late`` days. ``slipped``: due later than first promised, and ``slip`` says how much.
    """

    rating: Brag | None
    declared: Brag | None
    ceiling: Brag | None
    reasons: tuple[str, ...]
    challenge: str = ""
    complete: bool = False
    embedded: bool = False
    in_play: bool = False
    overdue: bool = False
    stale: bool = False
    awaiting: bool = False
    due_on: date | None = None
    days_late: int = 0
    slip: str = ""
    occurrences: tuple[Occurrence, ...] = field(default=(), repr=False)

    @property
    def slipped(self) -> bool:
        return bool(self.slip)

    @property
    def challenges(self) -> bool:
        """The dates say worse than the owner does."""
        return bool(self.challenge)

    @property
    def next_due(self) -> date | None:
        """The deadline, or the first time round that is neither done nor missed; None where nothing more is due.

        A deadline that has passed stays the next thing due until it is met.
        """
        if self.complete:
            return None
        return self.due_on or next((o.due for o in self.occurrences if o.state is Turn.DUE), None)

    @property
    def missed(self) -> tuple[date, ...]:
        """The day of every time round that was missed, oldest first."""
        return tuple(o.due for o in self.occurrences if o.state is Turn.MISSED)
