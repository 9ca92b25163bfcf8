"""What is fetched of figures: plain rows, one query each, whatever the number of measures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.db.models import OuterRef, Subquery

from milepost.measures.models import Confirmation, Reading
from milepost.people.models import Area
from milepost.rules.disclosure import Raw
from milepost.rules.measuring import Answer, Unit, Way
from milepost.rules.periods import Period


class Row(NamedTuple):
    """A reading as the database has it, with its sender and confirmation. Raw: it stays in this app."""

    id: int
    measure: str
    organisation: str | None
    breakdown: str
    starts: date
    ends: date
    answer: str
    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None
    why: str
    supersedes: int | None
    sent_at: datetime
    sent_by: str
    way: str
    name: str
    key: str | None
    confirmed_at: datetime | None
    confirmed_by: str | None

    @property
    def period(self) -> Period:
        return Period(self.starts, self.ends)

    def confirmed(self, before: datetime) -> bool:
        return self.confirmed_at is not None and self.confirmed_at < before


FIELDS = (
    "id", "measure", "organisation__name", "breakdown", "starts", "ends", "answer", "numerator", "denominator", "value", "why",
    "supersedes", "recorded_at", "recorded_by__name", "submission__way", "submission__name", "submission__key__name",
    "confirmed_at", "confirmed_by",
)  # fmt: skip
# Asked for each reading by itself: joined, PostgreSQL reads the confirmations of every area first.
_CONFIRMATION = Confirmation.objects.filter(reading=OuterRef("pk")).order_by()


def recorded(measures: Iterable[str], area: Area, before: datetime) -> list[Row]:
    """The readings of these measures recorded before a moment, also those superseded by then."""
    found = Reading.objects.filter(area=area, measure__in=list(measures), recorded_at__lt=before).annotate(
        confirmed_at=Subquery(_CONFIRMATION.values("recorded_at")[:1]),
        confirmed_by=Subquery(_CONFIRMATION.values("recorded_by__name")[:1]),
    )
    return [Row(*values) for values in found.order_by().values_list(*FIELDS)]


def standing(rows: Iterable[Row]) -> list[Row]:
    """Those of these readings that none of them superseded."""
    found = list(rows)
    replaced = {row.supersedes for row in found}
    return [row for row in found if row.id not in replaced]


def raw(row: Row, unit: Unit) -> Raw:
    """The figures of a reading; a nil return is none of none, or a count of nought."""
    if row.answer == Answer.NIL:
        return nil(unit)
    return Raw(row.numerator, row.denominator, row.value)


def nil(unit: Unit) -> Raw:
    return Raw(None, None, Decimal(0)) if unit is Unit.COUNT else Raw(Decimal(0), Decimal(0), None)


def came_from(row: Row) -> str:
    """The file, the sender's own reference, or the name of the key."""
    return row.name or row.key or ""


def way(row: Row) -> Way:
    return Way(row.way)
