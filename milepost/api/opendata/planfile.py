"""The published plan as a plan file: what the schema describes, less what only the desk may read.

Who answers for what, notes and the plan's own cross-references stay out; the schema needs none of them.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from milepost.judgement.queries import (
    JudgedAction,
    JudgedImpact,
    JudgedMilestone,
    JudgedOutcome,
    JudgedPlan,
    JudgedWorkstream,
)
from milepost.people.calendar import calendar
from milepost.plan.models import Inspection, Plan
from milepost.plan.queries import Line
from milepost.rules.dates import day, month
from milepost.rules.moves import Status
from milepost.rules.timescale import NotUnderstood, Precision, Timescale, understand

from .licences import Licence
from .milestones import completed


def plan_file(judged: JudgedPlan, *, licence: Licence, source: str) -> dict[str, Any]:
    """The plan as at its day, in the order of the schema. ``source`` is the address of the page for people."""
    plan = judged.plan
    return _kept(
        published=_kept(
            as_at=judged.on.isoformat(), source=source,
            licence=licence.name, licence_address=licence.address, terms=licence.terms,
        ),
        plan=_head(plan, archived=judged.life.status is Status.ARCHIVED),
        area=_kept(name=plan.area.name, ons_code=plan.area.ons_code, la_code=plan.area.la_code),
        inspection=_inspection(plan.inspection),
        workstreams=[_workstream(w) for w in judged.workstreams],
    )  # fmt: skip


def _head(plan: Plan, *, archived: bool) -> dict[str, Any]:
    return _kept(
        slug=plan.slug, title=plan.title, kind=plan.kind, about=plan.about, source=plan.source,
        starts=_day(plan.starts_on), ends=_day(plan.ends_on), due=_day(plan.due_on),
        archived=archived, read_as_at=_day(plan.read_as_at),
    )  # fmt: skip


def _inspection(inspection: Inspection | None) -> dict[str, Any]:
    if inspection is None:
        return {}
    return _kept(
        started=_day(inspection.started_on), ended=_day(inspection.ended_on), published=_day(inspection.published_on),
        by=inspection.by, summary=inspection.summary, summary_note=inspection.summary_note,
    )  # fmt: skip


def _workstream(w: JudgedWorkstream) -> dict[str, Any]:
    weakness = _kept(weakness=w.line.weakness, weakness_plain=w.line.weakness_plain)
    return {"ref": w.line.ref, **_words(w.line), **weakness, "outcomes": [_outcome(o) for o in w.outcomes]}


def _outcome(o: JudgedOutcome) -> dict[str, Any]:
    impacts = _kept(impacts=[_impact(i) for i in o.impacts])
    return {"ref": o.line.ref, **_words(o.line), **impacts, "actions": [_action(a) for a in o.actions]}


def _action(a: JudgedAction) -> dict[str, Any]:
    more = _kept(resource=a.line.resource, impacts=[_impact(i) for i in a.impacts])
    return {"ref": a.line.ref, **_words(a.line), **more, "milestones": [_milestone(m) for m in a.milestones]}


def _impact(i: JudgedImpact) -> dict[str, Any]:
    return _words(i.line) | _kept(figures=list(i.line.figures))


def _milestone(m: JudgedMilestone) -> dict[str, Any]:
    timescale = m.line.timescale
    assert timescale
    return _words(m.line) | _kept(
        deadline=timescale.as_written, means=_means(timescale), rhythm=timescale.rhythm, counts_from=_day(timescale.counts_from),
        resource=m.line.resource, complete=_complete(m), figures=list(m.line.figures),
    )  # fmt: skip


def _means(timescale: Timescale) -> str:
    """What a deadline that no rule reads was said to mean, so that the file can be read back."""
    try:
        understand(timescale.as_written, calendar=calendar())
    except NotUnderstood:
        return timescale.written()
    return ""


def _complete(m: JudgedMilestone) -> str:
    """In words a plan file reads back at the same precision."""
    found = completed(m)
    if found is None:
        return ""
    on, precision = found
    return month(on) if precision is Precision.MONTH else day(on)


def _words(line: Line) -> dict[str, Any]:
    return _kept(statement=line.statement, plain=line.plain)


def _day(on: date | None) -> str:
    return on.isoformat() if on else ""


def _kept(**found: Any) -> dict[str, Any]:
    """What is there; the schema leaves out what is not."""
    return {key: value for key, value in found.items() if value}
