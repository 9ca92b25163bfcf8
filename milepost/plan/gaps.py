"""Where accountability has a gap: a post that answers for a plan and that nobody holds, or soon nobody, or without a deputy."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, Q

from milepost.people.access import holds_on
from milepost.people.models import Holding, Post
from milepost.people.queries import ours
from milepost.rules.cover import Span, bare_from
from milepost.rules.moves import Status

from .access import with_status
from .models import RowPost

SOON = timedelta(days=30)
OVER = (Status.CLOSED, Status.ARCHIVED)
"""Plans nobody answers for any more."""


@dataclass(frozen=True)
class Answerable:
    """A post with what it answers for. ``bare_from`` is the first day, from today, that nobody holds it."""

    id: int
    title: str
    workstreams: tuple[str, ...]
    milestones: int
    bare_from: date | None
    deputy: str


@dataclass(frozen=True)
class Gaps:
    """``ending`` are held today, and by nobody within 30 days."""

    vacant: tuple[Answerable, ...]
    ending: tuple[Answerable, ...]
    no_deputy: tuple[Answerable, ...]

    @property
    def any(self) -> bool:
        return bool(self.vacant or self.ending or self.no_deputy)


def gaps(on: date) -> Gaps:
    """The gaps of our own area on a day. Four queries."""
    posts = tuple(_answerable(on))
    return Gaps(
        vacant=tuple(p for p in posts if p.bare_from == on),
        ending=tuple(p for p in posts if p.bare_from and on < p.bare_from <= on + SOON + timedelta(days=1)),
        no_deputy=tuple(p for p in posts if p.workstreams and not p.deputy),
    )


def _answerable(on: date) -> Iterator[Answerable]:
    workstreams: dict[int, list[str]] = defaultdict(list)
    milestones: Counter[int] = Counter()
    going_on = with_status(*(s for s in Status if s not in OVER))
    parts = RowPost.objects.filter(holds_on(on), ours("post__area"), row__plan__in=going_on.values("pk"))
    for key, part, ref in parts.order_by("row__position").values_list("post_id", "part", "row__ref"):
        if part == RowPost.Part.ACCOUNTABLE:
            workstreams[key].append(ref)
        elif part == RowPost.Part.OWNER:
            milestones[key] += 1
    held = Holding.objects.filter(Q(until_on__isnull=True) | Q(until_on__gte=on), user__is_active=True)
    posts = Post.objects.filter(pk__in={*workstreams, *milestones})
    for post in posts.select_related("deputy").prefetch_related(Prefetch("holdings", held, to_attr="coming")):
        spans = (Span(h.from_on, h.until_on) for h in post.coming)
        yield Answerable(
            id=post.pk,
            title=post.title,
            workstreams=tuple(workstreams[post.pk]),
            milestones=milestones[post.pk],
            bare_from=bare_from(spans, on),
            deputy=str(post.deputy or ""),
        )
