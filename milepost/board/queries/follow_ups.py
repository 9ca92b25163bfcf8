"""What boards asked posts to do or to answer, and what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from milepost.design.environment import plural
from milepost.people.clock import day_of, end_of
from milepost.rules.board import Ask, DecisionKind, Followed, Part, Said, followed

from ..models import Decision, FollowUp, FollowUpStep
from .days import meets_on


@dataclass(frozen=True)
class Decided:
    """A decision in a line: whose, on which day, its number in its meeting and what it says."""

    id: int
    meeting_id: int
    body_id: int
    body: str
    on: date
    number: int
    kind: DecisionKind
    words: str
    private: bool

    @property
    def name(self) -> str:
        return f"Decision {self.number}"


@dataclass(frozen=True)
class StepRead:
    id: int
    part: Part
    words: str
    due_on: date | None
    at: datetime
    by: str


@dataclass(frozen=True)
class FollowUpRead:
    """``owner`` is the post; ``stands`` says when it is due now, how it ended, and how late it is or was."""

    id: int
    decision: Decided
    ask: Ask
    what: str
    owner: str
    owner_id: int
    first_due_on: date
    steps: tuple[StepRead, ...]
    stands: Followed

    @property
    def due_on(self) -> date:
        return self.stands.due_on

    @property
    def state(self) -> str:
        return self.stands.ended.value if self.stands.ended else "open"

    @property
    def open(self) -> bool:
        return self.stands.open

    @property
    def overdue(self) -> bool:
        return self.stands.overdue

    @property
    def days_late(self) -> int:
        return self.stands.days_late

    @property
    def became(self) -> str:
        """In words: "done on time", "answered 3 days late", "not answered, 5 days late", "not needed"."""
        if self.stands.ended is Part.DROPPED:
            return "not needed any more"
        verb = "answered" if self.ask is Ask.ANSWER else "done"
        late = f"{plural(self.days_late, 'day')} late"
        if self.open:
            return f"not {verb}, {late}" if self.overdue else f"not {verb} yet"
        return f"{verb} {late}" if self.days_late else f"{verb} in time"


def decided(rows: QuerySet[Decision], *, on: date, private_for: Collection[int] = ()) -> QuerySet[Any]:
    """Decisions recorded by a day that may be read by those who sit on ``private_for``, each with the day of its meeting."""
    seen = Q(private=False) | Q(meeting__body__in=private_for)
    recorded = rows.filter(seen, recorded_at__lt=end_of(on)).select_related("meeting__body")
    return recorded.annotate(meets_on=meets_on("meeting", "meeting__planned_on", on))


def in_a_line(d: Decision, meets_on: date) -> Decided:
    body = d.meeting.body
    kind = DecisionKind(d.kind)
    return Decided(d.pk, d.meeting_id, body.pk, body.name, meets_on, d.number, kind, d.words, d.private)


def follow_ups(
    *,
    on: date,
    body_ids: Collection[int] | None = None,
    post_ids: Collection[int] | None = None,
    decision_ids: Collection[int] | None = None,
    open_only: bool = True,
    private_for: Collection[int] = (),
) -> tuple[FollowUpRead, ...]:
    """What was asked by the end of a day, by when it is due; what is overdue is first where only open ones are wanted.

    Those of private decisions only of the bodies in ``private_for``. Two queries.
    """
    seen = Q(decision__private=False) | Q(decision__meeting__body__in=private_for)
    rows = FollowUp.objects.filter(seen, recorded_at__lt=end_of(on))
    for reach, ids in (("decision__meeting__body", body_ids), ("owner", post_ids), ("decision", decision_ids)):
        if ids is not None:
            rows = rows.filter(**{f"{reach}__in": ids})
    told = rows.select_related("decision__meeting__body", "owner").annotate(
        meets_on=meets_on("decision__meeting", "decision__meeting__planned_on", on)
    )
    steps = _steps([f.pk for f in told], on)
    found = [_read(f, f.meets_on, steps[f.pk], on) for f in told]
    return tuple(sorted((f for f in found if f.open or not open_only), key=lambda f: (f.due_on, f.id)))


def _steps(ids: list[int], on: date) -> dict[int, list[FollowUpStep]]:
    found: dict[int, list[FollowUpStep]] = defaultdict(list)
    for step in FollowUpStep.objects.filter(follow_up__in=ids, recorded_at__lt=end_of(on)).select_related(
        "recorded_by"
    ):
        found[step.follow_up_id].append(step)
    return found


def _read(f: FollowUp, meets_on: date, steps: list[FollowUpStep], on: date) -> FollowUpRead:
    return FollowUpRead(
        id=f.pk, decision=in_a_line(f.decision, meets_on), ask=Ask(f.ask), what=f.what, owner=f.owner.title, owner_id=f.owner_id,
        first_due_on=f.due_on,
        steps=tuple(StepRead(s.pk, Part(s.part), s.words, s.due_on, s.recorded_at, str(s.recorded_by)) for s in steps),
        stands=followed(f.due_on, (Said(Part(s.part), day_of(s.recorded_at), s.due_on) for s in steps), on),
    )  # fmt: skip
