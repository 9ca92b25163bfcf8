"""What is asked of somebody, in the words and the order of their front page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from milepost.judgement.evidence import Backed
from milepost.judgement.measures import MeasureRead
from milepost.judgement.queries import JudgedAction, JudgedImpact, JudgedMilestone, JudgedPlan
from milepost.judgement.risks import red_without_risk
from milepost.people.clock import day_of
from milepost.plan.access import Capacity
from milepost.plan.models import Plan
from milepost.progress.queries import RiskRead, Voice
from milepost.rules.dates import day
from milepost.rules.permissions import Role, Verb

Voiced = JudgedImpact | JudgedAction | JudgedMilestone


@dataclass(frozen=True)
class Mine:
    """A milestone that somebody owns, and what is asked of them: empty where it is complete."""

    plan: Plan
    m: JudgedMilestone
    asked: str


@dataclass(frozen=True)
class Disagreement:
    """Something the forum disagrees about; ``page`` and ``ref`` name the page that shows it."""

    plan: Plan
    what: str
    statement: str
    page: str
    ref: str
    voice: Voice


def owned(capacity: Capacity, judged: Iterable[JudgedPlan]) -> list[Mine]:
    """Sent back first, then due soonest; what is complete comes last."""
    return in_order(Mine(p.plan, m, asked(m, p)) for p in judged for m in p.milestones if m.line.id in capacity.owns)


def in_order(found: Iterable[Mine]) -> list[Mine]:
    return sorted(found, key=lambda mine: (mine.m.sent_back is None, mine.m.judged.complete, soonest(mine.m)))


def soonest(m: JudgedMilestone) -> date:
    """The next day something is due, however far."""
    turns = [o.due for o in m.judged.occurrences if o.state != "done"]
    timescale = m.line.timescale
    return (timescale.due if timescale else None) or (turns[0] if turns else date.max)


def wanted(m: JudgedMilestone) -> bool:
    """Whether anything is asked of the owner: not where it is complete, being checked or not in play."""
    return not m.judged.complete and (m.sent_back is not None or (not m.being_checked and m.judged.in_play))


def asked(m: JudgedMilestone, judged: JudgedPlan) -> str:
    """What the owner is asked for now, by the reporting rhythm of the policy in force."""
    if m.judged.complete:
        return ""
    if m.sent_back:
        return "Answer what was sent back, and post again"
    if m.being_checked:
        return "Nothing now: your latest update is being checked"
    if not m.judged.in_play:
        return "Nothing is asked yet"
    if m.latest is None:
        return "A first update is asked for"
    by = judged.policy.reporting_rhythm.after(day_of(m.latest.at))
    return f"An update is asked for by {day(by)}" if by >= judged.on else f"An update was due by {day(by)}"


def challenged(capacity: Capacity, judged: JudgedPlan) -> list[JudgedMilestone]:
    """Milestones that concern them whose dates say worse than was declared. Their own are listed as theirs already."""
    others = (m for m in judged.milestones if m.line.id not in capacity.owns)
    return [m for m in others if m.judged.challenges and _concerns(capacity, m)]


def disagreements(capacity: Capacity, judged: JudgedPlan) -> list[Disagreement]:
    """Whatever of theirs the forum last disagreed with: impacts, actions and milestones, in the plan's order."""
    return [
        Disagreement(judged.plan, f"{kind} {row.line.ref}", row.line.statement, page, ref, row.forum)
        for kind, row, page, ref, below in _rows(judged)
        if row.forum and row.forum.stance == "disagrees" and any(_concerns(capacity, m) for m in below)
    ]


def _rows(judged: JudgedPlan) -> Iterator[tuple[str, Voiced, str, str, tuple[JudgedMilestone, ...]]]:
    """Every row the forum may speak of: its kind, itself, the page that shows it, and the milestones it is about."""
    for w in judged.workstreams:
        for o in w.outcomes:
            below = tuple(m for a in o.actions for m in a.milestones)
            yield from (("Impact", i, "desk-workstream", w.line.ref, below) for i in o.impacts)
            for a in o.actions:
                yield "Action", a, "desk-action", a.line.ref, a.milestones
                yield from (("Impact", i, "desk-action", a.line.ref, a.milestones) for i in a.impacts)
                yield from (("Milestone", m, "desk-milestone", m.line.ref, (m,)) for m in a.milestones)


def running_out(capacity: Capacity, held: set[int], every: Iterable[Backed]) -> list[Backed]:
    """Milestones whose last evidence is running out or over: mine, or kept by a post I hold (``held``)."""
    return [
        b for b in every if b.runs_out and (b.m.line.id in capacity.owns or any(p.owner_id in held for p in b.proofs))
    ]


def without_risk(capacity: Capacity, judged: JudgedPlan, every: Iterable[RiskRead]) -> list[JudgedMilestone]:
    """Red milestones that concern them with no risk written down, where they may raise one."""

    def may(m: JudgedMilestone) -> bool:
        return capacity.may_at(Verb.MANAGE_RISK, row_id=m.line.id, workstream_id=m.workstream_id)

    return [m for m in red_without_risk(judged, every) if may(m)]


def worse(reads: Sequence[MeasureRead]) -> str:
    """How many measures of a plan got worse or missed their target: "2 of 13 measures got worse or missed their target"."""
    found, whose = sum(bool(r.challenge) for r in reads), "its" if len(reads) == 1 else "their"
    several = "measure" if len(reads) == 1 else "measures"
    return f"{found or 'None'} of {len(reads)} {several} got worse or missed {whose} target" if reads else ""


def _concerns(capacity: Capacity, m: JudgedMilestone) -> bool:
    """Mine, or in a workstream I answer for; everything for a plan lead and for the forum."""
    return (
        Role.PLAN_LEAD in capacity.roles
        or m.line.id in capacity.owns
        or m.workstream_id in capacity.answers_for
        or Role.FORUM in capacity.roles
    )
