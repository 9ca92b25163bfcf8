"""Loading a plan from a file: all of it, or none of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import day_of
from milepost.people.models import Area, User
from milepost.rules.moves import Status

from ..carrying import PLAN, Bearer, Carried, HistoryProblem
from ..models import Inspection, Plan, PlanStep, Row
from ..planfile import PlanFile, PlanFileProblems, Problem
from .load_parties import there_or_new
from .load_rows import write_rows


def write_plan(
    *, file: PlanFile, name: str, by: User, at: datetime, loaded_at: datetime, lists: Iterable[Carried] = PLAN
) -> Plan:
    """Write a plan already read. The ratings a file states are for ``progress`` to record: see its loader.

    ``at`` is when its rows count as recorded, ``loaded_at`` when this was done; a file's history has moments of its own, and
    ``lists`` are those of its lists that are brought back. Raises PlanFileProblems when there is such a plan already or its
    history does not hold together, having changed nothing.
    """
    with transaction.atomic():
        if Plan.objects.filter(slug=file.plan["slug"]).exists():
            message = (
                f"There is a plan at “{file.plan['slug']}” already. Choose another slug; a plan is never overwritten"
            )
            raise PlanFileProblems(name, [Problem(file.slug_line, "", message)])
        try:
            return _Writer(file, by, at).write(loaded_at, lists)
        except HistoryProblem as found:
            place = " ".join(str(step + 1 if isinstance(step, int) else step) for step in found.path)
            raise PlanFileProblems(name, [Problem(file.line_of(found.path), place, found.message)]) from found


class _Writer:
    """Writes one plan; holds what later rows point at."""

    def __init__(self, file: PlanFile, by: User, at: datetime) -> None:
        self.file = file
        self.stamp = {"recorded_at": at, "recorded_by": by}
        self.by, self.at = by, at
        self.area, _ = Area.objects.get_or_create(
            name=file.area["name"],
            defaults={"ons_code": file.area.get("ons_code", ""), "la_code": file.area.get("la_code", "")},
        )
        self.rows: dict[tuple[str, str], Row] = {}

    def write(self, loaded_at: datetime, lists: Iterable[Carried]) -> Plan:
        self.parties = there_or_new(self.file, self.area)
        self.plan = self.head()
        if self.file.history:
            self.history(loaded_at, lists)
        else:
            self.structure()
        record(
            by=self.by, verb="load_plan", about=self.plan, at=loaded_at,
            summary=f"Loaded {self.plan.title}: {len(self.rows)} rows{' with their history' if self.file.history else ''}",
        )  # fmt: skip
        return self.plan

    def history(self, loaded_at: datetime, lists: Iterable[Carried]) -> None:
        """Every record as it was, on its own day and by its own author; what it follows or serves, where that is here."""
        bearer = Bearer(self.plan, self.parties.every(), loaded_at)
        head = self.file.history["plan"]
        self.plan.recorded_at = bearer.moment(head["at"], ("history", "plan", "at"))
        self.plan.recorded_by = bearer.person(head["by"])
        self.plan.follows = Plan.objects.filter(slug=head.get("follows", "")).first()
        self.plan.serves = Row.objects.filter(
            plan__slug=head.get("serves_plan", ""), kind=Row.Kind.ACTION, ref=head.get("serves_action", "")
        ).first()
        self.plan.save()
        bearer.bring(lists, self.file.history)
        self.rows = {(row.kind, row.ref): row for row in bearer.rows.values()}

    def structure(self) -> None:
        self.rows = write_rows(self.file, self.plan, self.parties, at=self.at, by=self.by)
        status = Status.ARCHIVED if self.file.plan.get("archived") else Status.DRAFT
        on = self.plan.read_as_at or day_of(self.at)
        PlanStep.objects.create(plan=self.plan, status=status, on=on, **self.stamp)

    def head(self) -> Plan:
        p = self.file.plan
        return Plan.objects.create(
            slug=p["slug"], title=p["title"], kind=p["kind"], area=self.area, inspection=self.inspection(),
            about=p.get("about", ""), source=p.get("source", ""), starts_on=_day(p, "starts"), ends_on=_day(p, "ends"),
            due_on=_day(p, "due"), read_as_at=_day(p, "read_as_at"), **self.stamp,
        )  # fmt: skip

    def inspection(self) -> Inspection | None:
        i = self.file.inspection
        if not i:
            return None
        on = date.fromisoformat
        return Inspection.objects.create(
            area=self.area, started_on=on(i["started"]), ended_on=on(i["ended"]), published_on=on(i["published"]),
            by=i["by"], summary=i.get("summary", ""), summary_note=i.get("summary_note", ""),
        )  # fmt: skip


def _day(found: dict[str, str], key: str) -> date | None:
    return date.fromisoformat(found[key]) if key in found else None
