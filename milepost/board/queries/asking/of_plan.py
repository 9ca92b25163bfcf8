"""What the owners of one plan may be asked, and what is asked now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from django.urls import reverse

from milepost.design.environment import small
from milepost.judgement.agenda import What, agenda
from milepost.judgement.evidence import Backed
from milepost.judgement.measures import workstreams_of
from milepost.judgement.queries import JudgedMilestone, JudgedPlan
from milepost.measures.definitions import Measure, of_plan
from milepost.measures.queries import first_answered
from milepost.people.clock import day_of
from milepost.progress.queries import RiskRead
from milepost.rules.dates import day
from milepost.rules.periods import period_of

from .thing import Thing


def milestones(judged: JudgedPlan, until: date) -> Iterator[Thing]:
    """Every milestone. ``until`` is the day of the meeting: what is due by then is asked for."""
    found = agenda(judged)
    overdue = {due.milestone.line.id: f"Overdue: {small(due.words)}" for due in found.overdue}
    coming = [due for due in found.coming if due.on <= until and due.what is not What.START]
    soon = {due.milestone.line.id: due.words for due in reversed(coming)}
    for m in judged.milestones:
        newest = m.newest
        yield Thing(
            key=f"milestone:{m.line.id}",
            name=f"Milestone {m.line.ref}",
            words=m.line.statement,
            href=reverse("desk-milestone", args=[judged.plan.slug, m.line.ref]),
            why=_asked(m, overdue.get(m.line.id) or soon.get(m.line.id, "")),
            posts=_owners(m),
            said_at=newest.at if newest and newest.stands else None,
            row_id=m.line.id,
            workstream_id=m.workstream_id,
            workstream_ref=m.workstream_ref,
        )


def _asked(m: JudgedMilestone, due: str) -> str:
    if m.judged.complete:
        return ""
    if m.sent_back:
        return "The last update was sent back: answer it, and post again"
    if m.being_checked:
        return ""
    if due:
        return due
    if m.latest is None:
        return "No update has been posted yet" if m.judged.in_play else ""
    return f"Not updated since {day(day_of(m.latest.at))}" if m.judged.stale else ""


def _owners(m: JudgedMilestone) -> tuple[int, ...]:
    return tuple(p.post_id for p in m.line.posts("owner") if p.post_id)


def evidence(judged: JudgedPlan, every: Iterable[Backed]) -> Iterator[Thing]:
    """Evidence that has run out or is about to: of whoever keeps it, else of the milestone's owner."""
    for b in every:
        if not b.runs_out or b.last is None or b.lasts_until is None:
            continue
        line, runs = b.m.line, "ran" if b.last.expired(judged.on) else "runs"
        yield Thing(
            key=f"evidence:{line.id}",
            name=f"Evidence of milestone {line.ref}",
            words=line.statement,
            href=reverse("desk-milestone", args=[judged.plan.slug, line.ref]),
            why=f"The last of it {runs} out on {day(b.lasts_until)}: add newer evidence",
            posts=(b.last.owner_id,) if b.last.owner_id else _owners(b.m),
            row_id=line.id,
            workstream_id=b.m.workstream_id,
            workstream_ref=b.m.workstream_ref,
        )


def risks(judged: JudgedPlan, every: Iterable[RiskRead], numbers: Mapping[str, int]) -> Iterator[Thing]:
    """Every open risk; it is asked for once the day on which it was to be looked at again has passed.

    ``numbers`` are the ids of workstreams by their refs.
    """
    for risk in every:
        if not risk.now.open:
            continue
        passed = risk.now.review_overdue(judged.on)
        yield Thing(
            key=f"risk:{risk.id}",
            name=f"Risk {risk.number}",
            words=f"On {risk.row_kind} {risk.row_ref}",
            href=reverse("plan-risk", args=[judged.plan.slug, risk.number]),
            why=f"It was to be looked at again by {day(risk.now.review_on)}" if passed else "",
            posts=(risk.now.owner_id,),
            said_at=risk.now.at,
            workstream_id=numbers.get(risk.workstream_ref),
            workstream_ref=risk.workstream_ref,
        )


def measures(judged: JudgedPlan, posts: Mapping[str, int], numbers: Mapping[str, int]) -> Iterator[Thing]:
    """Measures whose latest period is over and has no answer yet, of the post their definition names. Two queries.

    What organisations are asked for has letters of its own (``desk.returns.letters``).
    """
    owned = [m for m in of_plan(judged.plan.slug) if m.owner in posts and not m.collected_from]
    periods = {m.id: period_of(m.every, period_of(m.every, judged.on).starts - timedelta(days=1)) for m in owned}
    known = first_answered(periods, {p.starts for p in periods.values()}, judged.on)
    places = workstreams_of(judged.plan, owned)
    for m in owned:
        period = periods[m.id]
        if (m.id, None, period.starts) in known:
            continue
        yield _measure(m, period.label, posts[m.owner], next(iter(places[m.id]), ""), numbers)


def _measure(m: Measure, period: str, post: int, workstream: str, numbers: Mapping[str, int]) -> Thing:
    return Thing(
        key=f"measure:{m.id}",
        name="Measure",
        words=m.name,
        href=reverse("figure-periods", args=[m.id, 0]),
        why=f"{period} has no figure yet: send it, or say why there is none",
        posts=(post,),
        workstream_id=numbers.get(workstream),
        workstream_ref=workstream,
    )
