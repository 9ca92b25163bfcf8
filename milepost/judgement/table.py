"""A plan as the table a document shows. Given ``open_plan``'s plan it holds only what anyone may know."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from milepost.design.documents.table import ActionRow, MilestoneRow, OutcomeRow, PlanTable, WorkstreamRow
from milepost.people.clock import day_of
from milepost.plan.kinds import plan_kind
from milepost.plan.queries import Line, Move
from milepost.rules.dates import day, month
from milepost.rules.moves import Status
from milepost.rules.timescale import Precision

from .measures import PlanMeasures, in_plan, measures_of
from .queries import JudgedAction, JudgedImpact, JudgedMilestone, JudgedOutcome, JudgedPlan, JudgedWorkstream

FOUND = "What inspectors found"
"""Over a weakness: words that whoever reads the document back, a person or Milepost, does not take for a workstream."""


def plan_table(
    judged: JudgedPlan,
    *,
    site: str,
    desk: bool,
    workstreams: Iterable[JudgedWorkstream] | None = None,
    chosen: str = "",
) -> PlanTable:
    """``workstreams`` are the rows that were chosen, ``chosen`` says which; without them it is the whole plan.

    Four queries, for what the plan's measures say: in a document for everyone only those that are open.
    """
    measures = in_plan(measures_of(judged.plan, judged.on, open_only=not desk), judged)
    shown = judged.workstreams if workstreams is None else tuple(workstreams)
    rated = judged.life.status is Status.LIVE
    kind = plan_kind(judged.plan.kind)
    return PlanTable(
        slug=judged.plan.slug,
        title=judged.plan.title,
        kind=kind.name,
        area=judged.plan.area.name,
        site=site,
        weakness_word=FOUND,
        as_at=judged.on,
        status=judged.life.status.label,
        chosen=chosen,
        desk=desk,
        workstreams=tuple(_workstream(w, measures, desk=desk, rated=rated) for w in shown),
    )


def _workstream(w: JudgedWorkstream, measures: PlanMeasures, *, desk: bool, rated: bool) -> WorkstreamRow:
    return WorkstreamRow(
        ref=w.line.ref,
        statement=w.line.statement,
        weakness=w.line.weakness,
        accountable=_named(w.line, "accountable"),
        delivery=_named(w.line, "delivery"),
        outcomes=tuple(_outcome(o, measures, desk=desk, rated=rated) for o in w.outcomes),
    )


def _outcome(o: JudgedOutcome, measures: PlanMeasures, *, desk: bool, rated: bool) -> OutcomeRow:
    actions = tuple(_action(a, measures, desk=desk, rated=rated) for a in o.actions)
    return OutcomeRow(o.line.ref, o.line.statement, _impacts(o.impacts), actions)


def _action(a: JudgedAction, measures: PlanMeasures, *, desk: bool, rated: bool) -> ActionRow:
    milestones = tuple(_milestone(m, desk=desk, rated=rated) for m in a.milestones)
    difference = measures.behind(a.line.ref).said_of(a)
    return ActionRow(a.line.ref, a.line.statement, a.line.resource, _impacts(a.impacts), milestones, difference)


def _impacts(impacts: tuple[JudgedImpact, ...]) -> tuple[str, ...]:
    return tuple(i.line.statement for i in impacts)


def _milestone(m: JudgedMilestone, *, desk: bool, rated: bool) -> MilestoneRow:
    timescale, latest = m.line.timescale, m.latest
    assert timescale
    return MilestoneRow(
        ref=m.line.ref,
        statement=m.line.statement,
        resource=m.line.resource,
        deadline=timescale.as_written,
        rhythm=timescale.rhythm.label if timescale.rhythm else "",
        due=timescale.due,
        moved=tuple(_moved(move) for move in m.line.moves),
        owners=_named(m.line, "owner"),
        rating=latest.rating if latest else None,
        embedded=m.judged.embedded,
        said_on=day_of(latest.at) if latest else None,
        completed=completed(latest.completed_on, latest.completed_precision) if latest else "",
        completed_on=latest.completed_on if latest else None,
        state=state(m),
        by_dates=by_dates(m) if rated else "",
        happened=latest.happened if latest else "",
        next=latest.next if latest else "",
        at_risk=latest.at_risk if latest else "",
        forum=f"{m.forum.stance_label}{f': {m.forum.words}' if m.forum.words else ''}" if m.forum else "",
        id=m.line.id if desk else 0,
        version=m.line.version_id if desk else 0,
        shown=latest.id if desk and latest else 0,
    )


def _named(line: Line, part: str) -> tuple[str, ...]:
    return tuple(p.name for p in line.posts(part))


def _moved(move: Move) -> str:
    """Who agreed and why are in it only where the reader may know: a deadline of ``open_plan`` may not have them."""
    return f"Moved from {move.before.timescale.as_written} {move.after.agreement}"


def completed(on: date | None, precision: Precision | None) -> str:
    """When something was complete, at the precision it was given."""
    if on is None:
        return ""
    return month(on) if precision is Precision.MONTH else day(on)


def state(m: JudgedMilestone) -> str:
    """Where the latest update stands that was not accepted."""
    if m.being_checked:
        return "being checked"
    return "latest update sent back" if m.sent_back else ""


def by_dates(m: JudgedMilestone) -> str:
    """What the rules say where it is not what was declared: where the dates say worse, it has faded, or nothing was said."""
    j = m.judged
    said = "; ".join(j.reasons)
    if j.rating and (j.challenges or m.latest is None):
        return f"The dates say {j.rating.label}: {said}"
    return said[:1].upper() + said[1:] if m.latest is None or j.stale else ""
