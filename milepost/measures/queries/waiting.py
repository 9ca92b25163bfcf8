"""What was sent and nobody else has looked at yet, and what stands where somebody may send."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, Min, QuerySet

from milepost.measures.models import Reading, Submission
from milepost.people.clock import end_of
from milepost.people.models import User
from milepost.rules.measuring import Answer, Way
from milepost.rules.periods import Period

from .raw import Sent, as_sent


@dataclass(frozen=True)
class Waiting:
    """What was sent at one time and waits for somebody else; ``figures`` is how many, ``measures`` of which, by their ids.

    ``period`` reaches from the first day they are about to the last.
    """

    id: int
    organisation: str
    sent_by: str
    sent_at: datetime
    way: Way
    name: str
    figures: int
    measures: tuple[str, ...]
    period: Period


@dataclass(frozen=True)
class ToConfirm:
    """One figure to look at, with what it takes the place of. Raw: for those who may confirm it."""

    measure: str
    period: Period
    sent: Sent
    before: Sent | None


@dataclass(frozen=True)
class Answered:
    """That a slot has an answer, and not which figure."""

    answer: Answer
    sent_at: datetime
    confirmed: bool


Place = tuple[str, int | None, date]
"""A measure, the organisation's id or None for the area, and the first day of a period."""


def _unconfirmed(measures: Iterable[str], by: User | None) -> QuerySet[Reading]:
    found = Reading.objects.filter(
        measure__in=list(measures), confirmation__isnull=True, superseded_by__isnull=True
    ).order_by()
    return found if by is None else found.exclude(recorded_by=by)


def waiting(measures: Iterable[str], by: User | None) -> list[Waiting]:
    """What waits for this person, the longest first: nothing they sent themselves. Two queries."""
    figures: Counter[int] = Counter()
    of: dict[int, list[str]] = defaultdict(list)
    days: dict[int, list[date]] = defaultdict(list)
    counted = _unconfirmed(measures, by).values_list("submission", "measure")
    for submission, measure, count, *ends in counted.annotate(Count("pk"), Min("starts"), Max("ends")).order_by(
        "measure"
    ):
        figures[submission] += count
        of[submission].append(measure)
        days[submission] += ends
    found = Submission.objects.filter(pk__in=list(figures)).select_related("organisation", "recorded_by")
    return [
        Waiting(
            id=s.pk,
            organisation=s.organisation.name if s.organisation else "",
            sent_by=s.recorded_by.name,
            sent_at=s.recorded_at,
            way=Way(s.way),
            name=s.name,
            figures=figures[s.pk],
            measures=tuple(of[s.pk]),
            period=Period(min(days[s.pk]), max(days[s.pk])),
        )
        for s in found.order_by("recorded_at", "pk")
    ]


def to_confirm(submission: Submission, measures: Iterable[str]) -> list[ToConfirm]:
    """The figures of what was sent that still wait, by measure and period. One query."""
    found = _unconfirmed(measures, None).filter(submission=submission)
    readings = found.select_related("recorded_by", "supersedes__recorded_by", "supersedes__confirmation")
    return [
        ToConfirm(
            measure=r.measure,
            period=Period(r.starts, r.ends),
            sent=as_sent(r),
            before=as_sent(r.supersedes) if r.supersedes else None,
        )
        for r in readings.order_by("measure", "starts", "breakdown")
    ]


def answered(measures: Iterable[str], starts: Iterable[date]) -> dict[Place, Answered]:
    """Which of these periods have an answer about everybody. One query."""
    found = Reading.objects.filter(
        measure__in=list(measures), starts__in=list(starts), breakdown="", superseded_by__isnull=True
    ).order_by()
    fields = ("measure", "organisation_id", "starts", "answer", "recorded_at", "confirmation")
    return {
        (measure, organisation, on): Answered(Answer(answer), at, confirmation is not None)
        for measure, organisation, on, answer, at, confirmation in found.values_list(*fields)
    }


def first_answered(measures: Iterable[str], starts: Iterable[date], on: date) -> dict[Place, datetime]:
    """When each of these periods was first answered about everybody, of those that were by a day. One query."""
    found = Reading.objects.filter(
        measure__in=list(measures), starts__in=list(starts), breakdown="", recorded_at__lt=end_of(on)
    ).order_by("measure", "organisation_id", "starts")
    slots = found.values_list("measure", "organisation_id", "starts").annotate(Min("recorded_at"))
    return {(measure, organisation, first): at for measure, organisation, first, at in slots}
