"""What the page of a measure says beside its figures: what rests on it, and what this person may do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from milepost.desk.request import who
from milepost.judgement.as_at import Day
from milepost.judgement.measures import MeasureRead, PlanMeasures, picture, rows_of
from milepost.judgement.measures.cells import Row
from milepost.judgement.measures.published import published
from milepost.judgement.queries import JudgedAction, JudgedPlan
from milepost.measures.access import hand
from milepost.measures.definitions import Measure
from milepost.measures.policy import policy_for
from milepost.rules.measuring import Source

NEWEST = 12
"""So many rows of where figures come from stand open; the rest are a click away."""
SOURCES = {
    Source.TYPED: "Figures that its owner types in",
    Source.PROVIDER: "Returns of those who give the help",
    Source.SURVEY: "A survey",
    Source.CASEWORK: "Counted from cases",
    Source.DFE: "Figures that the Department for Education publishes",
}


def threshold_words(measure: Measure) -> str:
    """Below how many people a figure is not shown."""
    below = policy_for(measure).below
    return f"Counts from 1 to {below - 1}, and what would give one away: a “c” stands in their place"


@dataclass(frozen=True)
class Impact:
    """An impact a measure speaks to, and the actions that are there to bring it about."""

    ref: str
    statement: str
    workstream_ref: str
    actions: tuple[JudgedAction, ...]


def about(read: MeasureRead, measures: PlanMeasures, judged: JudgedPlan) -> dict[str, Any]:
    rows = rows_of(read.series)
    shown = open_rows(rows)
    return {
        "measures": measures,
        "impacts": impacts(read, judged),
        "milestones": [m for m in judged.milestones if m.line.ref in read.measure.milestones],
        "picture": picture(read, judged.plan.area.name, read.headline),
        "rows": rows,
        "newest": rows[:shown],
        "earlier": rows[shown:],
        "published": published(read.measure, judged.plan.area, began=judged.plan.starts_on),
        "source": SOURCES[read.measure.source],
        "threshold": threshold_words(read.measure),
    }


def open_rows(rows: tuple[Row, ...]) -> int:
    """How many rows stand open, the newest: a dozen, and what is left of the period the last of them is about."""
    last = rows[NEWEST - 1].period if len(rows) >= NEWEST else None
    return next((n for n, row in enumerate(rows) if n >= NEWEST and row.period != last), len(rows))


def impacts(read: MeasureRead, judged: JudgedPlan) -> list[Impact]:
    """An outcome's impact rests on all its actions, an action's on that one."""
    found = []
    for w in judged.workstreams:
        for o in w.outcomes:
            rests = [(i, o.actions) for i in o.impacts] + [(i, (a,)) for a in o.actions for i in a.impacts]
            found += [
                Impact(i.line.ref, i.line.statement, w.line.ref, actions)
                for i, actions in rests
                if i.line.ref in read.measure.impacts
            ]
    return found


def links(request: HttpRequest, day: Day, read: MeasureRead) -> list[tuple[str, str]]:
    """Where this person may send and confirm figures, or say what was agreed; each page asks again."""
    if day.asked:
        return []
    mine, measure = hand(who(request)), read.measure
    found = []
    if sends := mine.sends(measure):
        number = sends[0].pk if sends[0] else 0
        page = reverse("figures") if len(sends) > 1 else reverse("figure-periods", args=[measure.id, number])
        found.append(("Send its figures", page))
    if mine.may_keep(measure):
        found.append(
            ("Agree a target anew, redraw the chart, note what happened", reverse("keep-measure", args=[measure.id]))
        )
    return found
