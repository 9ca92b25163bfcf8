"""Everything that the desk may read, as things to be found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from milepost.judgement.as_at import reading_day
from milepost.judgement.findable import Beside, Findable, Kind, findables
from milepost.judgement.queries import judged_plan
from milepost.people.models import Body, Organisation, Post
from milepost.people.queries import records
from milepost.plan.access import Capacity, visible_to
from milepost.plan.models import Plan
from milepost.progress.queries import proofs, risks
from milepost.rules.moves import Status

LAST = (Status.CLOSED, Status.ARCHIVED)


def everything(who: Capacity) -> list[Findable]:
    """The plans, live ones first, then who answers for them. Nine queries a plan and six more, whatever their size."""
    found: list[Findable] = []
    for plan in in_order(visible_to(who)):
        on = reading_day(plan, "").on
        found += findables(judged_plan(plan, on=on), beside=Beside(proofs(plan, on), risks(plan, on)))
    return [*found, *_people()]


def in_order(plans: Iterable[Plan]) -> list[Plan]:
    """Live plans, then those on their way, then those that are over."""
    return sorted(plans, key=lambda p: (p.status in LAST, p.status != Status.LIVE))  # type: ignore[attr-defined]


def _people() -> Iterator[Findable]:
    for post in records(Post):
        yield _record(Kind.POST, post.pk, post.title, held_in=str(post.organisation or ""))
    for body in records(Body):
        yield _record(Kind.BODY, body.pk, body.name, purpose=body.purpose)
    for organisation in records(Organisation):
        yield _record(Kind.ORGANISATION, organisation.pk, organisation.name, what=organisation.get_kind_display())


def _record(kind: Kind, pk: int, title: str, **more: str) -> Findable:
    return Findable(kind, title, {"title": title}, {name: text for name, text in more.items() if text}, kind, pk=pk)
