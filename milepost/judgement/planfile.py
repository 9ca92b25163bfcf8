"""A plan as a plan file for those who work with it: its structure as at a day with the latest ratings, or its whole history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from milepost.plan.carrying import parties
from milepost.plan.planfile.write import Said, structure
from milepost.plan.queries import Line, Part
from milepost.progress.carrying import whole_history
from milepost.rules.moves import Status

from .queries import JudgedMilestone, JudgedPlan, JudgedWorkstream


def plan_file(
    judged: JudgedPlan, workstreams: Iterable[JudgedWorkstream] | None = None, *, history: bool = False
) -> dict[str, Any]:
    """Everything the desk may read, in the order of the schema. ``workstreams`` are some of the plan's rows, without history.

    Raises ValueError where both some rows and the history are asked for: half a history would not load.
    """
    if history and workstreams is not None:
        raise ValueError("A history is of the whole plan")
    groups, keys = parties(judged.plan.area)

    def key(part: Part) -> str:
        found = {"post": part.post_id, "organisation": part.organisation_id, "body": part.body_id}
        return next(keys[(what, pk)] for what, pk in found.items() if pk is not None)

    shown = judged.workstreams if workstreams is None else tuple(workstreams)
    written = structure(
        judged.plan,
        [_only(w) for w in shown],
        archived=judged.life.status is Status.ARCHIVED,
        said={m.line.id: said(m) for w in shown for m in w.milestones},
        key=key,
        parties=groups,
    )
    return written | ({"history": whole_history(judged.plan, judged.on, keys)} if history else {})


def said(m: JudgedMilestone) -> Said:
    """What the latest update that stands says: the rating it declares, and when it was complete."""
    if m.latest is None:
        return Said()
    if m.latest.completed_on and m.latest.completed_precision:
        return Said(completed=(m.latest.completed_on, m.latest.completed_precision))
    return Said(rating=m.latest.rating.value)


def _only(w: JudgedWorkstream) -> Line:
    """The workstream's line with only the rows that were kept below it."""
    outcomes = []
    for o in w.outcomes:
        actions = tuple(
            replace(a.line, children=(*(i.line for i in a.impacts), *(m.line for m in a.milestones))) for a in o.actions
        )
        outcomes.append(replace(o.line, children=(*(i.line for i in o.impacts), *actions)))
    return replace(w.line, children=tuple(outcomes))
