"""The table of history: one row an event that anyone may know of, recorded by the end of a day, oldest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from milepost.judgement.queries import JudgedAction, JudgedImpact, JudgedMilestone, JudgedPlan
from milepost.plan.queries import steps
from milepost.progress.models import ForumView
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
    """Everything that happened to a plan given by ``open_plan``. One query, whatever the size of the plan."""
    found = [*_steps(judged), *_moved(judged)]
    for row in _rows(judged):
        found += _views(judged, row)
        if isinstance(row, JudgedMilestone):
            found += _updates(judged, row)
    return sorted(found, key=lambda event: event.at)


def _rows(judged: JudgedPlan) -> Iterator[JudgedMilestone | JudgedAction | JudgedImpact]:
    """Every row the forum may speak of, in the plan's order."""
    for workstream in judged.workstreams:
        for outcome in workstream.outcomes:
            yield from outcome.impacts
            for action in outcome.actions:
                yield action
                yield from action.impacts
                yield from action.milestones


def _steps(judged: JudgedPlan) -> Iterator[Event]:
    """Only the steps that made the plan public: what came before them belongs to the desk."""
    for step in steps(judged.plan, judged.on):
        if step.status in PUBLIC_STATUSES:
            yield Event(judged.plan.slug, step.recorded_at, What.STEP, status=step.status, status_from=step.on)


def _moved(judged: JudgedPlan) -> Iterator[Event]:
    for milestone in judged.milestones:
        for move in milestone.line.moves:
            yield Event(
                judged.plan.slug, move.after.at, What.MOVED, "milestone", milestone.line.ref,
                deadline_from=move.before.timescale.as_written, deadline_to=move.after.timescale.as_written,
            )  # fmt: skip


def _updates(judged: JudgedPlan, milestone: JudgedMilestone) -> Iterator[Event]:
    for said in milestone.said:
        yield Event(
            judged.plan.slug, said.at, What.UPDATE, "milestone", milestone.line.ref, rating=said.rating,
            happened=said.happened, next=said.next, complete_on=said.completed_on,
            complete_precision=said.completed_precision, occurrence=said.occurrence,
        )  # fmt: skip


def _views(judged: JudgedPlan, row: JudgedMilestone | JudgedAction | JudgedImpact) -> Iterator[Event]:
    for voice in row.voices:
        yield Event(
            judged.plan.slug, voice.at, What.VIEW, row.line.kind, row.line.ref, stance=voice.stance, words=voice.words
        )


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
