"""Recording what a body decided about an item of its agenda."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from milepost.people.audit import record
from milepost.people.calendar import bank_holidays
from milepost.people.clock import TWICE, day_of, now
from milepost.people.models import Organisation, Post, User
from milepost.rules.board import Ask, DecisionKind
from milepost.rules.working_days import working_days_later

from ..models import AgendaItem, Decision, Dissent, FollowUp, Meeting
from ..policy import board_policy
from ..subjects import Subject, keep_about
from .arranging import latest_arrangement
from .in_meeting import locked, must_be_open, must_have_come
from .new_deadlines import must_move
from .who_answers import who_answers


@dataclass(frozen=True)
class NewDissent:
    """Who did not agree: an organisation by its name, or somebody in words; and why."""

    words: str
    organisation: Organisation | None = None
    who: str = ""


@dataclass(frozen=True)
class NewFollowUp:
    what: str
    owner: Post
    due_on: date


@dataclass(frozen=True)
class NewDecision:
    """What was decided. ``answerer`` is the post that must answer a challenge; without one, the post that is accountable for
    the first thing it is about."""

    kind: DecisionKind
    words: str
    reasons: str = ""
    proposer: str = ""
    about: tuple[Subject, ...] = ()
    dissents: tuple[NewDissent, ...] = ()
    follow_ups: tuple[NewFollowUp, ...] = ()
    answerer: Post | None = None


def decide(*, item: AgendaItem, new: NewDecision, by: User, at: datetime | None = None) -> Decision:
    """Record a decision with the next number of its meeting. It is private where its item is.

    A challenge asks its post for an answer within the working days of the policy in force, counted from the day it is recorded:
    nobody is late for what nobody could read. Raises ValidationError, naming the field, where something is missing or the
    meeting does not take it.
    """
    moment = at or now()
    new = replace(new, words=new.words.strip(), reasons=new.reasons.strip(), proposer=new.proposer.strip())
    with transaction.atomic():
        meeting = locked(item.meeting)
        must_have_come(meeting, moment)
        must_be_open(meeting)
        item = AgendaItem.objects.get(pk=item.pk)
        if item.removed:
            raise ValidationError("This item has been taken off the agenda. Choose another")
        if again := _again(item, new, by, moment):
            return again
        _must_hold(meeting, item, new)
        number = (meeting.decisions.aggregate(last=Max("number"))["last"] or 0) + 1
        decision = Decision.objects.create(
            meeting=meeting, item=item, number=number, kind=new.kind, words=new.words, reasons=new.reasons,
            proposer=new.proposer, private=item.private, recorded_at=moment, recorded_by=by,
        )  # fmt: skip
        _hang_on(decision, new, by, moment)
        did = "decided in private" if item.private else new.kind.done
        summary = f"{meeting.body} {did}: decision {number} of {meeting}"
        record(by=by, verb="decide", about=decision, summary=summary, at=moment)
    return decision


def _hang_on(decision: Decision, new: NewDecision, by: User, at: datetime) -> None:
    stamp = {"decision": decision, "recorded_at": at, "recorded_by": by}
    keep_about(decision, new.about)
    Dissent.objects.bulk_create(
        Dissent(organisation=d.organisation, who=d.who.strip(), words=d.words.strip(), **stamp) for d in new.dissents
    )
    asked = [FollowUp(ask=Ask.DO, what=f.what.strip(), owner=f.owner, due_on=f.due_on, **stamp) for f in new.follow_ups]
    if new.kind is DecisionKind.CHALLENGE:
        count = board_policy(day_of(at)).challenge_working_days
        due = working_days_later(day_of(at), count, bank_holidays())
        owner = new.answerer or who_answers(new.about, day_of(at))
        if owner is None:
            raise ValidationError(
                {"answerer": "Nobody is accountable for this today. Choose the post that must answer"}
            )
        asked.append(FollowUp(ask=Ask.ANSWER, what="Answer the challenge", owner=owner, due_on=due, **stamp))
    FollowUp.objects.bulk_create(asked)


def _must_hold(meeting: Meeting, item: AgendaItem, new: NewDecision) -> None:
    wrong: dict[str, str] = {}
    if not new.words:
        wrong["words"] = "Say what was decided"
    if new.kind is DecisionKind.CHALLENGE and not any(a.row or a.measure for a in new.about):
        wrong["about"] = (
            "A challenge is about a row of the plan or a measure. Say which, so that somebody can answer it"
        )
    if any(not d.words.strip() or not (d.organisation or d.who.strip()) for d in new.dissents):
        wrong["dissents"] = "Say who did not agree, and why"
    wrong |= _follow_ups_wrong(meeting, new)
    if any(a.row and a.row.plan.area_id != meeting.body.area_id for a in new.about):
        wrong["about"] = "Choose rows of a plan of this area"
    if new.kind is DecisionKind.REBASELINE:
        wrong |= _rebaseline_wrong(item, new)
    elif any(a.deadline.strip() for a in new.about):
        wrong["deadlines"] = "Only a re-baseline gives a new deadline. Choose that kind, or leave this empty"
    if wrong:
        raise ValidationError(wrong)
    must_move([(a.row, a.deadline) for a in new.about if a.row and a.deadline.strip()])


def _follow_ups_wrong(meeting: Meeting, new: NewDecision) -> dict[str, str]:
    posts = [f.owner for f in new.follow_ups] + ([new.answerer] if new.answerer else [])
    if any(not f.what.strip() for f in new.follow_ups):
        return {"follow_ups": "Say what is to be done"}
    if any(f.due_on < latest_arrangement(meeting).on for f in new.follow_ups):
        return {"follow_ups": "A follow-up is due on the day of the meeting or after it"}
    if any(p.area_id != meeting.body.area_id for p in posts):
        return {"follow_ups": "Choose a post of this area"}
    return {}


def _rebaseline_wrong(item: AgendaItem, new: NewDecision) -> dict[str, str]:
    if item.private:
        return {
            "kind": "Everyone can read why a deadline moves, so a re-baseline belongs in the open part of a meeting"
        }
    if not any(a.deadline.strip() for a in new.about):
        return {"deadlines": "Say which milestones get which new deadline"}
    if not new.reasons:
        return {"reasons": "Say why the deadlines move. Everyone can read it with the revision"}
    return {}


def _again(item: AgendaItem, new: NewDecision, by: User, at: datetime) -> Decision | None:
    """The decision the same person recorded a moment ago in the same words: they pressed twice."""
    same = item.decisions.filter(recorded_by=by, recorded_at__gte=at - TWICE, kind=new.kind, words=new.words)
    return same.filter(reasons=new.reasons, proposer=new.proposer).first()
