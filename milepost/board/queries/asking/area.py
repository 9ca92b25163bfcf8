"""Everything an area's owners may be asked, with who holds what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from milepost.judgement.evidence import backed
from milepost.judgement.queries import JudgedPlan, judged_plan
from milepost.people.models import Area, Post, User
from milepost.people.queries import with_holders
from milepost.plan.access import with_status
from milepost.progress.queries import proofs
from milepost.progress.queries import risks as risks_of
from milepost.rules.moves import Status

from . import of_plan
from .thing import Thing


@dataclass(frozen=True)
class Asking:
    """``things`` by their keys; ``holders`` who is written to for a post; ``officers`` the posts that answer for a workstream."""

    on: date
    plans: tuple[JudgedPlan, ...]
    things: Mapping[str, Thing]
    titles: Mapping[int, str]
    holders: Mapping[int, tuple[User, ...]]
    officers: Mapping[int, tuple[int, ...]]

    @property
    def asked(self) -> tuple[Thing, ...]:
        """What is asked today, in the plans' order."""
        return tuple(t for t in self.things.values() if t.why)

    def people(self, posts: Iterable[int]) -> tuple[User, ...]:
        """Who is written to for these posts, each once."""
        return tuple(dict.fromkeys(user for post in posts for user in self.holders.get(post, ())))

    def by_person(self, things: Iterable[Thing]) -> dict[User, list[Thing]]:
        """The same things, by who is written to for each."""
        return _by((user, t) for t in things for user in self.people(t.posts))

    def by_officer(self, things: Iterable[Thing]) -> dict[User, list[Thing]]:
        """The same things, by who answers for the workstream of each."""
        posts = ((t, self.officers.get(t.workstream_id or 0, ())) for t in things)
        return _by(((user, t) for t, each in posts for user in self.people(each)))

    def nobody(self, things: Iterable[Thing]) -> tuple[Thing, ...]:
        """Those of these things that nobody can be asked for."""
        return tuple(t for t in things if not self.people(t.posts))

    def owners(self, thing: Thing) -> str:
        """The titles of the posts that own it."""
        return ", ".join(self.titles[p] for p in thing.posts if p in self.titles)


def _by(pairs: Iterable[tuple[User, Thing]]) -> dict[User, list[Thing]]:
    found: dict[User, list[Thing]] = defaultdict(list)
    for user, thing in pairs:
        found[user].append(thing)
    return found


def asking(area: Area, *, on: date, until: date) -> Asking:
    """What an area's owners may be asked on a day before a meeting (``until``).

    Three queries for the area and twelve for each plan that was live, whatever the number of owners.
    """
    posts = list(with_holders(Post.objects.filter(area=area), on))
    titles = {p.title: p.pk for p in posts}
    every = with_status(Status.LIVE, Status.CLOSED).filter(area=area).order_by("title", "pk")
    judged = (judged_plan(plan, on=on) for plan in every)
    plans = tuple(p for p in judged if p.life.status is Status.LIVE)
    return Asking(
        on=on,
        plans=plans,
        things={t.key: t for plan in plans for t in _things(plan, until, titles)},
        titles={p.pk: p.title for p in posts},
        holders=_holders(posts),
        officers={
            w.line.id: tuple(p.post_id for p in w.line.posts("accountable") if p.post_id)
            for plan in plans
            for w in plan.workstreams
        },
    )


def _things(judged: JudgedPlan, until: date, posts: Mapping[str, int]) -> Iterator[Thing]:
    numbers = {w.line.ref: w.line.id for w in judged.workstreams}
    yield from of_plan.milestones(judged, until)
    yield from of_plan.evidence(judged, backed(judged, proofs(judged.plan, judged.on)))
    yield from of_plan.risks(judged, risks_of(judged.plan, judged.on), numbers)
    yield from of_plan.measures(judged, posts, numbers)


def _holders(posts: Iterable[Post]) -> dict[int, tuple[User, ...]]:
    """Those who hold each post and have an e-mail address, or those who hold its deputy's."""
    own = {p.pk: tuple(h.user for h in p.holders if h.user.email) for p in posts}  # type: ignore[attr-defined]
    return {p.pk: own[p.pk] or own.get(p.deputy_id or 0, ()) for p in posts}
