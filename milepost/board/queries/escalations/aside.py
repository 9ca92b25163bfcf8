"""What a body was proposed to escalate and set aside, with why."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from milepost.board.models import FollowUp, SetAside
from milepost.board.queries.about import row_href
from milepost.measures.definitions import every
from milepost.people.clock import day_of, end_of
from milepost.plan.models import Row
from milepost.rules import dates


@dataclass(frozen=True)
class AsideRead:
    """``name`` is what was proposed: "Milestone 1.1a.2", a measure, or a challenge by its day. Only a row has an ``href``."""

    id: int
    name: str
    href: str
    why: str
    at: datetime
    by: str


def asides(body_id: int, *, on: date, private_for: Collection[int] = ()) -> tuple[AsideRead, ...]:
    """What a body set aside by the end of a day, the latest first; of a private challenge only for those in ``private_for``.
    Three queries."""
    said = list(SetAside.objects.filter(body=body_id, recorded_at__lt=end_of(on)).select_related("recorded_by"))
    rows = Row.objects.select_related("plan", "parent__parent__parent").in_bulk(_numbers(said, "red"))
    asked = FollowUp.objects.select_related("decision__meeting").in_bulk(_numbers(said, "challenge"))
    found = []
    for x in said:
        kind, _, named = x.key.partition(":")
        if kind == "red":
            row = rows[int(named)]
            name, href = str(row), row_href(row)
        elif kind == "challenge":
            decision = asked[int(named)].decision
            if decision.private and body_id not in private_for:
                continue
            name, href = f"The challenge of {dates.day(day_of(decision.recorded_at))}", ""
        else:
            measure = every().get(named)
            name, href = (measure.name, "") if measure else (named, "")
        found.append(AsideRead(x.pk, name, href, x.why, x.recorded_at, str(x.recorded_by)))
    return tuple(reversed(found))


def _numbers(said: list[SetAside], kind: str) -> list[int]:
    return [int(x.key.partition(":")[2]) for x in said if x.key.startswith(f"{kind}:")]
