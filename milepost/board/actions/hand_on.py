"""What happens to an escalation on its way: received, passed on, returned, answered, or withdrawn by its sender."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import day_of, now
from milepost.people.models import Body, ReportingLine, User
from milepost.rules.board import Handing
from milepost.rules.board.escalating import Standing, may_follow

from ..models import Escalation, EscalationStep
from ..queries.escalations import stood
from .escalate import answer_by, must_lead_on

NEEDED = {
    Handing.PASSED: "Say why it is passed on",
    Handing.RETURNED: "Say why it is returned, and what is wanted",
    Handing.ANSWERED: "Write the answer",
    Handing.WITHDRAWN: "Say why it is withdrawn",
}


def hand_on(
    *,
    escalation: Escalation,
    handing: Handing,
    seen: int,
    by: User,
    words: str = "",
    line: ReportingLine | None = None,
    at: datetime | None = None,
) -> EscalationStep:
    """Add what happened to it. Passed on, it goes along a ``line`` of the body that holds it; returned, to whoever handed it
    over; each starts a new clock. ``seen`` is the id of the last step its writer saw.

    Refused where somebody acted meanwhile, where it may not follow, and without words where they are needed. Raises
    ValidationError.
    """
    moment = at or now()
    words = words.strip()
    if handing in NEEDED and not words:
        raise ValidationError({"words": NEEDED[handing]})
    with transaction.atomic():
        locked = Escalation.objects.select_for_update(of=("self",)).select_related("body").get(pk=escalation.pk)
        steps = list(locked.steps.select_related("to", "recorded_by"))
        if steps[-1].pk != seen:
            raise ValidationError(
                f"{steps[-1].recorded_by} acted on this while your page was open: it was {steps[-1].handing}. "
                "Nothing of yours is saved yet. Read what happened, then decide again"
            )
        now_ = stood(locked, steps)
        if handing not in may_follow(now_, locked.body_id):
            raise ValidationError("This cannot be done to it as it stands now. Open the escalation to see what can")
        to = _goes_to(handing, now_, line)
        step = EscalationStep.objects.create(
            escalation=locked, handing=handing, to=to, answer_by=answer_by(day_of(moment)) if to else None, words=words,
            recorded_at=moment, recorded_by=by,
        )  # fmt: skip
        summary = f"{handing.value.capitalize()} escalation {locked.pk} of {locked.body}{f', to {to}' if to else ''}"
        record(by=by, verb="hand_on", about=locked, summary=summary, at=moment)
    return step


def _goes_to(handing: Handing, now_: Standing, line: ReportingLine | None) -> Body | None:
    if handing is Handing.RETURNED:
        return Body.objects.get(pk=now_.came_from)
    if handing is Handing.PASSED:
        must_lead_on(line, now_.holder)
        return line.to if line else None
    return None
