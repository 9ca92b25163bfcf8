"""A person says what becomes of a letter of which nobody knows whether it went, or that failed too often."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import now
from milepost.people.models import User
from milepost.rules.board import Sent
from milepost.rules.board.letters import LONGEST

from ..models import Posting


def settle_letter(*, posting: Posting, again: bool, by: User, at: datetime | None = None) -> Posting:
    """Count a try as sent, or give it up so that the letter is sent ``again``. One that failed can only be sent again.

    Refused where somebody has settled it already, or it may still be going.
    """
    moment = at or now()
    with transaction.atomic():
        locked = Posting.objects.select_for_update(of=("self",)).select_related("digest__to").get(pk=posting.pk)
        if locked.settled_by_id or locked.outcome == Sent.SENT:
            raise ValidationError("This letter has been settled already. Open the page again to see how")
        if locked.outcome == Sent.FAILED:
            if not again:
                raise ValidationError({"again": "This letter surely did not go, so it cannot count as sent"})
        elif locked.ended_at is None and moment - locked.began_at < LONGEST:
            raise ValidationError("This letter may still be on its way. Look again in ten minutes")
        else:
            locked.outcome = Sent.GIVEN_UP if again else Sent.COUNTED_SENT
        locked.ended_at, locked.settled_by = locked.ended_at or moment, by
        locked.save()
        said = "Let it be sent again" if again else "Counted as sent"
        summary = f"{said}: a letter to {locked.digest.to}"
        record(by=by, verb="settle_letter", about=locked, summary=summary, at=moment)
    return locked
