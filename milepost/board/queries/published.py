"""What everyone may read of boards: what is published today, as recorded by the end of a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from milepost.people.clock import end_of
from milepost.people.models import Body
from milepost.people.queries import ours
from milepost.plan.access import public_plans
from milepost.plan.models import Plan
from milepost.rules.board import without_contacts

from ..models import Approval, Decision, Meeting, Publication, ReportPack
from .follow_ups import Decided, decided, in_a_line
from .meetings import MeetingRead, is_to_come, meetings


def meetings_in_public() -> QuerySet[Meeting]:
    """Meetings of ours whose minutes and decisions are public today. To find ours is one query."""
    said = Publication.objects.filter(what=Publication.What.MINUTES, meeting=OuterRef("pk"))
    last = said.order_by("-recorded_at", "-pk").values("taken_back")[:1]
    return Meeting.objects.filter(ours("body__area")).annotate(taken_back=Subquery(last)).filter(taken_back=False)


def packs_in_public() -> QuerySet[ReportPack]:
    """Packs that are public today, of plans that are too; the latest first."""
    said = Publication.objects.filter(what=Publication.What.PACK, pack=OuterRef("pk"))
    last = said.order_by("-recorded_at", "-pk").values("taken_back")[:1]
    packs = ReportPack.objects.filter(ours("plan__area"), plan__in=public_plans().values("pk"))
    return packs.annotate(taken_back=Subquery(last)).filter(taken_back=False).order_by("-as_at", "-pk")


@dataclass(frozen=True)
class Papers:
    """What is published of a meeting: its minutes, whether they are approved, and its packs."""

    meeting: MeetingRead
    minutes: bool
    approved: bool
    packs: tuple[ReportPack, ...]


def papers(meetings: Iterable[MeetingRead], *, on: date) -> tuple[Papers, ...]:
    """The meetings of which something is published, the latest first. Four queries."""
    found = list(meetings)
    ids, until = [m.id for m in found], {"recorded_at__lt": end_of(on)}
    packs: dict[int, list[ReportPack]] = defaultdict(list)
    for pack in _listed(packs_in_public().filter(meeting__in=ids, **until)):
        packs[pack.meeting_id or 0].append(pack)
    approved = Exists(Approval.objects.filter(meeting=OuterRef("pk"), **until))
    minutes = dict(meetings_in_public().filter(pk__in=ids).annotate(ok=approved).values_list("pk", "ok"))
    read = (
        Papers(m, m.on <= on and m.id in minutes, minutes.get(m.id, False), tuple(packs[m.id])) for m in reversed(found)
    )
    return tuple(p for p in read if p.minutes or p.packs)


@dataclass(frozen=True)
class PublicBoard:
    """A body, its next meeting, and the meetings of which it published minutes or a pack last."""

    body: Body
    next: MeetingRead | None
    minutes: Papers | None
    pack: Papers | None


def public_boards(*, on: date) -> tuple[PublicBoard, ...]:
    """Every body of ours, by name. Nine queries."""
    met = meetings(None, on=on)
    published = papers(met, on=on)
    return tuple(_board(body, met, published, on) for body in Body.objects.filter(ours()))


def _board(body: Body, met: Iterable[MeetingRead], published: Iterable[Papers], on: date) -> PublicBoard:
    own = [p for p in published if p.meeting.body_id == body.pk]
    return PublicBoard(
        body=body,
        next=next((m for m in met if m.body_id == body.pk and is_to_come(m, on)), None),
        minutes=next((p for p in own if p.minutes), None),
        pack=next((p for p in own if p.packs), None),
    )


def reports_in_public(plan: Plan, *, on: date) -> tuple[ReportPack, ...]:
    """What is published about a plan that is for no meeting, the latest first: newsletters, Easy Read. Two queries."""
    return tuple(_listed(packs_in_public().filter(plan=plan, meeting=None, recorded_at__lt=end_of(on))))


def decided_in_public(
    *, on: date, body_id: int | None = None, plan: Plan | None = None, row_ids: Collection[int] | None = None
) -> tuple[Decided, ...]:
    """Published decisions of a body, about a plan or about one of these rows, each in a line; the latest first. Two queries."""
    rows = Decision.objects.filter(meeting__in=meetings_in_public().values("pk"))
    asked = {"meeting__body": body_id, "about__row__plan": plan, "about__row__in": row_ids}
    wanted = rows.filter(**{reach: value for reach, value in asked.items() if value is not None})
    found = (in_a_line(d, d.meets_on) for d in decided(wanted, on=on).distinct())
    newest = sorted(found, key=lambda d: (d.on, d.meeting_id, d.number), reverse=True)
    return tuple(replace(d, words=without_contacts(d.words)) for d in newest)


def _listed(packs: QuerySet[ReportPack]) -> QuerySet[ReportPack]:
    return packs.defer("content", "open_content")
