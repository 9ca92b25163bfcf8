"""Exampleshire shows each kind of chart and verdict, whatever day it is loaded on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from demo.counting import Counting
from demo.measures import HOSPICE, HOSPITALS, MEASURED
from milepost.judgement.measures.read import made_of
from milepost.measures.checking import problems
from milepost.measures.definitions import every, of_plan
from milepost.measures.models import Reading, Submission
from milepost.measures.queries import Point, Series, series
from milepost.people.clock import today
from milepost.people.models import Area
from milepost.rules.dates import months_later
from milepost.rules.difference import Difference
from milepost.rules.measuring import Answer, Method
from milepost.rules.spc import Assurance, Options, Spc, Variation, work_out

# What the figures were made to show: the latest point's icon, and the target's.
SHOWS = {
    "plans-in-20-weeks": (Variation.IMPROVEMENT_HIGH, Assurance.INCONSISTENT),
    "requests": (Variation.NEUTRAL_HIGH, None),
    "decisions-in-six-weeks": (Variation.COMMON, Assurance.PASS),
    "review-decisions": (Variation.COMMON, Assurance.INCONSISTENT),
    "longest-therapy-wait": (Variation.IMPROVEMENT_LOW, Assurance.FAIL),
    "health-advice": (Variation.IMPROVEMENT_HIGH, Assurance.FAIL),
    "part-time-timetables": (Variation.CONCERN_HIGH, Assurance.FAIL),
    "audits-good": (None, None),
    "parents-at-workshops": (None, None),
}


@pytest.fixture
def area(db: Any) -> Area:
    return Area.objects.get(name="Exampleshire")


@pytest.fixture
def read(area: Area) -> dict[str, Series]:
    found = series(list(of_plan("exampleshire")), area, today())
    return {id.removeprefix("exampleshire-"): one for id, one in found.items()}


def test_each_kind_of_chart_and_verdict_is_there(read: dict[str, Series]) -> None:
    assert {one.measure.method for one in read.values()} == set(Method)
    drawn = {id: chart(read[id]) for id in SHOWS}
    assert {id: (spc.variation, spc.assurance) for id, spc in drawn.items()} == SHOWS
    assert {one.measure.method for id, one in read.items() if id not in SHOWS} == {
        Method.RUN,
        Method.GAPS,
        Method.ANNUAL,
    }
    verdicts = {made_of(one, today()).difference for one in read.values()}
    assert verdicts >= set(Difference) - {Difference.MET}
    assert len(drawn["review-decisions"].groups) == 2
    assert len(read["audits-good"].points) < 13


def chart(one: Series) -> Spc:
    values = [(p.period.starts, None if p.value is None else float(p.value)) for p in one.points]
    target = one.targets[0].value if one.targets else None
    return work_out(
        values,
        Options(
            one.measure.direction,
            rebases=tuple(r.starts for r in one.redrawn),
            target=None if target is None else float(target),
        ),
    )


def test_providers_answered_in_every_way_and_one_did_not(read: dict[str, Series]) -> None:
    points = read["health-advice"].points
    assert (points[-1].answered, points[-1].asked) == (2, 3)
    assert HOSPITALS not in {cell.organisation for cell in points[-1].parts}
    assert (answer(points[-5]), answer(points[-3])) == (Answer.NIL, Answer.NOT_AVAILABLE)


def answer(point: Point) -> Answer:
    return next(cell.answer for cell in point.parts if cell.organisation == HOSPICE)


def test_small_numbers_are_out_with_what_would_give_them_away(read: dict[str, Series]) -> None:
    cells = {cell.breakdown: cell.shown for cell in read["part-time-timetables"].points[-1].parts}
    assert [cells[key].value for key in ("age-16-to-18", "age-5-to-10")] == [None, None]
    assert cells["age-11-to-15"].value == 52


def test_what_was_agreed_anew_keeps_what_was_before(read: dict[str, Series]) -> None:
    (target,) = read["review-decisions"].targets
    assert [kept.value for kept in (*target.before, target)] == [60, 60, 80]
    assert target.agreed_by
    baseline = read["part-time-timetables"].baseline
    assert baseline
    assert (baseline.value, [kept.value for kept in baseline.before]) == (63, [None])


def test_a_wrong_figure_was_superseded_and_some_wait_to_be_confirmed(read: dict[str, Series]) -> None:
    wrong = Reading.objects.get(superseded_by__isnull=False)
    assert (wrong.numerator, wrong.superseded_by.numerator) == (27, 29)
    assert "left out" in wrong.superseded_by.why
    cells = [one.points[-1].whole for id, one in read.items() if id != "health-advice"]
    assert {cell.confirmed for cell in cells if cell} == {True, False}


def test_a_day_long_gone_shows_what_was_known_then(area: Area) -> None:
    measures = [every()["exampleshire-plans-in-20-weeks"]]
    began = months_later(today().replace(day=1), -8)

    def known(on: date) -> int:
        return len(series(measures, area, on)[measures[0].id].points)

    assert known(began - timedelta(days=1)) == 0
    assert 20 < known(began) < known(today() - timedelta(days=60)) < known(today())


@pytest.mark.parametrize("on", [date(2026, 12, 1), date(2028, 2, 29), date(2031, 8, 31)])
def test_it_never_goes_out_of_date(area: Area, cast: Callable[[str], Any], on: date) -> None:
    people = {key: cast(key) for key in ("owner", "owner2", "officer", "analyst", "provider", "lead")}
    counting = Counting(area, people, months_later(on.replace(day=1), -8), on)
    for said in MEASURED:
        told = list(counting.answers(said))
        for organisation in {name for name, _ in told}:
            readings = [one.reading for name, one in told if name == organisation]
            assert problems(readings, organisation, on) == []
            assert max(r.period.ends for r in readings) < on
    since = every()["exampleshire-health-advice"].collected_since
    trust = [t.reading.period.starts for name, t in told_of("health-advice", counting) if name != HOSPITALS]
    assert min(trust) == since


def told_of(id: str, counting: Counting) -> list[Any]:
    return list(counting.answers(next(m for m in MEASURED if m.measure == f"exampleshire-{id}")))


def test_everything_sent_by_the_provider_is_their_own_trusts(db: Any, cast: Callable[[str], Any]) -> None:
    sent = Submission.objects.filter(recorded_by=cast("provider"))
    assert {s.organisation.name for s in sent if s.organisation} == {"Exampleshire Children's NHS Trust"}
    assert sent.count() > 5
