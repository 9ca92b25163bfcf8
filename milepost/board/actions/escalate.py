"""Taking a concern up the governance map: from a body, along one of its lines, to the body that is to answer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.board.policy import board_policy
from milepost.people.audit import record
from milepost.people.calendar import bank_holidays
from milepost.people.clock import TWICE, day_of, now
from milepost.people.models import Body, ReportingLine, User
from milepost.rules.board import Handing
from milepost.rules.working_days import working_days_later

from ..models import Decision, Escalation, EscalationStep
from ..queries.escalations import stood
from ..subjects import Subject, keep_about


def escalate(
    *,
    body: Body,
    line: ReportingLine,
    why: str,
    tried: str,
    by: User,
    about: Iterable[Subject] = (),
    decision: Decision | None = None,
    proposal: str = "",
    at: datetime | None = None,
) -> Escalation:
    """Escalate a concern of a body along one of its lines, whose nature it takes. The receiver's clock starts the day after.

    ``decision`` is where the body decided it, ``proposal`` the key of the proposal it follows. Raises ValidationError.
    """
    moment = at or now()
    why, tried = why.strip(), tried.strip()
    must_lead_on(line, body.pk)
    _must_say(why, tried)
    if decision and decision.meeting.body_id != body.pk:
        raise ValidationError({"decision": f"That is not a decision of {body}"})
    with transaction.atomic():
        # One at a time for a body, so that nothing is escalated twice.
        Body.objects.select_for_update().get(pk=body.pk)
        since = {
            "recorded_at__gte": moment - TWICE,
            "recorded_by": by,
            "concern": line.concern,
            "why": why,
            "tried": tried,
        }
        if again := Escalation.objects.filter(body=body, steps__to=line.to_id, **since).first():
            return again
        _must_be_new(body, proposal)
        escalation = Escalation.objects.create(
            body=body, concern=line.concern, why=why, tried=tried, decision=decision, proposal=proposal,
            recorded_at=moment, recorded_by=by,
        )  # fmt: skip
        keep_about(escalation, about)
        EscalationStep.objects.create(
            escalation=escalation, handing=Handing.SENT, to=line.to, answer_by=answer_by(day_of(moment)),
            recorded_at=moment, recorded_by=by,
        )  # fmt: skip
        nature = f" ({line.concern})" if line.concern else ""
        summary = f"Escalated a concern{nature} from {body} to {line.to}"
        record(by=by, verb="escalate", about=escalation, summary=summary, at=moment)
    return escalation


def answer_by(handed_on: date) -> date:
    """The last day for an answer to what was handed over on a day, by the policy of that day."""
    return working_days_later(handed_on, board_policy(handed_on).escalation_working_days, bank_holidays())


def must_lead_on(line: ReportingLine | None, body_id: int) -> None:
    """A concern goes only along a line of the map by which the body that has it escalates."""
    if line is None or line.body_id != body_id or line.kind != ReportingLine.Kind.ESCALATES:
        raise ValidationError({"line": "Choose where the concern goes: the map has no such line from this body"})


def _must_say(why: str, tried: str) -> None:
    missing = {}
    if not why:
        missing["why"] = "Say why this needs another body"
    if not tried:
        missing["tried"] = "Say what has been tried, so that nobody asks for it again"
    if missing:
        raise ValidationError(missing)


def _must_be_new(body: Body, proposal: str) -> None:
    earlier = Escalation.objects.filter(body=body, proposal=proposal).prefetch_related("steps") if proposal else ()
    if any(not stood(e, e.steps.all()).ended for e in earlier):
        raise ValidationError("This has been escalated already, and has no answer yet. Open that escalation instead")
