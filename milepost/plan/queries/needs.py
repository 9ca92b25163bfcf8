"""What rows of a plan need that is not there yet, as recorded by a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from milepost.people.clock import end_of

from ..models import Need, Plan

ZERO = Decimal(0)


@dataclass(frozen=True)
class NeedSaid:
    """One thing that was said of a need. ``pounds`` only of money; ``agreed`` is what was agreed, in words."""

    id: int
    kind: str
    kind_label: str
    what: str
    pounds: Decimal | None
    state: str
    state_label: str
    agreed: str
    at: datetime
    by: str


@dataclass(frozen=True)
class NeedRead:
    """A need of a row with everything said of it, oldest first; the latest counts."""

    row_id: int
    number: int
    said: tuple[NeedSaid, ...]

    @property
    def now(self) -> NeedSaid:
        return self.said[-1]

    @property
    def over(self) -> bool:
        return self.now.state == Need.State.OVER

    @property
    def asked_pounds(self) -> Decimal:
        """What was asked for: the pounds last said while it was only asked, else those said now. Nothing once it is over."""
        asked = [s.pounds for s in self.said if s.state == Need.State.ASKED and s.pounds is not None]
        return ZERO if self.over else (asked[-1] if asked else self.now.pounds or ZERO)

    @property
    def agreed_pounds(self) -> Decimal:
        return (self.now.pounds or ZERO) if self.now.state == Need.State.AGREED else ZERO


@dataclass(frozen=True)
class Sums:
    """Pounds asked for and agreed, and posts that are vacant, being recruited to and filled."""

    asked: Decimal = ZERO
    agreed: Decimal = ZERO
    vacant: int = 0
    recruiting: int = 0
    filled: int = 0
    waiting: int = 0


def sums(found: Iterable[NeedRead]) -> Sums:
    """``waiting`` are needs of any kind that were asked for and not answered."""
    every = list(found)
    states = [n.now.state for n in every]
    return Sums(
        asked=sum((n.asked_pounds for n in every), ZERO),
        agreed=sum((n.agreed_pounds for n in every), ZERO),
        vacant=states.count(Need.State.VACANT),
        recruiting=states.count(Need.State.RECRUITING),
        filled=states.count(Need.State.FILLED),
        waiting=states.count(Need.State.ASKED),
    )


def needs(plan: Plan, on: date) -> dict[int, list[NeedRead]]:
    """By row, each row's needs in the order they were first said. One query."""
    said: dict[tuple[int, int], list[NeedSaid]] = defaultdict(list)
    recorded = Need.objects.filter(row__plan=plan, recorded_at__lt=end_of(on)).select_related("recorded_by")
    for n in recorded.order_by("recorded_at", "pk"):
        said[(n.row_id, n.number)].append(
            NeedSaid(
                n.pk,
                n.kind,
                n.get_kind_display(),
                n.what,
                n.pounds,
                n.state,
                n.get_state_display(),
                n.agreed,
                n.recorded_at,
                str(n.recorded_by),
            )
        )
    found: dict[int, list[NeedRead]] = defaultdict(list)
    for (row, number), entries in sorted(said.items()):
        found[row].append(NeedRead(row, number, tuple(entries)))
    return found
