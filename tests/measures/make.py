"""Measures, readings and what is agreed about them, made by hand for tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from milepost.measures.definitions import Breakdown, Measure
from milepost.measures.models import Confirmation, Reading, Submission
from milepost.people.models import Area, Organisation, User
from milepost.rules.measuring import Answer, Direction, Method, Source, Unit, Way
from milepost.rules.periods import Every, period_of

TRUST = "Exampleshire Children's NHS Trust"
COUNCIL = "Exampleshire Council"

ON_TIME = Measure(
    id="test-on-time", name="Plans on time", question="How many plans are on time?", unit=Unit.PERCENT,
    numerator="Plans on time", denominator="Plans", direction=Direction.UP, every=Every.MONTH, source=Source.TYPED,
    method=Method.XMR, owner="Head of SEND", plan="exampleshire", impacts=(), milestones=(), baseline=None, targets=(),
    breakdowns=(Breakdown("under-5", "Under 5", "age"), Breakdown("5-and-over", "5 and over", "age")), open=True,
)  # fmt: skip

WAITING = replace(
    ON_TIME, id="test-waiting", name="Children waiting", unit=Unit.COUNT, numerator="Children waiting", denominator="",
    direction=Direction.DOWN, source=Source.PROVIDER, breakdowns=(), open=False,
)  # fmt: skip


def area() -> Area:
    return Area.objects.get(name="Exampleshire")


def organisation(name: str = TRUST) -> Organisation:
    return Organisation.objects.get(area__name="Exampleshire", name=name)


def provider(name: str) -> Organisation:
    return Organisation.objects.create(area=area(), name=name, kind=Organisation.Kind.PROVIDER)


def by(key: str = "analyst") -> User:
    return User.objects.get(email=f"{key}@example.org")


def moment(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, 12, tzinfo=UTC)


def reading(
    measure: Measure, day: date, figure: Any = None, of: Any = None, *, organisation: Organisation | None = None,
    breakdown: str = "", at: date | None = None, answer: Answer = Answer.FIGURE, why: str = "",
    supersedes: Reading | None = None, confirmed: bool = False, sender: str = "analyst",
) -> Reading:  # fmt: skip
    """A reading as it stands in the database: ``figure`` is a value, or a numerator where there is an ``of``."""
    period, when = period_of(measure.every, day), moment(at or period_of(measure.every, day).ends)
    sent = Submission.objects.create(
        way=Way.FORM, area=area(), organisation=organisation, recorded_at=when, recorded_by=by(sender), name="book.xlsx"
    )
    top = None if figure is None else Decimal(figure)
    figures = {} if top is None else {"value": top}
    if top is not None and of is not None:
        figures = {
            "numerator": top,
            "denominator": Decimal(of),
            "value": (100 * top / Decimal(of)).quantize(Decimal("0.0001")),
        }
    made = Reading.objects.create(
        measure=measure.id, area=area(), organisation=organisation, breakdown=breakdown, starts=period.starts,
        ends=period.ends, answer=answer, why=why, submission=sent, supersedes=supersedes, recorded_at=when,
        recorded_by=by(sender), **figures,
    )  # fmt: skip
    if confirmed:
        Confirmation.objects.create(reading=made, recorded_at=when, recorded_by=by("lead"))
    return made
