"""Measures and figures of the fictional area for tests of pages, made where the demonstration has none of their kind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from unittest.mock import patch

from milepost.measures.definitions import Measure, Target
from milepost.people.clock import today
from milepost.rules.dates import months_later
from milepost.rules.measuring import Aim
from tests.measures.make import ON_TIME, reading

IMPACT = "1.1-i1"
STEADY = (70, 72, 71)


def worse(id_: str = "test-worse", **changed: object) -> Measure:
    """A measure of the plan's first impact, wanted to be at least 90%."""
    wanted = Target("t", Aim.AT_LEAST, __import__("decimal").Decimal(90), "90%", due=months_later(today(), 12))
    return replace(ON_TIME, id=id_, name="Plans on time", impacts=(IMPACT,), targets=(wanted,), **changed)  # type: ignore[arg-type]


def months(count: int) -> list[date]:
    """The first days of the last whole months, oldest first."""
    return [months_later(today().replace(day=1), -n) for n in range(count, 0, -1)]


def send(measure: Measure, values: list[int | float], *, confirmed: bool = True) -> None:
    """A confirmed percentage of 1000 for each of the last months, recorded in them."""
    for day, value in zip(months(len(values)), values, strict=True):
        reading(measure, day, int(value * 10), 1000, confirmed=confirmed)


@contextmanager
def defined(*measures: Measure) -> Iterator[None]:
    """As if these were the measures of their plans."""

    def of_plan(slug: str) -> tuple[Measure, ...]:
        return tuple(m for m in measures if m.plan == slug)

    with patch("milepost.judgement.measures.read.of_plan", of_plan):
        yield
