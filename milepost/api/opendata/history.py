"""The table of history: one row an event that anyone may know of, recorded by the end of a day, oldest first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from milepost.judgement.happenings import Happening, Kind, happenings, in_public
from milepost.judgement.queries import JudgedPlan
from milepost.plan.models import PlanStep
from milepost.plan.queries import Move, steps
from milepost.progress.models import ForumView
from milepost.progress.queries import Report, Voice
from milepost.rules.brag import Brag
from milepost.rules.moves import PUBLIC_STATUSES
from milepost.rules.timescale import Precision

from .fields import Field, Holds

TEXT, DATE = Holds.TEXT, Holds.DATE


class What(StrEnum):
    STEP = "plan_step"
    UPDATE = "update"
    MOVED = "deadline_moved"
    VIEW = "forum_view"


@dataclass(frozen=True)
class Event:
    """What does not belong to its kind stays empty."""

    plan: str
    at: datetime
    what: What
    about: str = "plan"
    ref: str = ""
    rating: Brag | None = None
    happened: str = ""
    next: str = ""
    complete_on: date | None = None
    complete_precision: Precision | None = None
    occurrence: date | None = None
    deadline_from: str = ""
    deadline_to: str = ""
    stance: str = ""
    words: str = ""
    status: str = ""
    status_from: date | None = None


def events(judged: JudgedPlan) -> list[Event]:
    """What anyone may know happened to a plan given by ``open_plan``. One query, whatever the size of the plan."""
    happened = in_public(happenings(judged, *steps(judged.plan, judged.on)))
    found = [_event(judged.plan.slug, h) for h in happened if h.kind != Kind.ADDED]
    return sorted(found, key=lambda event: event.at)


def _event(plan: str, h: Happening) -> Event:
    match h.what:
        case PlanStep() as step:
            return Event(plan, h.at, What.STEP, status=step.status, status_from=step.on)
        case Move() as move:
            event = Event(
                plan, h.at, What.MOVED,
                deadline_from=move.before.timescale.as_written, deadline_to=move.after.timescale.as_written,
            )  # fmt: skip
        case Voice() as voice:
            event = Event(plan, h.at, What.VIEW, stance=voice.stance, words=voice.words)
        case Report() as said:
            event = Event(
                plan, said.at, What.UPDATE, rating=said.rating, happened=said.happened, next=said.next,
                complete_on=said.completed_on, complete_precision=said.completed_precision, occurrence=said.occurrence,
            )  # fmt: skip
        case _:
            raise TypeError(f"No row for {h.kind}")
    assert h.line is not None, h
    return replace(event, about=h.line.kind, ref=h.line.ref)


HISTORY: tuple[Field[Event], ...] = (
    Field("plan", TEXT, "The plan's name in web addresses", lambda e: e.plan),
    Field("at", Holds.MOMENT, "When it was recorded; for an update, when it was posted", lambda e: e.at),
    Field("what", TEXT, "The kind of event", lambda e: e.what, tuple(What)),
    Field("about", TEXT, "What it is about", lambda e: e.about, ("plan", "milestone", "action", "impact")),
    Field("ref", TEXT, "The ref of what it is about; none for the plan itself", lambda e: e.ref),
    Field("rating", TEXT, "Of an update: the rating it declares", lambda e: e.rating or "", tuple(Brag)),
    Field("happened", TEXT, "Of an update: what happened", lambda e: e.happened),
    Field("next", TEXT, "Of an update: what is next", lambda e: e.next),
    Field("complete_on", DATE, "Of an update: when the milestone was complete. A month is written as its first day", lambda e: e.complete_on),
    Field("complete_precision", TEXT, "Of an update: whether that is a day or a month", lambda e: e.complete_precision or "", tuple(Precision)),
    Field("occurrence", DATE, "Of an update: which time round it reports on, for a milestone that comes round", lambda e: e.occurrence),
    Field("deadline_from", TEXT, "Of a moved deadline: what it was, as written", lambda e: e.deadline_from),
    Field("deadline_to", TEXT, "Of a moved deadline: what it became, as written", lambda e: e.deadline_to),
    Field("stance", TEXT, "Of a forum view: what the parent carer forum says of it", lambda e: e.stance, tuple(ForumView.Stance.values)),
    Field("words", TEXT, "Of a forum view: the forum's own words", lambda e: e.words),
    Field("status", TEXT, "Of a step of the plan: the status the plan took", lambda e: e.status, tuple(PUBLIC_STATUSES)),
    Field("status_from", DATE, "Of a step of the plan: the day it took that status", lambda e: e.status_from),
)  # fmt: skip
