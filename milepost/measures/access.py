"""May I, for measures and their figures. Missing and forbidden look the same.

A plan lead and an analyst send, confirm and keep all of them. Whoever holds the post a definition names as its owner sends
and confirms that one. Everybody else sends for the organisations of the posts they hold, where those are asked.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.http import Http404

from milepost.measures.definitions import Measure, every
from milepost.people.access import posts_held
from milepost.people.models import Area, Organisation
from milepost.people.queries import ours
from milepost.plan.access import Capacity, with_status
from milepost.plan.models import Plan
from milepost.rules.moves import OVER
from milepost.rules.permissions import Role, Verb

from .models import Rebase, Submission

ALL = frozenset({Role.PLAN_LEAD, Role.ANALYST})


@dataclass(frozen=True)
class Hand:
    """What somebody may do with figures today.

    ``posts`` are the titles they hold, by area; ``organisations`` those posts' own; ``asked`` all that are asked for figures.
    """

    who: Capacity
    posts: frozenset[tuple[int, str]] = frozenset()
    organisations: tuple[Organisation, ...] = ()
    plans: dict[str, Plan] = field(default_factory=dict)
    asked: tuple[Organisation, ...] = ()

    @property
    def measures(self) -> list[Measure]:
        """The measures of plans that still take figures."""
        return [m for m in every().values() if m.plan in self.plans]

    def area(self, measure: Measure) -> Area:
        return self.plans[measure.plan].area

    def keeps(self, measure: Measure) -> bool:
        """Whether all of a measure is in their hands: they keep them all, or hold its owner's post."""
        if measure.plan not in self.plans:
            return False
        owns = bool(measure.owner) and (self.plans[measure.plan].area_id, measure.owner) in self.posts
        return bool(ALL & self.who.roles) or owns

    def may_send(self, measure: Measure, organisation: Organisation | None = None) -> bool:
        """Whether they may send the area's figure, or that of one organisation that is asked."""
        if not self.who.may(Verb.SEND_READING) or measure.plan not in self.plans:
            return False
        if organisation is None:
            return self.keeps(measure)
        if organisation.area_id != self.plans[measure.plan].area_id or organisation.name not in measure.collected_from:
            return False
        return self.keeps(measure) or any(mine.pk == organisation.pk for mine in self.organisations)

    def may_confirm(self, measure: Measure) -> bool:
        """Whether they may confirm figures of it: never their own, which ``submission_for`` sees to."""
        return self.who.may(Verb.CONFIRM_READING) and self.keeps(measure)

    def may_keep(self, measure: Measure) -> bool:
        return self.who.may(Verb.KEEP_MEASURE) and measure.plan in self.plans

    def sends(self, measure: Measure) -> list[Organisation | None]:
        """For whom they may send a measure: organisations that are asked, or None for the area."""
        if not measure.collected_from:
            return [None] if self.may_send(measure) else []
        return [o for o in self.asked if self.may_send(measure, o)]


def hand(who: Capacity) -> Hand:
    """What somebody may do, with our own area's plans alone. Four queries, whatever the number of measures."""
    if who.user is None:
        return Hand(who)
    held = list(posts_held(who.user).select_related("organisation"))
    organisations = {post.organisation.pk: post.organisation for post in held if post.organisation}
    near = with_status().filter(ours())
    plans = {plan.slug: plan for plan in near if plan.status not in OVER}  # type: ignore[attr-defined]
    names = {name for m in every().values() if m.plan in plans for name in m.collected_from}
    asked = Organisation.objects.filter(area__in={p.area_id for p in plans.values()}, name__in=names)
    titles = frozenset((p.area_id, p.title) for p in held)
    return Hand(who, titles, tuple(organisations.values()), plans, tuple(asked))


def measure_to_send(who: Capacity, pk: str, organisation: int | None) -> tuple[Hand, Measure, Organisation | None]:
    """A measure for somebody who may send its figures, with the organisation they send for."""
    mine, measure = hand(who), _known(pk)
    found = Organisation.objects.filter(pk=organisation).first() if organisation else None
    if (organisation and found is None) or not mine.may_send(measure, found):
        raise Http404
    return mine, measure, found


def measure_to_keep(who: Capacity, pk: str) -> tuple[Hand, Measure]:
    """A measure for somebody who keeps measures."""
    mine, measure = hand(who), _known(pk)
    if not mine.may_keep(measure):
        raise Http404
    return mine, measure


def rebase_for(who: Capacity, pk: str, number: int) -> tuple[Measure, Rebase]:
    """A redrawing of a measure that stands, for somebody who keeps it."""
    mine, measure = measure_to_keep(who, pk)
    standing = Rebase.objects.filter(area=mine.area(measure), measure=measure.id, undoes=None, undone_by=None)
    found = standing.select_related("area", "recorded_by").filter(pk=number).first()
    if found is None:
        raise Http404
    return measure, found


def submission_for(who: Capacity, pk: int) -> tuple[Hand, Submission]:
    """What was sent together, for somebody who may confirm some of it. Nobody is given their own."""
    mine = hand(who)
    submission = Submission.objects.select_related("area", "organisation", "recorded_by", "key").filter(pk=pk).first()
    if submission is None or who.user is None or submission.recorded_by_id == who.user.pk:
        raise Http404
    known = every()
    measures = submission.readings.order_by().values_list("measure", flat=True).distinct()
    if not any(m in known and mine.may_confirm(known[m]) for m in measures):
        raise Http404
    return mine, submission


def _known(pk: str) -> Measure:
    if pk not in every():
        raise Http404
    return every()[pk]
