"""Reading who holds what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Model, Prefetch, Q, QuerySet, When

from .access import holds_on
from .clock import end_of
from .models import (
    Area,
    AuditEvent,
    Body,
    BodyMembership,
    Holding,
    Partnership,
    Post,
    ReportingLine,
    RoleGrant,
    StandingReport,
    User,
)

AREA_OF = {
    "Organisation": "area",
    "Body": "area",
    "Post": "area",
    "ReportingLine": "body__area",
    "Holding": "post__area",
    "BodyMembership": "body__area",
    "StandingReport": "to__area",
}
"""How each kind of record reaches the area it belongs to."""


def ours_called() -> str:
    """The name of the partnership this installation serves. One query."""
    partnership = Partnership.objects.first()
    return partnership.name if partnership else "Milepost"


def ours(reach: str = "area") -> Q:
    """What belongs to the partnership's own area; everything while it has none. One query."""
    partnership = Partnership.objects.first()
    return Q(**{reach: partnership.area_id}) if partnership and partnership.area_id else Q()


def records(model: type[Model]) -> QuerySet[Any]:
    """Our records of one kind, with what they name. Two queries, whatever their number."""
    reach = AREA_OF.get(model.__name__)
    named = [f.name for f in model._meta.concrete_fields if f.is_relation]
    rows = model._default_manager.select_related(*named)
    return rows.filter(ours(reach)) if reach else rows


def posts_with_holders(on: date) -> QuerySet[Post]:
    """Every post of ours with who holds it on a day as ``holders``. Three queries."""
    return with_holders(Post.objects.filter(ours()), on)


def with_holders(posts: QuerySet[Post], on: date) -> QuerySet[Post]:
    """Posts with who holds each on a day as ``holders``. Two queries."""
    held = Holding.objects.filter(holds_on(on), user__is_active=True).select_related("user")
    return posts.select_related("organisation", "area", "deputy").prefetch_related(
        Prefetch("holdings", held, to_attr="holders")
    )


def holders(post: Post, on: date) -> QuerySet[Holding]:
    """Who holds one post on a day."""
    return post.holdings.filter(holds_on(on), user__is_active=True).select_related("user", "post")


def people(on: date) -> QuerySet[User]:
    """Everybody who is not a system actor, those who left last, with what they hold on a day. Four queries."""
    everybody = User.objects.filter(is_system=False).order_by("-is_active", "name", "pk")
    return everybody.prefetch_related(
        Prefetch("holdings", Holding.objects.filter(holds_on(on)).select_related("post"), to_attr="held"),
        Prefetch("memberships", BodyMembership.objects.filter(holds_on(on)).select_related("body"), to_attr="seats"),
        Prefetch("grants", RoleGrant.objects.filter(holds_on(on)), to_attr="roles_now"),
    )


def bodies(on: date) -> QuerySet[Body]:
    """Our bodies, where they report, and who sits on them on a day as ``members``. Four queries."""
    sitting = BodyMembership.objects.filter(holds_on(on), user__is_active=True).select_related("user")
    return (
        Body.objects.filter(ours())
        .select_related("area")
        .prefetch_related("lines_up__to", Prefetch("memberships", sitting, to_attr="members"))
    )


def bodies_of(area: Area) -> QuerySet[Body]:
    """An area's bodies. One query."""
    return Body.objects.filter(area=area)


def lines_of(area: Area) -> QuerySet[ReportingLine]:
    """The lines between an area's bodies: reporting first, then supporting, then escalating. One query."""
    kind = ReportingLine.Kind
    strength = Case(*(When(kind=k, then=n) for n, k in enumerate((kind.REPORTS, kind.SUPPORTS, kind.ESCALATES))))
    lines = ReportingLine.objects.filter(body__area=area, to__area=area).select_related("body", "to")
    return lines.order_by(strength, "pk")


def standing_reports(thing: Body | Post) -> QuerySet[StandingReport]:
    """What a body receives and sends as a matter of course, or what a post sends. One query."""
    rows = StandingReport.objects.select_related("to", "from_body", "from_post")
    if isinstance(thing, Post):
        return rows.filter(from_post=thing)
    return rows.filter(Q(to=thing) | Q(from_body=thing))


def is_ours(area: Area) -> bool:
    """Whether an area is the partnership's own; any is while it has none. One query."""
    return Area.objects.filter(ours("pk"), pk=area.pk).exists()


@dataclass(frozen=True)
class TrailFilter:
    """What to show of the trail; empty means everything. ``about`` is a model's label, like "people.post"."""

    person: str = ""
    verb: str = ""
    about: str = ""
    about_id: str = ""
    since: date | None = None
    until: date | None = None


def trail(wanted: TrailFilter) -> QuerySet[AuditEvent]:
    """The audit trail, newest first."""
    asked = Q()
    if wanted.person:
        asked &= Q(by__name__icontains=wanted.person)
    for name in ("verb", "about", "about_id"):
        if value := getattr(wanted, name):
            asked &= Q(**{name: value})
    if wanted.since:
        asked &= Q(at__gte=end_of(wanted.since - timedelta(days=1)))
    if wanted.until:
        asked &= Q(at__lt=end_of(wanted.until))
    return AuditEvent.objects.select_related("by").filter(asked)


def said_in_trail(name: str) -> list[str]:
    """Every verb, or every kind of thing, that the trail speaks of."""
    return list(AuditEvent.objects.order_by(name).values_list(name, flat=True).distinct())
