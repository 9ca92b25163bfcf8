"""Starting the plan that follows another: a new draft, linked to it."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import day_of, now
from milepost.people.models import User
from milepost.rules.moves import Status

from ..kinds import plan_kinds
from ..life_policy import life_policy
from ..models import Plan, PlanStep, Row, RowPost, Version
from ..planfile.read import RESERVED
from ..queries.life import status_now
from ..queries.line import Line
from ..queries.lines import lines

MAY_BE_FOLLOWED = (Status.LIVE, Status.CLOSED)


def start_follow_on(*, plan: Plan, title: str, slug: str, kind: str, by: User) -> Plan:
    """A draft with the workstreams, outcomes, actions and milestones of the plan as they read now, its posts and deadlines.

    It is a draft: what is done, or no longer wanted, is taken out there. Raises ValidationError, having changed nothing.
    """
    moment = now()
    with transaction.atomic():
        Plan.objects.select_for_update().get(pk=plan.pk)
        _may(plan, slug, kind)
        new = Plan.objects.create(
            slug=slug, title=title.strip(), kind=kind, area=plan.area, follows=plan, inspection=plan.inspection,
            source=f"Follows “{plan.title}”", recorded_at=moment, recorded_by=by,
        )  # fmt: skip
        step = life_policy(day_of(moment)).step("", Status.DRAFT)
        PlanStep.objects.create(
            plan=new, step=step.key, status=step.status, on=day_of(moment), recorded_at=moment, recorded_by=by
        )
        _Copy(new, by, moment).rows(lines(plan, day_of(moment)), None)
        record(
            by=by,
            verb="follow_on",
            about=new,
            summary=f"Started {new.title}, which follows {plan.title}"[:300],
            at=moment,
        )
    return new


def _may(plan: Plan, slug: str, kind: str) -> None:
    status = status_now(plan)
    if status not in MAY_BE_FOLLOWED:
        raise ValidationError(f"A plan that is {status.label.lower()} is not followed by another yet")
    if kind not in plan_kinds():
        raise ValidationError({"kind": "Choose what kind of plan it is"})
    if slug in RESERVED:
        raise ValidationError({"slug": f"“{slug}” is the address of another page. Choose another"})
    if Plan.objects.filter(slug=slug).exists():
        raise ValidationError({"slug": f"There is a plan at “{slug}” already. Choose another address"})


class _Copy:
    """Writes the rows of one plan into another."""

    def __init__(self, plan: Plan, by: User, at: datetime) -> None:
        self.plan, self.position = plan, 0
        self.stamp = {"recorded_at": at, "recorded_by": by}
        self.since = day_of(at)

    def rows(self, found: tuple[Line, ...], parent: Row | None) -> None:
        for line in found:
            self.position += 1
            row = Row.objects.create(
                plan=self.plan, kind=line.kind, ref=line.ref, parent=parent, position=self.position, **self.stamp
            )
            version = Version.objects.get(pk=line.version_id)
            version.pk, version.row, version.revision = None, row, None
            version.recorded_at, version.recorded_by = self.stamp["recorded_at"], self.stamp["recorded_by"]  # type: ignore[assignment]
            version._state.adding = True
            version.save()
            for part in line.parts:
                RowPost.objects.create(
                    row=row, part=part.part, post_id=part.post_id, organisation_id=part.organisation_id,
                    body_id=part.body_id, from_on=self.since, **self.stamp,
                )  # fmt: skip
            self.rows(line.children, row)
