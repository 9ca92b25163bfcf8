"""Bringing a newer version of the document a plan was made from, or should have been."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.core.files import File

from milepost.people.clock import now
from milepost.people.models import User
from milepost.sources.actions import bring
from milepost.sources.models import Intake
from milepost.sources.readable import PLAN_FILES

from ..models import Brought, Plan


def bring_newer(*, plan: Plan, file: File, by: User, then: Callable[[Intake], None]) -> Intake:  # type: ignore[type-arg]
    """Keep the document, to be held against the plan once it was read. Nothing of the plan changes by this."""

    def belongs(intake: Intake) -> None:
        if intake.file_kind in PLAN_FILES:
            words = "A plan file is loaded as a plan of its own. Choose the Word, Excel or PDF document the plan is in"
            raise ValidationError({"file": words})
        moment = now()
        Brought.objects.create(plan=plan, intake=intake, kind=Brought.As.NEWER, recorded_at=moment, recorded_by=by)
        then(intake)

    return bring(file=file, by=by, then=belongs)
