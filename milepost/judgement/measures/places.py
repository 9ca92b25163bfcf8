"""Where measures stand in a plan: the workstreams whose impacts and milestones they speak to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from milepost.measures.definitions import Measure
from milepost.plan.models import Plan, Row

KINDS = {"impacts": Row.Kind.IMPACT, "milestones": Row.Kind.MILESTONE}


def workstreams_of(plan: Plan, measures: Iterable[Measure]) -> dict[str, tuple[str, ...]]:
    """The refs of the workstreams each measure speaks to, by its id. One query, whatever the number of measures."""
    every = list(measures)
    wanted = {ref for m in every for ref in (*m.impacts, *m.milestones)}
    rows = Row.objects.filter(plan=plan, kind__in=KINDS.values(), ref__in=wanted)
    above = {(row.kind, row.ref): row.workstream.ref for row in rows.select_related("parent__parent__parent")}
    found: dict[str, set[str]] = defaultdict(set)
    for m in every:
        for name, kind in KINDS.items():
            found[m.id] |= {above[kind, ref] for ref in getattr(m, name) if (kind, ref) in above}
    return {id_: tuple(sorted(refs)) for id_, refs in found.items()}
