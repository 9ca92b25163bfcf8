"""Sending figures: what is new is added, what is the same is left, and nothing is put in another's place unseen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from milepost.measures.checking import NewReading, Problem, problems, settled
from milepost.measures.models import ProviderKey, Reading, Submission
from milepost.people.audit import record
from milepost.people.clock import day_of, now
from milepost.people.models import Area, Organisation, User
from milepost.rules.measuring import Answer, Way

Slot = tuple[str, date, str]


class NotTaken(Exception):
    """What was sent cannot be taken as it is; nothing was kept. ``problems`` say what to put right, each in its place."""

    def __init__(self, found: Sequence[Problem]) -> None:
        super().__init__("; ".join(map(str, found)))
        self.problems = tuple(found)


class Stands(NotTaken):
    """Something else stands where these were sent, which their sender did not name. ``latest`` has it by place."""

    def __init__(self, latest: dict[int, Reading], found: Sequence[Problem]) -> None:
        super().__init__(found)
        self.latest = latest


@dataclass(frozen=True)
class Taken:
    """``submission`` is None where there was nothing new; ``same`` is how many stood already."""

    submission: Submission | None
    added: tuple[Reading, ...]
    same: int


def send_readings(
    *,
    by: User,
    way: Way,
    area: Area,
    answers: Sequence[NewReading],
    organisation: Organisation | None = None,
    name: str = "",
    reference: str = "",
    digest: str = "",
    key: ProviderKey | None = None,
    at: datetime | None = None,
) -> Taken:
    """Keep what was answered, all of it or nothing. Whether somebody may send it is for ``access``.

    ``reference`` is a caller's own: what comes with one that was used with the same key has been taken already. Raises
    NotTaken where an answer is wrong, and Stands where another figure stands that its sender did not name.
    """
    moment = at or now()
    if found := problems(answers, organisation.name if organisation else "", day_of(moment)):
        raise NotTaken(found)
    with transaction.atomic():
        _one_at_a_time(area, organisation)
        if again := _used(key, reference):
            return Taken(again, (), again.readings.count())
        new = _new(area, organisation, answers)
        if not new:
            return Taken(None, (), len(answers))
        submission = Submission.objects.create(
            way=way, area=area, organisation=organisation, key=key, name=name[:200], reference=reference, digest=digest,
            recorded_at=moment, recorded_by=by,
        )  # fmt: skip
        added = Reading.objects.bulk_create(
            [_reading(answer, stood, submission, organisation) for answer, stood in new]
        )
        record(
            by=by,
            verb="send_readings",
            about=submission,
            summary=_summary(len(added), way, key),
            # Where they stand, and not the figures: the trail is read by people who may not see small numbers.
            after={"readings": [r.pk for r in added], "measures": sorted({r.measure for r in added})},
            at=moment,
        )
    return Taken(submission, tuple(added), len(answers) - len(added))


def _summary(count: int, way: Way, key: ProviderKey | None) -> str:
    """With the key that opened, because a provider's system has no name of its own."""
    figures = f"Sent {count} {'figure' if count == 1 else 'figures'}, {way.label}"
    return f"{figures}, with key {key.prefix} of {key.organisation}" if key else figures


def _one_at_a_time(area: Area, organisation: Organisation | None) -> None:
    """On PostgreSQL the lock, on SQLite the IMMEDIATE transaction. Rows that only point here need not wait."""
    if organisation:
        Organisation.objects.select_for_update(no_key=True).values_list("pk").get(pk=organisation.pk, area=area)
    else:
        Area.objects.select_for_update(no_key=True).values_list("pk").get(pk=area.pk)


def _used(key: ProviderKey | None, reference: str) -> Submission | None:
    if not key or not reference:
        return None
    return Submission.objects.order_by("pk").filter(key=key, reference=reference).first()


def _new(
    area: Area, organisation: Organisation | None, answers: Sequence[NewReading]
) -> list[tuple[NewReading, Reading | None]]:
    """The answers that change something, each with the reading it takes the place of."""
    standing = _standing(area, organisation, answers)
    latest: dict[int, Reading] = {}
    found: list[Problem] = []
    new = []
    for at, answer in enumerate(answers):
        stood = standing.get((answer.measure.id, answer.period.starts, answer.breakdown))
        if stood and _same(stood, answer):
            continue
        if (stood.pk if stood else None) != answer.instead_of:
            words = "Another figure stands here. Look at it, then send yours again and say why it changes"
            found.append(Problem(at, "instead_of", words, answer.slot))
            if stood:
                latest[at] = stood
        elif stood and not answer.why.strip():
            found.append(Problem(at, "why", "Say why the figure before it was wrong", answer.slot))
        new.append((answer, stood))
    if any(problem.field == "instead_of" for problem in found):
        raise Stands(latest, found)
    if found:
        raise NotTaken(found)
    return new


def _standing(area: Area, organisation: Organisation | None, answers: Sequence[NewReading]) -> dict[Slot, Reading]:
    found = Reading.objects.filter(
        area=area, organisation=organisation, superseded_by__isnull=True,
        measure__in={a.measure.id for a in answers}, starts__in={a.period.starts for a in answers},
    )  # fmt: skip
    return {(r.measure, r.starts, r.breakdown): r for r in found.order_by()}


def _same(stood: Reading, answer: NewReading) -> bool:
    figures: tuple[Decimal | None, ...] = (stood.numerator, stood.denominator, stood.value)
    if (stood.answer, figures) != (answer.answer, settled(answer)):
        return False
    return answer.answer is not Answer.NOT_AVAILABLE or stood.why == answer.why.strip()


def _reading(
    answer: NewReading, stood: Reading | None, submission: Submission, organisation: Organisation | None
) -> Reading:
    numerator, denominator, value = settled(answer)
    return Reading(
        measure=answer.measure.id, area=submission.area, organisation=organisation, breakdown=answer.breakdown,
        starts=answer.period.starts, ends=answer.period.ends, answer=answer.answer, numerator=numerator,
        denominator=denominator, value=value, why=answer.why.strip(), submission=submission, supersedes=stood,
        recorded_at=submission.recorded_at, recorded_by=submission.recorded_by,
    )  # fmt: skip
