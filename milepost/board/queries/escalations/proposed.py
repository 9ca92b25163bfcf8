"""What a body might escalate, and why: Red or failing for meeting after meeting, or a challenge that nobody answered.

Proposals only. Nothing is escalated until a person does it.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.urls import reverse

from milepost.board.models import SetAside
from milepost.board.policy import board_policy
from milepost.board.queries.about import AboutRead, about
from milepost.board.queries.follow_ups import FollowUpRead, follow_ups
from milepost.board.queries.meetings import meetings
from milepost.judgement.measures import MeasureRead, measures_of
from milepost.judgement.queries import JudgedMilestone, judged_plan
from milepost.people.clock import day_of, end_of
from milepost.people.models import ReportingLine
from milepost.plan.access import with_status
from milepost.plan.models import Plan
from milepost.rules import dates
from milepost.rules.board import Ask
from milepost.rules.board.escalating import lasting, rests
from milepost.rules.brag import Brag
from milepost.rules.moves import Status

from .held import EscalationRead, escalations


@dataclass(frozen=True)
class Proposal:
    """``key`` names it for good ("red:12" for row 12, "failing:" and a measure, "challenge:" and a follow-up).

    ``words`` say what would be escalated, ``because`` why it is proposed.
    """

    key: str
    words: str
    about: tuple[AboutRead, ...]
    because: str
    decision_id: int | None = None


def proposals(body_id: int, *, on: date, private_for: Collection[int] = ()) -> tuple[Proposal, ...]:
    """What a body might escalate on a day: nothing where the map leads nowhere from it, nothing that rests, nothing under way.

    A challenge of a private part only for those in ``private_for``. The number of queries depends on the numbers of meetings in
    the policy and on the plans that are live, never on their rows: what is well today is not looked for on an earlier day.
    """
    lines = ReportingLine.objects.filter(body=body_id, kind=ReportingLine.Kind.ESCALATES).select_related("body")
    line = lines.first()
    if line is None:
        return ()
    met = [m.on for m in meetings([body_id], on=on) if m.held]
    sent = escalations(on=on, bodies=[body_id])
    off = _off(body_id, on, sent, met[-1] if met else None)
    plans = list(with_status(Status.LIVE).filter(area=line.body.area_id))
    found = [
        *(p for plan in plans for p in _red(plan, met, on)),
        *(p for plan in plans for p in _failing(plan, met, on)),
        *_unanswered(body_id, on, private_for),
    ]
    return tuple(p for p in found if p.key not in off and not _under_way(p, sent))


def _red(plan: Plan, met: list[date], on: date) -> Iterator[Proposal]:
    """Milestones whose computed rating was Red at each of the last meetings, and is now."""
    days = met[-board_policy(on).red_meetings :]
    if len(days) < board_policy(on).red_meetings:
        return
    now = _red_rows(plan, on)
    for row in lasting(chain([now], (_red_rows(plan, day) for day in reversed(days)))):
        m = now[row]
        href = reverse("desk-milestone", args=[plan.slug, m.line.ref])
        of = AboutRead(
            "milestone", m.line.ref, m.line.statement, href, plan.slug, row_id=row, workstream_ref=m.workstream_ref
        )
        why = f"Red at the last {_meetings(days)}, and still Red: {'; '.join(m.judged.reasons) or 'so declared'}"
        yield Proposal(f"red:{row}", f"Milestone {m.line.ref}: {m.line.statement}", (of,), why)


def _red_rows(plan: Plan, on: date) -> dict[int, JudgedMilestone]:
    judged = judged_plan(plan, on=on, history=False)
    return {m.line.id: m for m in judged.milestones if m.judged.rating is Brag.RED}


def _failing(plan: Plan, met: list[date], on: date) -> Iterator[Proposal]:
    """Measures that at each of the last meetings had got worse or had missed their target, and have now."""
    days = met[-board_policy(on).failing_meetings :]
    if len(days) < board_policy(on).failing_meetings:
        return
    now = _challenging(plan, on)
    for pk in lasting(chain([now], (_challenging(plan, day, only=now) for day in reversed(days)))):
        read = now[pk]
        href = reverse("plan-measure", args=[plan.slug, pk])
        of = AboutRead("measure", pk, read.measure.name, href, plan.slug, measure=pk)
        how = read.challenge.removeprefix(f"{read.measure.name}: ")
        why = f"It failed at the last {_meetings(days)}, and still does: {how}"
        yield Proposal(f"failing:{pk}", f"Measure: {read.measure.name}", (of,), why)


def _challenging(plan: Plan, on: date, only: Container[str] | None = None) -> dict[str, MeasureRead]:
    """A measure fails where its figures have really turned for the worse, or its target's day has passed and it was missed."""
    return {r.measure.id: r for r in measures_of(plan, on, only=only) if r.challenge}


def _unanswered(body_id: int, on: date, private_for: Collection[int]) -> Iterator[Proposal]:
    asked = follow_ups(on=on, body_ids=[body_id], private_for=private_for)
    late = [f for f in asked if f.ask is Ask.ANSWER and f.overdue]
    of = about("decision", [f.decision.id for f in late], on=on)
    for f in late:
        yield Proposal(
            f"challenge:{f.id}", f"Challenge: {f.decision.words}", of.get(f.decision.id, ()), _late(f), f.decision.id
        )


def _late(f: FollowUpRead) -> str:
    return f"{f.owner} was to answer the challenge of {dates.day(f.decision.on)} by {dates.day(f.due_on)}, and has not"


def _meetings(days: list[date]) -> str:
    named = " and ".join(dates.day(day) for day in days[-2:])
    several = f"{len(days)} meetings" if len(days) > 1 else "meeting"
    return f"{several}, on {', '.join([*(dates.day(day) for day in days[:-2]), named])}"


def _off(body_id: int, on: date, sent: tuple[EscalationRead, ...], last_met: date | None) -> set[str]:
    """The keys that rest: set aside, or answered, and the body has not met since."""
    aside = SetAside.objects.filter(body=body_id, recorded_at__lt=end_of(on)).values_list("key", "recorded_at")
    over = [(e.proposal, e.last.at) for e in sent if e.ended]
    return {key for key, at in [*aside, *over] if rests(day_of(at), last_met)}


def _under_way(proposal: Proposal, sent: tuple[EscalationRead, ...]) -> bool:
    """Whether the body has an open escalation that came of it, or is about the same."""
    mine = {(a.row_id, a.measure) for a in proposal.about}
    return any(
        e.proposal == proposal.key
        or (bool(proposal.decision_id) and e.decision_id == proposal.decision_id)
        or (not proposal.decision_id and bool(mine & {(a.row_id, a.measure) for a in e.about}))
        for e in sent
        if not e.ended
    )
