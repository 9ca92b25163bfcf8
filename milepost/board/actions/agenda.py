"""Putting an item on a meeting's agenda, changing it, moving it and taking it off.

The trail says who changed an item and when, and quotes none of its words: what is private stays private, and words that should
never have been written down can be removed for good (``blank``).
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from milepost.people.audit import record, snapshot
from milepost.people.clock import TWICE, now
from milepost.people.models import User

from ..items import ItemWords
from ..models import AgendaItem, Meeting
from .in_meeting import locked, must_be_open
from .meanwhile import Meanwhile


def add_item(
    *, meeting: Meeting, new: ItemWords, by: User, brought: str = "", at: datetime | None = None
) -> AgendaItem:
    """Put an item at the end of a meeting's agenda. Raises ValidationError where it has no title, or the meeting takes none."""
    moment, says = at or now(), new.stripped()
    _must_have_title(says)
    with transaction.atomic():
        meeting = locked(meeting)
        must_be_open(meeting)
        if not brought and (again := _again(meeting, says, by, moment)):
            return again
        last = meeting.items.aggregate(last=Max("position"))["last"] or 0
        item = AgendaItem.objects.create(
            meeting=meeting, position=last + 1, brought=brought, recorded_at=moment, recorded_by=by, **asdict(says)
        )
        summary = f"Put an item on the agenda of {meeting}"
        record(by=by, verb="add_item", about=item, summary=summary, after=_told(item), at=moment)
    return item


def change_item(*, item: AgendaItem, new: ItemWords, seen: str, by: User, at: datetime | None = None) -> AgendaItem:
    """Change what an item says, until something is decided about it. ``seen`` is the mark of what its writer saw."""
    moment, says = at or now(), new.stripped()
    _must_have_title(says)
    with transaction.atomic():
        item = _changeable(item)
        if ItemWords.of(item).mark != seen:
            raise Meanwhile(item)
        if item.private and not says.private:
            _must_have_no_minutes(item)
        before = _told(item)
        for name, value in asdict(says).items():
            setattr(item, name, value)
        _save(item, "change_item", "Changed an item", before, by, moment)
    return item


def move_item(*, item: AgendaItem, up: bool, by: User, at: datetime | None = None) -> None:
    """Change places with the item before it, or after it; the first stays first and the last stays last."""
    moment = at or now()
    with transaction.atomic():
        meeting = locked(item.meeting)
        must_be_open(meeting)
        order = list(meeting.items.filter(removed=False))
        place = next((n for n, i in enumerate(order) if i.pk == item.pk), None)
        if place is None:
            raise ValidationError("This item has been taken off the agenda")
        other = place - 1 if up else place + 1
        if not 0 <= other < len(order):
            return
        order[place], order[other] = order[other], order[place]
        before = {"order": [i.pk for i in meeting.items.filter(removed=False)]}
        for position, each in enumerate(order, 1):
            if each.position != position:
                each.position = position
                each.save(update_fields=["position"])
        after = {"order": [i.pk for i in order]}
        summary = f"Moved an item of the agenda of {meeting}"
        record(by=by, verb="move_item", about=meeting, summary=summary, before=before, after=after, at=moment)


def remove_item(*, item: AgendaItem, seen: str, by: User, at: datetime | None = None) -> None:
    """Take an item off the agenda, until something is decided about it."""
    moment = at or now()
    with transaction.atomic():
        item = _changeable(item)
        if ItemWords.of(item).mark != seen:
            raise Meanwhile(item)
        before = _told(item)
        item.removed = True
        _save(item, "remove_item", "Took an item off the agenda", before, by, moment)


def _changeable(item: AgendaItem) -> AgendaItem:
    meeting = locked(item.meeting)
    must_be_open(meeting)
    kept = AgendaItem.objects.select_related("meeting__body").get(pk=item.pk)
    if kept.removed:
        raise ValidationError("This item has been taken off the agenda")
    if kept.decisions.exists():
        raise ValidationError("Something was decided about this item, so it stays as it is")
    return kept


def _save(item: AgendaItem, verb: str, did: str, before: dict[str, Any], by: User, at: datetime) -> None:
    item.save()
    summary = f"{did}: {item.meeting}"
    record(by=by, verb=verb, about=item, summary=summary, before=before, after=_told(item), at=at)


WORDS = ("title", "words", "presenter")


def _told(item: AgendaItem) -> dict[str, Any]:
    return {n: v for n, v in snapshot(item).items() if n not in WORDS}


def _must_have_no_minutes(item: AgendaItem) -> None:
    """What was minuted in private is not opened by opening its item."""
    latest = item.meeting.minutes.last()
    if latest and latest.words.get(str(item.pk)):
        raise ValidationError(
            {
                "private": "The private minutes have words about this item, which everyone could read then. Remove those first"
            }
        )


def _must_have_title(says: ItemWords) -> None:
    if not says.title:
        raise ValidationError({"title": "Say what the item is"})


def _again(meeting: Meeting, says: ItemWords, by: User, at: datetime) -> AgendaItem | None:
    """The item the same person put there a moment ago in the same words: they pressed twice."""
    return meeting.items.filter(removed=False, recorded_by=by, recorded_at__gte=at - TWICE, **asdict(says)).first()
