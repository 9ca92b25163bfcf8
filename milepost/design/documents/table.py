"""What a document shows of a plan: plain words, in the plan's order. ``judgement.table`` fills it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from milepost.rules.brag import Brag


@dataclass(frozen=True)
class MilestoneRow:
    """``rating`` is what the latest update declares, ``said_on`` the day it was posted; ``by_dates`` what the rules make of it
    where that is worse or nothing was declared. ``due`` is the last day the deadline can be met. ``id``, ``version`` and
    ``shown`` are the row, its wording and the update it shows; 0 in a document for everyone.
    """

    ref: str
    statement: str
    resource: str
    deadline: str
    rhythm: str
    due: date | None
    moved: tuple[str, ...]
    owners: tuple[str, ...]
    rating: Brag | None
    embedded: bool
    said_on: date | None
    completed: str
    completed_on: date | None
    state: str
    by_dates: str
    happened: str
    next: str
    at_risk: str
    forum: str
    id: int = 0
    version: int = 0
    shown: int = 0

    @property
    def word(self) -> str:
        """The rating in a word; a colour never stands alone."""
        return f"{self.rating.label}{', embedded' if self.embedded else ''}" if self.rating else ""


@dataclass(frozen=True)
class ActionRow:
    """``difference`` is what its measures say, and what they ask of good ratings: never what is complete."""

    ref: str
    statement: str
    resource: str
    impacts: tuple[str, ...]
    milestones: tuple[MilestoneRow, ...]
    difference: str = ""


@dataclass(frozen=True)
class OutcomeRow:
    ref: str
    statement: str
    impacts: tuple[str, ...]
    actions: tuple[ActionRow, ...]


@dataclass(frozen=True)
class WorkstreamRow:
    ref: str
    statement: str
    weakness: str
    accountable: tuple[str, ...]
    delivery: tuple[str, ...]
    outcomes: tuple[OutcomeRow, ...]

    @property
    def rows(self) -> Iterator[tuple[OutcomeRow, ActionRow, MilestoneRow]]:
        """Every milestone with what it hangs below."""
        for outcome in self.outcomes:
            for action in outcome.actions:
                for milestone in action.milestones:
                    yield outcome, action, milestone


@dataclass(frozen=True)
class PlanTable:
    """``chosen`` says which rows these are, empty for the whole plan. ``desk``: it holds what only the desk may read."""

    slug: str
    title: str
    kind: str
    area: str
    site: str
    weakness_word: str
    as_at: date
    status: str
    chosen: str
    desk: bool
    workstreams: tuple[WorkstreamRow, ...]

    @property
    def count(self) -> int:
        return sum(1 for w in self.workstreams for _ in w.rows)

    @property
    def name(self) -> str:
        """What its file is called, without an ending."""
        return f"{self.slug}-{self.as_at.isoformat()}"
