"""What bodies decided, about what, who did not agree, and what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.db.models import QuerySet

from milepost.people.clock import end_of
from milepost.rules.board import Ask, DecisionKind

from ..models import Correction, Decision, Dissent, Escalation
from .about import AboutRead, about
from .follow_ups import Decided, FollowUpRead, decided, follow_ups, in_a_line

T = TypeVar("T")


@dataclass(frozen=True)
class DissentRead:
    id: int
    who: str
    organisation_id: int | None
    words: str


@dataclass(frozen=True)
class CorrectionRead:
    """``number`` is that of the decision it puts right; None where it is of the minutes."""

    id: int
    number: int | None
    words: str
    why: str
    at: datetime
    by: str


@dataclass(frozen=True)
class DecisionRead:
    """``on`` is the day of its meeting. ``revision_id`` is the revision that carried a re-baseline out, once one has."""

    id: int
    meeting_id: int
    body_id: int
    body: str
    on: date
    item_id: int
    item: str
    number: int
    kind: DecisionKind
    words: str
    reasons: str
    proposer: str
    private: bool
    at: datetime
    dissents: tuple[DissentRead, ...]
    about: tuple[AboutRead, ...]
    follow_ups: tuple[FollowUpRead, ...]
    corrections: tuple[CorrectionRead, ...]
    escalation_ids: tuple[int, ...]
    revision_id: int | None

    @property
    def name(self) -> str:
        return f"Decision {self.number}"

    @property
    def answer(self) -> FollowUpRead | None:
        """Of a challenge, what it asks to be answered."""
        return next((f for f in self.follow_ups if f.ask is Ask.ANSWER), None)


def decisions(
    *,
    on: date,
    body_ids: Collection[int] | None = None,
    meeting_id: int | None = None,
    row_ids: Collection[int] | None = None,
    ids: Collection[int] | None = None,
    private_for: Collection[int] = (),
) -> tuple[DecisionRead, ...]:
    """Decisions recorded by the end of a day, in the order they were made. ``row_ids``: those about one of these rows.

    Private ones only of the bodies in ``private_for``. Seven queries.
    """
    rows = Decision.objects.select_related("item", "rebaseline")
    asked = {"meeting__body__in": body_ids, "meeting": meeting_id, "pk__in": ids, "about__row__in": row_ids}
    wanted = rows.filter(**{reach: value for reach, value in asked.items() if value is not None})
    found = list(decided(wanted, on=on, private_for=private_for).distinct())
    keys = [d.pk for d in found]
    before = end_of(on)
    of = _Of(
        about=about("decision", keys, on=on),
        dissents=_by(Dissent.objects.filter(decision__in=keys).select_related("organisation"), _dissent),
        corrections=_by(
            Correction.objects.filter(decision__in=keys, recorded_at__lt=before).select_related(
                "recorded_by", "decision"
            ),
            correction,
        ),
        escalations=_by(Escalation.objects.filter(decision__in=keys, recorded_at__lt=before), lambda e: int(e.pk)),
        follow_ups=_follow_ups(keys, on, private_for),
    )
    read = (_read(d, d.meets_on, of, before) for d in found)
    return tuple(sorted(read, key=lambda d: (d.on, d.meeting_id, d.number)))


def decisions_about(
    *, on: date, row_id: int | None = None, measure: str = "", private_for: Collection[int] = ()
) -> tuple[Decided, ...]:
    """Decisions about one row or one measure, newest first, each in a line. One query."""
    rows = Decision.objects.filter(about__measure=measure) if measure else Decision.objects.filter(about__row=row_id)
    found = decided(rows, on=on, private_for=private_for).distinct()
    return tuple(sorted((in_a_line(d, d.meets_on) for d in found), key=lambda d: (d.on, d.number), reverse=True))


def decision_behind(revision_id: int, *, on: date) -> Decided | None:
    """The re-baseline that a revision carried out; none is private. One query."""
    rows = Decision.objects.filter(rebaseline__revision=revision_id, rebaseline__recorded_at__lt=end_of(on))
    return next((in_a_line(d, d.meets_on) for d in decided(rows, on=on)), None)


@dataclass(frozen=True)
class _Of:
    about: dict[int, tuple[AboutRead, ...]]
    dissents: dict[int, tuple[DissentRead, ...]]
    corrections: dict[int, tuple[CorrectionRead, ...]]
    escalations: dict[int, tuple[int, ...]]
    follow_ups: dict[int, tuple[FollowUpRead, ...]]


def _by(rows: QuerySet[Any], read: Callable[[Any], T]) -> dict[int, tuple[T, ...]]:
    found: dict[int, list[T]] = defaultdict(list)
    for row in rows:
        found[row.decision_id].append(read(row))
    return {key: tuple(each) for key, each in found.items()}


def _follow_ups(keys: Iterable[int], on: date, private_for: Collection[int]) -> dict[int, tuple[FollowUpRead, ...]]:
    found: dict[int, list[FollowUpRead]] = defaultdict(list)
    for f in follow_ups(on=on, decision_ids=list(keys), open_only=False, private_for=private_for):
        found[f.decision.id].append(f)
    return {key: tuple(each) for key, each in found.items()}


def _dissent(d: Dissent) -> DissentRead:
    return DissentRead(d.pk, d.who or str(d.organisation), d.organisation_id, d.words)


def correction(c: Correction) -> CorrectionRead:
    return CorrectionRead(
        c.pk, c.decision.number if c.decision else None, c.words, c.why, c.recorded_at, str(c.recorded_by)
    )


def _read(d: Decision, meets_on: date, of: _Of, before: datetime) -> DecisionRead:
    rebaseline = getattr(d, "rebaseline", None)
    done = rebaseline is not None and rebaseline.recorded_at < before
    return DecisionRead(
        id=d.pk, meeting_id=d.meeting_id, body_id=d.meeting.body_id, body=d.meeting.body.name, on=meets_on,
        item_id=d.item_id, item=d.item.title, number=d.number, kind=DecisionKind(d.kind), words=d.words, reasons=d.reasons,
        proposer=d.proposer, private=d.private, at=d.recorded_at,
        dissents=of.dissents.get(d.pk, ()), about=of.about.get(d.pk, ()), follow_ups=of.follow_ups.get(d.pk, ()),
        corrections=of.corrections.get(d.pk, ()), escalation_ids=of.escalations.get(d.pk, ()),
        revision_id=rebaseline.revision_id if done and rebaseline else None,
    )  # fmt: skip
