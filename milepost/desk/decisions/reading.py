"""What the pages of one meeting begin with."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest

from milepost.board.access import meeting_for, sees_private
from milepost.board.models import Approval, Meeting
from milepost.board.queries.meetings import MeetingRead, meeting_read
from milepost.desk.request import who
from milepost.judgement.as_at import Day, day_or
from milepost.people.clock import today
from milepost.rules.permissions import Verb


@dataclass(frozen=True)
class Here:
    """A meeting, as it stood on the day the page shows, and what this person may do with it now.

    ``takes_items``: its agenda can change; ``takes_decisions``: its day has come too.
    """

    meeting: Meeting
    read: MeetingRead
    day: Day
    private: bool
    may_keep: bool
    takes_items: bool
    takes_decisions: bool


def here(request: HttpRequest, pk: int, verb: Verb = Verb.READ_PLAN) -> Here:
    """The meeting of a page, for somebody who may do this with it. Raises Http404."""
    found = meeting_for(who(request), pk, verb)
    day = day_or(request.GET.get("as_at", ""), today())
    try:
        read = meeting_read(found, on=day.on)
    except LookupError as error:
        raise Http404 from error
    may_keep = not day.asked and who(request).may_for(Verb.KEEP_MEETINGS, found.body_id)
    takes = may_keep and not read.cancelled and not Approval.objects.filter(meeting=found).exists()
    has_come = read.on <= today()
    return Here(found, read, day, sees_private(who(request), found.body_id), may_keep, takes, takes and has_come)


def refusal(error: ValidationError) -> str:
    """What an action refused, as a sentence for the top of a page."""
    return " ".join(error.messages)
