"""May I, for plans and their rows: the only way a page gets one. Missing and forbidden look the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from milepost.people.access import holds_on, roles_of
from milepost.people.clock import today
from milepost.people.models import Body, BodyMembership, Holding, Organisation, Post, User
from milepost.people.queries import ours
from milepost.rules.moves import PUBLIC_STATUSES, Status
from milepost.rules.permissions import DEPENDS_ON_BODY, DEPENDS_ON_ROW, Role, Verb, may, settled

from .models import Plan, PlanStep, Revision, Row, RowPost, Version

T = TypeVar("T")
Named = TypeVar("Named", Body, Post, Organisation)
NOBODY: frozenset[Role] = frozenset({Role.PUBLIC})


@dataclass(frozen=True)
class Capacity:
    """In what capacity somebody acts today: their roles, the milestones they own, the workstreams they answer for, the bodies
    they sit on, and those of them they keep as secretary or chair."""

    user: User | None = None
    roles: frozenset[Role] = NOBODY
    owns: frozenset[int] = field(default_factory=frozenset)
    answers_for: frozenset[int] = field(default_factory=frozenset)
    sits_on: frozenset[int] = field(default_factory=frozenset)
    keeps: frozenset[int] = field(default_factory=frozenset)

    def may(self, verb: Verb) -> bool:
        """Whether the verb is open to them at all; for one row ask ``may_on``."""
        return may(self.roles, verb)

    def may_on(self, verb: Verb, row: Row) -> bool:
        """Whether the verb is open to them on this row: being an owner somewhere is not being the owner here."""
        return self.may_at(verb, row_id=row.pk, workstream_id=row.workstream.pk)

    def may_at(self, verb: Verb, *, row_id: int, workstream_id: int) -> bool:
        if verb not in DEPENDS_ON_ROW:
            return self.may(verb)
        here = set(self.roles - {Role.OWNER, Role.ACCOUNTABLE_OFFICER})
        if row_id in self.owns:
            here.add(Role.OWNER)
        if workstream_id in self.answers_for:
            here.add(Role.ACCOUNTABLE_OFFICER)
        return may(here, verb)

    def may_for(self, verb: Verb, body_id: int) -> bool:
        """Whether the verb is open to them for this body: keeping one body is not keeping another."""
        if verb not in DEPENDS_ON_BODY:
            return self.may(verb)
        here = set(self.roles - {Role.SECRETARY})
        return may(here | {Role.SECRETARY} if body_id in self.keeps else here, verb)


def capacity(user: User | None) -> Capacity:
    """Roles granted, seats and posts held today. One query, whatever the size of the plan."""
    if user is None:
        return Capacity()
    day = today()
    held = Holding.objects.filter(holds_on(day), user=user).values("post")
    parts = RowPost.objects.filter(holds_on(day), post__in=held).exclude(part=RowPost.Part.DELIVERY)
    rows = set(parts.order_by().values_list("part", "row_id").union(*roles_of(user, day)))
    owns = frozenset(row for part, row in rows if part == RowPost.Part.OWNER)
    answers_for = frozenset(row for part, row in rows if part == RowPost.Part.ACCOUNTABLE)
    sits_on = frozenset(body for seat, body in rows if seat in BodyMembership.Seat.values)
    keeps = frozenset(body for seat, body in rows if seat in (BodyMembership.Seat.CHAIR, BodyMembership.Seat.SECRETARY))
    # No row has the number 0: it marks a role that hangs on none.
    roles = {Role.PUBLIC, Role.SIGNED_IN, *(Role(name) for name, row in rows if row == 0)}
    if owns:
        roles.add(Role.OWNER)
    if answers_for:
        roles.add(Role.ACCOUNTABLE_OFFICER)
    if sits_on:
        roles.add(Role.BOARD_MEMBER)
    if keeps:
        roles.add(Role.SECRETARY)
    return Capacity(user, settled(roles), owns, answers_for, sits_on, keeps)


def public_plans() -> QuerySet[Plan]:
    """Live, closed and archived plans: what anyone may read."""
    return with_status(*PUBLIC_STATUSES)


def with_status(*wanted: Status) -> QuerySet[Plan]:
    """Plans with the status of their latest step as ``status``, and ``has_below`` where another plan serves them.

    Only those in a status that is wanted, where any is.
    """
    latest = PlanStep.objects.filter(plan=OuterRef("pk")).order_by("-recorded_at", "-pk").values("status")[:1]
    below = Plan.objects.filter(serves__plan=OuterRef("pk"))
    plans = Plan.objects.select_related("area", "inspection").annotate(status=Subquery(latest), has_below=Exists(below))
    return plans.filter(status__in=wanted) if wanted else plans


def statuses(area: int, slugs: Iterable[str]) -> dict[str, Status]:
    """Where these plans of an area stand now, by their slugs. One query."""
    steps = PlanStep.objects.filter(plan__area=area, plan__slug__in=slugs).order_by("recorded_at", "pk")
    return {slug: Status(status) for slug, status in steps.values_list("plan__slug", "status")}


def visible_to(who: Capacity) -> QuerySet[Plan]:
    """Every plan for those who work here; otherwise only what is public."""
    return with_status() if who.may(Verb.READ_PLAN) else public_plans()


def public_plan(slug: str) -> Plan:
    return _found(public_plans().filter(slug=slug).first())


def plan_for(who: Capacity, slug: str, verb: Verb = Verb.READ_PLAN) -> Plan:
    plan = _found(with_status().filter(slug=slug).first())
    if not who.may(verb):
        raise Http404
    return plan


def row_for(who: Capacity, plan: Plan, kind: str, ref: str, verb: Verb = Verb.READ_PLAN) -> Row:
    """A row of a plan, for somebody who may do this to it. One that was withdrawn is only read."""
    if "\x00" in ref:
        raise Http404
    row = _found(rows_with_standing().filter(plan=plan, kind=kind, ref=ref).first())
    if not who.may_on(verb, row) or (verb is not Verb.READ_PLAN and gone(row)):
        raise Http404
    return row


def rows_with_standing() -> QuerySet[Row]:
    """Rows with what they hang below, and whether each has left its plan: ask ``gone``."""
    latest = Version.objects.filter(row=OuterRef("pk")).order_by("-recorded_at", "-pk")
    rows = Row.objects.select_related("plan", "parent__parent__parent")
    return rows.annotate(withdrawn=Subquery(latest.values("withdrawn")[:1]))


def gone(row: Row) -> bool:
    """Whether a row got from here has been withdrawn from its plan: it is read, and takes nothing more."""
    return bool(row.withdrawn)  # type: ignore[attr-defined]


def actions_to_serve(who: Capacity, plan: Plan) -> list[Row]:
    """Actions of the other plans of its area that still are part of them, in order: what a plan may be there to carry out."""
    others = visible_to(who).filter(area=plan.area_id).exclude(pk=plan.pk)
    rows = rows_with_standing().filter(kind=Row.Kind.ACTION, plan__in=others.values("pk"))
    return [row for row in rows.order_by("plan__title", "position") if not gone(row)]


def served_by(plan: Plan, readable: QuerySet[Plan]) -> Row | None:
    """The action a plan is there to carry out, where its plan is one of those somebody may read. One query at most."""
    if plan.serves_id is None:
        return None
    return Row.objects.select_related("plan").filter(pk=plan.serves_id, plan__in=readable.values("pk")).first()


def revision_for(who: Capacity, plan: Plan, pk: int) -> Revision:
    """A revision of a plan, for somebody who may read the plan at the desk."""
    found = _found(Revision.objects.filter(plan=plan, pk=pk).first())
    if not who.may(Verb.READ_PLAN):
        raise Http404
    return found


def named_for(who: Capacity, model: type[Named], pk: int) -> Named:
    """A body, post or organisation of our own area, or of an area whose plan they may read. Two queries."""
    if not who.may(Verb.READ_PEOPLE):
        raise Http404
    near = ours()
    reach = near | Q(area__in=visible_to(who).values("area")) if near else near
    return _found(model._default_manager.select_related("area").filter(reach, pk=pk).first())


def plans_naming(who: Capacity, thing: Body | Post | Organisation) -> QuerySet[Plan]:
    """The plans they may read in which somebody has, or had, a part."""
    return visible_to(who).filter(
        pk__in=RowPost.objects.filter(**{f"{thing._meta.model_name}": thing.pk}).values("row__plan")
    )


def rows_for(who: Capacity, kind: str, pks: Iterable[int], verb: Verb) -> dict[int, Row]:
    """Those of these rows to which somebody may do this, by id; the others are left out as if they were not there."""
    rows = rows_with_standing().filter(kind=kind, pk__in=list(pks))
    return {row.pk: row for row in rows if who.may_on(verb, row) and not gone(row)}


def _found(thing: T | None) -> T:
    if thing is None:
        raise Http404
    return thing
