"""All that is known of a plan on two days, read at once for every workstream."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from milepost.judgement.changes import Change, changes
from milepost.judgement.evidence import backed
from milepost.judgement.happenings import Kind, Voiced, happenings, voiced
from milepost.judgement.measures import PlanMeasures, in_plan, measures_in, workstreams_of
from milepost.judgement.queries import JudgedPlan, JudgedWorkstream, judged_plan, open_plan
from milepost.people.clock import end_of
from milepost.plan.events import Departure, departures
from milepost.plan.models import Plan
from milepost.plan.queries.needs import NeedRead, needs
from milepost.progress.queries import Proof, RiskRead, proofs, risks
from milepost.rules.board import Letter

from ..links import Links
from ..models import Digest


@dataclass(frozen=True)
class Known:
    """A plan ``then`` and ``now``. ``changes`` by row, ``proofs`` that stand by milestone, ``needs`` by row; ``speaks`` are the
    refs of the workstreams each measure speaks to; ``asked`` when each thing was last asked for before a meeting, by its
    key ("milestone:12"). ``open_only``: there may be more, which not everyone may know.
    """

    then: JudgedPlan
    now: JudgedPlan
    changes: Mapping[int, Change]
    rows: Mapping[str, tuple[Voiced, ...]]
    left: tuple[Departure, ...]
    proofs: Mapping[int, tuple[Proof, ...]]
    risks: tuple[RiskRead, ...]
    needs: Mapping[int, Sequence[NeedRead]]
    measures: PlanMeasures
    speaks: Mapping[str, tuple[str, ...]]
    asked: Mapping[str, datetime]
    open_only: bool = False

    @property
    def since(self) -> date:
        return self.then.on

    @property
    def on(self) -> date:
        return self.now.on

    @property
    def links(self) -> Links:
        return Links(self.now.plan.slug, self.on)

    def changed(self, w: JudgedWorkstream) -> Iterator[Change]:
        """The milestones that changed, in the plan's order."""
        for m in w.milestones:
            if m.line.id in self.changes:
                yield self.changes[m.line.id]

    def within(self, on: date) -> bool:
        """Whether a day is after the one and by the other."""
        return self.since < on <= self.on


def read(plan: Plan, *, on: date, since: date, open_only: bool = False) -> Known:
    """The same number of queries however long the plan is. ``open_only``: nothing but what anyone may know, which of risks,
    needs and what was asked is nothing at all."""
    judge = open_plan if open_only else judged_plan
    now, then = judge(plan, on=on), judge(plan, on=since, history=False)
    left = departures(plan, on, open_only=open_only)
    happened = happenings(now, *left)
    measures = in_plan(measures_in(now, open_only=open_only), now)
    rows: dict[str, list[Voiced]] = defaultdict(list)
    for row in voiced(now):
        rows[row.workstream].append(row)
    return Known(
        then=then,
        now=now,
        changes={c.line.id: c for chapter in changes(then, now, happened) for c in chapter.changes},
        rows={ref: tuple(found) for ref, found in rows.items()},
        left=tuple(h.what for h in happened if isinstance(h.what, Departure) and h.kind is Kind.LEFT and h.within(since, on)),
        proofs={b.m.line.id: tuple(p for p in b.proofs if p.public or not open_only) for b in backed(now, proofs(plan, on))},
        risks=() if open_only else risks(plan, on),
        needs={} if open_only else needs(plan, on),
        measures=measures,
        speaks=workstreams_of(plan, (r.measure for r in measures.reads)),
        asked={} if open_only else _asked(since, on),
        open_only=open_only,
    )  # fmt: skip


def _asked(since: date, on: date) -> dict[str, datetime]:
    """When each thing was last asked for before a meeting, between two days: at somebody's desk, whatever became of their letter
    later. One query."""
    letters = Digest.objects.filter(kind=Letter.ASK, recorded_at__gte=end_of(since), recorded_at__lt=end_of(on))
    told = letters.order_by("recorded_at", "pk").values_list("asked", "recorded_at")
    return {key: at for keys, at in told for key in keys}
