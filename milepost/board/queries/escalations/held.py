"""Escalations: who sent each, who holds it, what happened to it so far, and by when an answer is due."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch

from milepost.board.models import Escalation, EscalationStep
from milepost.board.queries.about import AboutRead, about
from milepost.design.environment import plural
from milepost.people.clock import day_of, end_of
from milepost.people.queries import ours
from milepost.rules.board import Handing
from milepost.rules.board.escalating import Standing, Step, may_follow, standing
from milepost.rules.dates import day


@dataclass(frozen=True)
class StepRead:
    """One step. ``of`` is the body that took it, ``to`` the one it went to, where it moved."""

    id: int
    at: datetime
    by: str
    handing: Handing
    of: str
    to_id: int | None
    to: str
    answer_by: date | None
    words: str

    @property
    def happened(self) -> str:
        """In a line: "Passed on by the ... to the ..."."""
        did = "passed on" if self.handing is Handing.PASSED else self.handing.value
        return f"{did.capitalize()} by the {self.of}" + (f" to the {self.to}" if self.to else "")


@dataclass(frozen=True)
class EscalationRead:
    """``body`` sent it, ``holder`` has it, or had it when it ended; ``came_from`` is who handed it to them. ``answer_by`` is None
    once it is over. ``concern`` is its nature, empty where the map takes any. ``next`` is what may happen to it now.

    ``decision_private``: the decision it came from is in the private part of a meeting of ``body``.
    """

    id: int
    at: datetime
    by: str
    body_id: int
    body: str
    holder_id: int
    holder: str
    came_from_id: int
    concern: str
    why: str
    tried: str
    about: tuple[AboutRead, ...]
    decision_id: int | None
    decision_private: bool
    proposal: str
    answer_by: date | None
    overdue: bool
    received: bool
    ended: Handing | None
    next: tuple[Handing, ...]
    steps: tuple[StepRead, ...]

    @property
    def nature(self) -> str:
        return self.concern or "any concern"

    @property
    def last(self) -> StepRead:
        return self.steps[-1]

    @property
    def returned(self) -> bool:
        """Whether it was handed back to the body that holds it."""
        return next(s for s in reversed(self.steps) if s.handing.moves).handing is Handing.RETURNED

    @property
    def stands(self) -> str:
        """Where it stands, in a sentence. What is overdue, ``late`` says apart."""
        if self.ended:
            return f"{self.ended.value.capitalize()} on {day(day_of(self.last.at))}"
        due = f". An answer is due by {day(self.answer_by)}" if self.answer_by and not self.overdue else ""
        return f"Held by the {self.holder}{'' if self.received else ', not yet marked as received'}{due}"

    @property
    def late(self) -> str:
        return f"Overdue: an answer was due by {day(self.answer_by)}" if self.overdue and self.answer_by else ""


def escalations(
    *, on: date, holders: Collection[int] | None = None, bodies: Collection[int] | None = None, open_only: bool = False
) -> tuple[EscalationRead, ...]:
    """Those recorded by the end of a day, or only those that some bodies hold, or sent: open ones first, the soonest due at the
    top, then those that are over, the latest first. Four queries."""
    steps = EscalationStep.objects.filter(recorded_at__lt=end_of(on)).select_related("to", "recorded_by")
    rows = Escalation.objects.filter(ours("body__area"), recorded_at__lt=end_of(on))
    rows = rows.select_related("body", "decision", "recorded_by").prefetch_related(
        Prefetch("steps", steps, to_attr="so_far")
    )
    if bodies is not None:
        rows = rows.filter(body__in=bodies)
    found = [(e, stood(e, e.so_far)) for e in rows]
    kept = [
        (e, now)
        for e, now in found
        if (holders is None or (now.holder in holders and not now.ended)) and not (open_only and now.ended)
    ]
    of = about("escalation", [e.pk for e, _ in kept], on=on)
    read = [_read(e, now, of.get(e.pk, ()), on) for e, now in kept]
    live = sorted((e for e in read if not e.ended), key=lambda e: (e.answer_by or on, e.id))
    return (*live, *sorted((e for e in read if e.ended), key=lambda e: e.last.at, reverse=True))


def stood(escalation: Escalation, steps: Iterable[EscalationStep]) -> Standing:
    """Where it stands after these steps, oldest first."""
    return standing(escalation.body_id, (Step(Handing(s.handing), s.to_id, s.answer_by) for s in steps))


def counted(found: Iterable[EscalationRead], one: str = "escalation", many: str = "escalations") -> str:
    """How many, and how many of them are overdue: "2 escalations, 1 overdue"; empty for none."""
    those = list(found)
    late = sum(e.overdue for e in those)
    words = plural(len(those), one, many)
    return (words + (f", {late} overdue" if late else "")) if those else ""


def _read(e: Escalation, now: Standing, of: tuple[AboutRead, ...], on: date) -> EscalationRead:
    steps = _steps(e)
    names = {e.body_id: e.body.name, **{s.to_id: s.to for s in steps if s.to_id}}
    return EscalationRead(
        id=e.pk, at=e.recorded_at, by=str(e.recorded_by), body_id=e.body_id, body=e.body.name,
        holder_id=now.holder, holder=names[now.holder], came_from_id=now.came_from, concern=e.concern, why=e.why, tried=e.tried,
        about=of, decision_id=e.decision_id, decision_private=bool(e.decision and e.decision.private), proposal=e.proposal,
        answer_by=now.answer_by, overdue=now.overdue(on), received=now.received, ended=now.ended,
        next=may_follow(now, e.body_id), steps=tuple(steps),
    )  # fmt: skip


def _steps(e: Escalation) -> list[StepRead]:
    read, holder = [], e.body.name
    for s in e.so_far:  # type: ignore[attr-defined]
        handing, to = Handing(s.handing), s.to.name if s.to else ""
        of = e.body.name if handing is Handing.WITHDRAWN else holder
        read.append(StepRead(s.pk, s.recorded_at, str(s.recorded_by), handing, of, s.to_id, to, s.answer_by, s.words))
        holder = to or holder
    return read
