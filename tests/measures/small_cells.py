"""A planted figure that nobody may see, and whether it can be read in what came out.

Plant ``FEW`` where a count or numerator is small (its digits stand nowhere else), then ask of the text of every output:
page, chart, alternative text, CSV, JSON, document. The numbers a reader would work out from it are looked for too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from milepost.measures.definitions import Measure
from milepost.measures.models import Reading, Submission
from milepost.people.clock import now
from milepost.people.models import Area, Organisation, User
from milepost.rules.measuring import Answer, Way
from milepost.rules.periods import Period

FEW = Decimal("3.1416")
"""A "count" no true count could be: small enough to be hidden, and found by its digits wherever it leaks."""

OF = Decimal("47.2718")
"""A denominator with digits of its own; of it, ``FEW`` is 6.6458 per cent."""

SHARE = Decimal("6.6458")

TELLING = ("3.1416", "3.142", "3.14", "47.2718", "47.272", "47.27", "6.6458", "6.646", "6.65")


def plant(
    measure: Measure,
    area: Area,
    period: Period,
    by: User,
    *,
    organisation: Organisation | None = None,
    breakdown: str = "",
    share: bool = False,
) -> Reading:
    """Keep a reading that is about too few. With ``share`` it is a percentage of ``OF``, else a count."""
    moment = now()
    sent = Submission.objects.create(
        way=Way.FORM, area=area, organisation=organisation, recorded_at=moment, recorded_by=by
    )
    figures = {"numerator": FEW, "denominator": OF, "value": SHARE} if share else {"value": FEW}
    return Reading.objects.create(
        measure=measure.id, area=area, organisation=organisation, breakdown=breakdown, starts=period.starts,
        ends=period.ends, answer=Answer.FIGURE, submission=sent, recorded_at=moment, recorded_by=by, **figures,
    )  # fmt: skip


def told_by(text: str | bytes, more: Iterable[str] = ()) -> list[str]:
    """The telling numbers that stand in a text; an output is right where there are none."""
    words = text.decode(errors="replace") if isinstance(text, bytes) else text
    return [n for n in (*TELLING, *more) if re.search(rf"(?<![\d.]){re.escape(n)}(?!\d)", words)]
