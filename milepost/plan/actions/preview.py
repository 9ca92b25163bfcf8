"""What changes would do, without doing them: they are made, looked at, and taken back."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from milepost.people.clock import now, today
from milepost.people.models import User

from ..models import Plan, Revision
from ..queries import Touched, revisions
from .apply import Applying
from .changes import Change


def preview(*, plan: Plan, changes: Sequence[Change], by: User) -> tuple[Touched, ...]:
    """Every row these changes would touch, with before and after; nothing of it is kept.

    Raises what ``change_plan`` would: the page that shows this and the act itself cannot disagree, for they are one.
    """
    with transaction.atomic():
        revision = Revision.objects.create(plan=plan, why="-", agreed_by="-", recorded_at=now(), recorded_by=by)
        Applying(plan, revision, by, revision.recorded_at).all(changes)
        (found,) = revisions(plan, today(), only=revision.pk)
        transaction.set_rollback(True)
    return found.touched
