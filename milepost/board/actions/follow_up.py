"""Saying what became of something a board asked for."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.access import posts_held
from milepost.people.audit import record
from milepost.people.clock import day_of, now
from milepost.people.models import User
from milepost.rules.board import Ask, Part

from ..models import FollowUp, FollowUpStep
from .meanwhile import must_have_seen

NEEDED = {
    Part.DONE: "Say what was done, or give the answer",
    Part.DROPPED: "Say why it is not needed any more",
    Part.MOVED: "Say why it needs longer",
    Part.NOTE: "Write the note",
}


def say(
    *,
    follow_up: FollowUp,
    part: Part,
    words: str,
    by: User,
    for_board: bool,
    due_on: date | None = None,
    seen: int = 0,
    at: datetime | None = None,
) -> FollowUpStep:
    """Add what became of a follow-up: done, not needed, moved to a day, or a note. ``seen`` is the id of the latest step its
    writer saw, 0 for none.

    ``for_board`` where they keep the body. Of a challenge only the board gives more time or lets it drop, and nobody of it who
    was challenged: they answer. Raises ValidationError, naming the field, or Meanwhile.
    """
    moment, words = at or now(), words.strip()
    with transaction.atomic():
        kept = FollowUp.objects.select_for_update(of=("self",)).select_related("decision__meeting").get(pk=follow_up.pk)
        steps = list(kept.steps.select_related("recorded_by"))
        must_have_seen(steps[-1] if steps else None, seen)
        for_board = for_board and not _is_asked(kept, by, day_of(moment))
        _must_take(kept, part, for_board, any(Part(s.part).ends for s in steps))
        if not words:
            raise ValidationError({"words": NEEDED[part]})
        if part is Part.MOVED:
            _must_be_later(due_on, day_of(moment))
        step = FollowUpStep.objects.create(
            follow_up=kept, part=part, words=words, due_on=due_on if part is Part.MOVED else None,
            recorded_at=moment, recorded_by=by,
        )  # fmt: skip
        record(by=by, verb="follow_up", about=step, summary=f"Follow-up of {kept.decision}: {part.value}", at=moment)
    return step


def _is_asked(follow_up: FollowUp, user: User, on: date) -> bool:
    """Whether somebody holds the post on a day that was asked."""
    return posts_held(user, on).filter(pk=follow_up.owner_id).exists()


def _must_take(kept: FollowUp, part: Part, for_board: bool, ended: bool) -> None:
    if ended:
        raise ValidationError("This is over already: nothing more is said of it")
    if kept.ask == Ask.ANSWER and not for_board and part in (Part.DROPPED, Part.MOVED):
        raise ValidationError({"part": "A challenge is answered. Only the board gives more time, or lets it drop"})


def _must_be_later(due_on: date | None, today: date) -> None:
    if due_on is None:
        raise ValidationError({"due_on": "Say which day it is due now"})
    if due_on < today:
        raise ValidationError({"due_on": "The new day must be today or later"})
