"""What is wrong with an answer, each with its fix; no database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from milepost.measures.checking import NewReading, number, problems, settled
from milepost.rules.measuring import Answer, Unit
from milepost.rules.periods import Every, Period, period_of

from .make import ON_TIME, TRUST, WAITING

TODAY = date(2020, 10, 10)
SEPTEMBER = period_of(Every.MONTH, date(2020, 9, 1))
COLLECTED = replace(WAITING, collected_from=(TRUST,), collected_since=date(2020, 4, 1))


def said(
    measure: Any = ON_TIME, organisation: str = "", period: Period = SEPTEMBER, **given: Any
) -> list[tuple[str, str]]:
    figures = {k: Decimal(v) for k, v in given.items() if k in ("numerator", "denominator", "value")}
    answer = NewReading(measure, period, **{**given, **figures})
    return [(p.field, p.words) for p in problems([answer], organisation, TODAY)]


def test_right_answers_have_nothing_wrong() -> None:
    assert said(numerator=30, denominator=40) == []
    assert said(numerator=30, denominator=40, value=75) == []
    assert said(WAITING, value=0) == []
    assert said(COLLECTED, TRUST, value=12) == []
    assert said(COLLECTED, TRUST, answer=Answer.NIL) == []
    assert said(COLLECTED, TRUST, answer=Answer.NOT_AVAILABLE, why="A new system") == []
    assert said(replace(WAITING, unit=Unit.WEEKS), value="12.5", denominator=30) == []


@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        ({"numerator": 41, "denominator": 40}, "numerator", "41 is more than the 40"),
        ({"numerator": 30}, "denominator", "Give how many: Plans"),
        ({"numerator": -1, "denominator": 4}, "numerator", "never below 0"),
        ({"numerator": "1.5", "denominator": 4}, "numerator", "not a whole number"),
        ({"numerator": 0, "denominator": 0}, "denominator", "Choose nil return"),
        ({"numerator": 30, "denominator": 40, "value": 80}, "value", "30 of 40 is 75.0%"),
        ({"measure": WAITING}, "value", "Give how many"),
        ({"measure": WAITING, "value": "2.5"}, "value", "not a whole number"),
        ({"measure": WAITING, "value": 10**13}, "value", "too large"),
        ({"measure": WAITING, "value": 2, "numerator": 3}, "numerator", "It is one number"),
        ({"measure": replace(WAITING, unit=Unit.WEEKS)}, "value", "Give the figure"),
        ({"measure": replace(WAITING, unit=Unit.WEEKS), "value": "1.23456"}, "value", "four decimals"),
        ({"answer": Answer.NIL, "value": 4}, "answer", "Keep one of the two"),
        ({"answer": Answer.NOT_AVAILABLE, "why": " "}, "why", "Say why"),
        ({"numerator": 1, "denominator": 2, "breakdown": "tall"}, "breakdown", "Known: under-5, 5-and-over"),
        ({"measure": WAITING, "value": 2, "organisation": TRUST}, "organisation", "is not asked"),
        ({"measure": COLLECTED, "value": 2}, "organisation", "sum of what its providers send"),
        ({"measure": WAITING, "value": 2, "period": period_of(Every.MONTH, date(2020, 10, 1))}, "period", "from 1 November 2020"),
        ({"measure": WAITING, "value": 2, "period": period_of(Every.QUARTER, date(2020, 7, 1))}, "period", "for July 2020"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_once_where_it_is(given: dict[str, Any], field: str, words: str) -> None:
    found = said(**given)
    assert len(found) == 1
    assert found[0][0] == field
    assert words in found[0][1]


def test_a_problem_names_measure_and_period_and_twice_is_once_too_many() -> None:
    answer = NewReading(WAITING, SEPTEMBER, value=Decimal(7))
    found = problems([answer, answer, replace(answer, breakdown="tall")], "", TODAY)
    assert [p.at for p in found] == [1, 2]
    assert str(found[0]) == "Children waiting, September 2020: It is given twice. Keep one of them"


def test_shares_are_worked_out() -> None:
    answer = NewReading(ON_TIME, SEPTEMBER, numerator=Decimal(1), denominator=Decimal(3))
    assert settled(answer) == (1, 3, Decimal("33.3333"))
    assert settled(replace(answer, answer=Answer.NIL)) == (None, None, None)


@pytest.mark.parametrize("written", ["about 20", "1_000", "nan", "inf", "c", True, "1e999999", "12%", "1,2"])
def test_words_are_no_numbers(written: Any) -> None:
    with pytest.raises(ValueError, match="is not a number"):
        number(written)


def test_a_period_before_anybody_was_asked_is_a_slip() -> None:
    assert said(COLLECTED, TRUST, period_of(Every.MONTH, date(2020, 3, 1)), value=12)[0][0] == "period"
    assert said(COLLECTED, TRUST, period_of(Every.MONTH, date(2020, 4, 1)), value=12) == []
    assert "Check the year" in said(period=period_of(Every.MONTH, date(202, 9, 1)), numerator=30, denominator=40)[0][1]
