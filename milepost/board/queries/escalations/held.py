"""Escalations: who sent each, who holds it, what happened to it so far, and by when an answer is due."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch

from milepost.board.models import Escalation, EscalationStep
from milepost.board.queries.about import AboutRead, about
from milepost.people.clock import end_of
from milepost.people.queries import ours
from milepost.rules.board import Handing
from milepost.rules.board.escalating import Standing, Step, standing


@dataclass(frozen=True)
class StepRead:
    id: int
    at: datetime
    by: str
    handing: Handing
    to_id: int | None
    to: str
    answer_by: date | None
    words: str


@dataclass(frozen=True)
class EscalationRead:
    """``body`` sent it, ``holder`` has it, or had it when it ended. ``answer_by`` is None once it is over.

    ``decision_private``: the decision it came from is in the private part of a meeting of ``body``.
    """

    id: int
    at: datetime
    by: str
    body_id: int
    body: str
    holder_id: int
    holder: str
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
    steps: tuple[StepRead, ...]

    @property
    def nature(self) -> str:
        return self.concern or "any concern"

    @property
    def last(self) -> StepRead:
        return self.steps[-1]


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


def _read(e: Escalation, now: Standing, of: tuple[AboutRead, ...], on: date) -> EscalationRead:
    steps: list[EscalationStep] = e.so_far  # type: ignore[attr-defined]
    names = {e.body_id: e.body.name, **{s.to.pk: s.to.name for s in steps if s.to}}
    return EscalationRead(
        id=e.pk, at=e.recorded_at, by=str(e.recorded_by), body_id=e.body_id, body=e.body.name,
        holder_id=now.holder, holder=names[now.holder], concern=e.concern, why=e.why, tried=e.tried, about=of,
        decision_id=e.decision_id, decision_private=bool(e.decision and e.decision.private), proposal=e.proposal,
        answer_by=now.answer_by, overdue=now.overdue(on), received=now.received, ended=now.ended,
        steps=tuple(_step(s) for s in steps),
    )  # fmt: skip


def _step(s: EscalationStep) -> StepRead:
    return StepRead(
        s.pk,
        s.recorded_at,
        str(s.recorded_by),
        Handing(s.handing),
        s.to_id,
        s.to.name if s.to else "",
        s.answer_by,
        s.words,
    )
