"""Bringing to a meeting's agenda what comes there of itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import day_of, now
from milepost.people.models import User
from milepost.rules import dates
from milepost.rules.board import Ask

from ..items import ItemWords
from ..models import About, AgendaItem, Approval, Meeting
from ..queries.escalations import escalations
from ..queries.follow_ups import follow_ups
from ..queries.meetings import meetings
from ..subjects import Subject, keep_about
from .agenda import add_item
from .arranging import latest_arrangement
from .in_meeting import locked, must_be_open


@dataclass(frozen=True)
class _Due:
    """An item that is due on the agenda: what brings it, and what it takes over of what that is about."""

    brought: str
    title: str
    private: bool = False
    decision_id: int | None = None
    escalation_id: int | None = None


def bring_items(*, meeting: Meeting, by: User, at: datetime | None = None) -> tuple[AgendaItem, ...]:
    """Put on the agenda what is not there yet: minutes to approve, what is still to be followed up, challenges that nobody has
    answered, escalations that the body holds, and the highlight reports. What somebody took off stays off.

    It quotes nothing, so that no words have a second copy. Gives what was added. Raises ValidationError.
    """
    moment = at or now()
    with transaction.atomic():
        meeting = locked(meeting)
        must_be_open(meeting)
        there = set(meeting.items.exclude(brought="").values_list("brought", flat=True))
        added = tuple(_bring(meeting, due, by, moment) for due in _due(meeting, moment) if due.brought not in there)
        if added:
            summary = f"Brought {len(added)} to the agenda of {meeting}"
            record(by=by, verb="bring_items", about=meeting, summary=summary, at=moment)
    return added


def _due(meeting: Meeting, at: datetime) -> Iterator[_Due]:
    on, body = day_of(at), meeting.body_id
    yield from _minutes(meeting, at)
    asked = follow_ups(on=on, body_ids=[body], private_for=[body])
    yield from (
        _Due(f"follow_up:{f.id}", f"Challenge not answered: decision {f.decision.number} of {dates.day(f.decision.on)}",
             f.decision.private, decision_id=f.decision.id)
        for f in asked if f.ask is Ask.ANSWER
    )  # fmt: skip
    yield from (
        _Due(f"escalation:{e.id}", f"Escalation to answer, from {e.body}"[:200], e.decision_private, escalation_id=e.id)
        for e in escalations(on=on, holders=[body], open_only=True)
    )
    if any(f.ask is Ask.DO for f in asked):
        yield _Due("follow_ups", "Follow-ups still open")
    yield _Due("highlights", "Highlight reports")


def _minutes(meeting: Meeting, at: datetime) -> Iterator[_Due]:
    day = latest_arrangement(meeting).on
    approved = set(Approval.objects.filter(meeting__body=meeting.body_id).values_list("meeting_id", flat=True))
    for m in meetings([meeting.body_id], on=day_of(at)):
        if m.held and m.on < day and m.id not in approved:
            yield _Due(f"minutes:{m.id}", f"Minutes of {dates.day(m.on)}, to approve")


def _bring(meeting: Meeting, due: _Due, by: User, at: datetime) -> AgendaItem:
    item = add_item(meeting=meeting, new=ItemWords(due.title, private=due.private), by=by, brought=due.brought, at=at)
    subjects = About.objects.none()
    if due.decision_id:
        subjects = About.objects.filter(decision=due.decision_id)
    elif due.escalation_id:
        subjects = About.objects.filter(escalation=due.escalation_id)
    keep_about(item, (Subject(a.row, a.measure, a.risk) for a in subjects))
    return item
