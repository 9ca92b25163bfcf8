"""May I, for what boards do: the only way a page gets one. Missing and forbidden look the same."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404

from milepost.people.access import holds_on, posts_held
from milepost.people.clock import today
from milepost.people.models import Body, BodyMembership
from milepost.people.queries import ours
from milepost.plan.access import Capacity
from milepost.rules.board import Handing
from milepost.rules.permissions import Verb

from .models import AgendaItem, Decision, Escalation, FollowUp, Highlight, Meeting, Posting, ReportPack
from .queries.escalations import EscalationRead
from .queries.published import meetings_in_public, packs_in_public

T = TypeVar("T", bound=Model)


def sees_private(who: Capacity, body_id: int) -> bool:
    """Whether somebody reads the private part of a body's meetings: only who has a seat on it today, whatever else they are."""
    return body_id in who.sits_on


def speaks_for_forum(who: Capacity, meeting: Meeting) -> bool:
    """Whether somebody may report to a meeting for the parent carer forum: by their role, or by a seat in its place today."""
    if who.may(Verb.GIVE_FORUM_VIEW):
        return True
    seats = BodyMembership.objects.filter(holds_on(today()), user=who.user, body=meeting.body_id)
    return meeting.body_id in who.sits_on and seats.filter(place=BodyMembership.Place.FORUM).exists()


def body_for(who: Capacity, pk: int, verb: Verb = Verb.READ_PLAN) -> Body:
    """A body of our own area."""
    body = _found(Body.objects.select_related("area").filter(ours(), pk=pk))
    if not who.may_for(verb, body.pk):
        raise Http404
    return body


def meeting_for(who: Capacity, pk: int, verb: Verb = Verb.READ_PLAN) -> Meeting:
    meeting = _found(Meeting.objects.select_related("body__area").filter(ours("body__area"), pk=pk))
    if not who.may_for(verb, meeting.body_id):
        raise Http404
    return meeting


def item_for(who: Capacity, pk: int, verb: Verb = Verb.READ_PLAN) -> AgendaItem:
    found = AgendaItem.objects.select_related("meeting__body__area").filter(ours("meeting__body__area"), removed=False)
    item = _found(found.filter(pk=pk))
    body = item.meeting.body_id
    if not who.may_for(verb, body) or (item.private and not sees_private(who, body)):
        raise Http404
    return item


def decision_for(who: Capacity, pk: int, verb: Verb = Verb.READ_PLAN) -> Decision:
    found = Decision.objects.select_related("meeting__body__area", "item").filter(ours("meeting__body__area"))
    decision = _found(found.filter(pk=pk))
    body = decision.meeting.body_id
    if not who.may_for(verb, body) or (decision.private and not sees_private(who, body)):
        raise Http404
    return decision


def follow_up_for(who: Capacity, pk: int) -> FollowUp:
    """A follow-up, for somebody who may read its decision. Whether they may say what became of it, ask ``may_answer``."""
    found = FollowUp.objects.select_related("decision__meeting__body__area", "owner").filter(pk=pk)
    follow_up = _found(found)
    decision_for(who, follow_up.decision_id)
    return follow_up


def may_answer(who: Capacity, follow_up: FollowUp) -> bool:
    """Whether they hold the post that was asked, or keep the body. One query at most."""
    if who.may_for(Verb.KEEP_MEETINGS, follow_up.decision.meeting.body_id):
        return True
    return who.may(Verb.ANSWER_BOARD) and follow_up.owner_id in posts_of(who)


def posts_of(who: Capacity) -> list[int]:
    """The posts somebody holds today. One query."""
    return list(posts_held(who.user).values_list("pk", flat=True)) if who.user else []


def escalation_for(who: Capacity, pk: int) -> Escalation:
    """An escalation of a body of ours, for those who read the plan at the desk."""
    if not who.may(Verb.READ_PLAN):
        raise Http404
    return _found(Escalation.objects.select_related("body__area", "decision").filter(ours("body__area"), pk=pk))


def acts_on(who: Capacity, escalation: EscalationRead) -> tuple[Handing, ...]:
    """What somebody may do to an escalation now: all but taking it back is for the secretary or chair of the body that holds it,
    and that for those of its sender. A plan lead may not: nobody answers for a body they do not keep."""
    theirs = {Handing.WITHDRAWN: escalation.body_id}
    return tuple(h for h in escalation.next if theirs.get(h, escalation.holder_id) in who.keeps)


def highlight_for(who: Capacity, pk: int, verb: Verb = Verb.READ_PLAN) -> Highlight:
    found = Highlight.objects.select_related("meeting__body__area", "workstream__plan")
    highlight = _found(found.filter(ours("meeting__body__area"), pk=pk))
    if not who.may_on(verb, highlight.workstream):
        raise Http404
    return highlight


def posting_for(who: Capacity, pk: int) -> Posting:
    """A try to send a letter before a meeting, for somebody who keeps the meetings of its body."""
    body = "digest__cycle__meeting__body"
    posting = _found(Posting.objects.select_related("digest__to", f"{body}__area").filter(ours(f"{body}__area"), pk=pk))
    if not who.may_for(Verb.KEEP_MEETINGS, posting.digest.cycle.meeting.body_id):
        raise Http404
    return posting


def pack_for(who: Capacity, pk: int) -> ReportPack:
    """A pack that was frozen, for those who read the plan at the desk."""
    if not who.may(Verb.READ_PLAN):
        raise Http404
    packs = ReportPack.objects.select_related("plan__area", "body", "meeting__body").filter(ours("plan__area"))
    return _found(packs.filter(pk=pk))


def may_keep(who: Capacity, pack: ReportPack) -> bool:
    """Whether somebody may publish a pack: who keeps the meetings of its body, or of any where it is for none."""
    keep = Verb.KEEP_MEETINGS
    return who.may_for(keep, pack.body_id) if pack.body_id else who.may(keep)


def public_body(pk: int) -> Body:
    """A body of our own area, for everyone."""
    return body_for(Capacity(), pk, Verb.READ_PUBLIC)


def public_minutes(pk: int) -> Meeting:
    """A meeting whose minutes and decisions are public today."""
    return _found(meetings_in_public().select_related("body").filter(pk=pk))


def public_pack(pk: int) -> ReportPack:
    """A pack that is public today."""
    return _found(packs_in_public().select_related("plan", "body", "meeting__body").filter(pk=pk))


def _found(rows: QuerySet[T]) -> T:
    found = rows.first()
    if found is None:
        raise Http404
    return found
