"""Which plan, day and rows were asked for, and the document or data they make."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from milepost.design.documents.table import PlanTable
from milepost.design.environment import plural
from milepost.desk.plan.filters import Filters, narrowed, read_filters
from milepost.judgement.as_at import Day, reading_day
from milepost.judgement.queries import JudgedPlan, JudgedWorkstream, judged_plan
from milepost.judgement.table import plan_table
from milepost.people.queries import ours_called
from milepost.plan.models import Plan


@dataclass(frozen=True)
class Chosen:
    """``rows`` are those of the filters; None for the whole plan. ``count`` how many milestones, of ``total``."""

    plan: Plan
    day: Day
    filters: Filters
    judged: JudgedPlan
    rows: tuple[JudgedWorkstream, ...] | None
    count: int
    total: int

    @property
    def words(self) -> str:
        """Which rows these are, in words; empty for the whole plan."""
        if self.rows is None:
            return ""
        return f"Not the whole plan: {self.count} of {plural(self.total, 'milestone')}, chosen by filters."

    @property
    def query(self) -> str:
        """The same choice as an address carries it."""
        asked = QueryDict(mutable=True)
        asked.update(self.filters.chosen)
        if self.day.asked:
            asked["as_at"] = self.day.on.isoformat()
        return asked.urlencode()

    def table(self) -> PlanTable:
        return plan_table(self.judged, site=ours_called(), desk=True, workstreams=self.rows, chosen=self.words)


def choose(plan: Plan, asked: QueryDict) -> Chosen:
    filters = read_filters(asked)
    day = reading_day(plan, asked.get("as_at", ""))
    judged = judged_plan(plan, on=day.on, history=filters.changed_since is not None)
    rows = narrowed(judged, filters) if filters.any else None
    total = sum(1 for _ in judged.milestones)
    count = total if rows is None else sum(1 for w in rows for _ in w.milestones)
    return Chosen(plan, day, filters, judged, rows, count, total)
