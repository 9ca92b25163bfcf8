"""How often something comes round."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from .dates import months_later


class Rhythm(StrEnum):
    TWO_WEEKLY = "two_weekly"
    MONTHLY = "monthly"
    BI_MONTHLY = "bi_monthly"
    QUARTERLY = "quarterly"
    SIX_MONTHLY = "six_monthly"
    ANNUAL = "annual"

    @property
    def label(self) -> str:
        return LABELS[self]

    def after(self, start: date, times: int = 1) -> date:
        """The day this many turns after a day.

        Bi-monthly is every two months (design section 7).

        >>> Rhythm.BI_MONTHLY.after(date(2020, 2, 29)), Rhythm.TWO_WEEKLY.after(date(2020, 1, 6), 2)
        (datetime.date(2020, 4, 29), datetime.date(2020, 2, 3))
        """
        if self is Rhythm.TWO_WEEKLY:
            return start + timedelta(days=14 * times)
        return months_later(start, MONTHS[self] * times)


LABELS = {
    Rhythm.TWO_WEEKLY: "every two weeks",
    Rhythm.MONTHLY: "every month",
    Rhythm.BI_MONTHLY: "every two months",
    Rhythm.QUARTERLY: "every three months",
    Rhythm.SIX_MONTHLY: "every six months",
    Rhythm.ANNUAL: "every year",
}

MONTHS = {
    Rhythm.MONTHLY: 1,
    Rhythm.BI_MONTHLY: 2,
    Rhythm.QUARTERLY: 3,
    Rhythm.SIX_MONTHLY: 6,
    Rhythm.ANNUAL: 12,
}
