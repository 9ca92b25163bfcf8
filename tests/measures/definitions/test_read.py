"""Definitions as an analyst writes them: read whole, and slips told with the file, the line and what to put right."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from milepost.measures.checks import definitions_are_right
from milepost.measures.definitions import every, of_plan, speaking_to
from milepost.rules.measuring import Aim, Method, Source
from milepost.rules.periods import Every

WHOLE = """\
plan: exampleshire
name: Short stays
question: How many stays are short?
unit: percent
numerator: Short stays
denominator: Stays
direction: up
every: month
source: provider
impacts: [2.1-i1]
milestones: [1.1a.5]
baseline: {value: 39.5, as_written: over 39.5%, on: March 2026}
targets:
  - {key: first, aim: at_least, value: 50, due: 30 April 2027, as_written: 50% by April}
  - {key: second, aim: between, value: 60, upper: 70, due: April 2028, as_written: 60% to 70%}
breakdowns:
  - {key: young, label: Aged 5 to 10, group: Age}
collected_from: [A Trust, A Hospice]
collected_since: April 2026
"""


def test_a_whole_definition_is_understood(folder: Path) -> None:
    (folder / "somewhere" / "deep").mkdir(parents=True)
    (folder / "somewhere" / "deep" / "short-stays.yaml").write_text(WHOLE, "utf-8")
    measure = every()["short-stays"]
    assert measure.file == "measures/somewhere/deep/short-stays.yaml"
    assert (measure.every, measure.source, measure.method) == (Every.MONTH, Source.PROVIDER, Method.XMR)
    assert measure.baseline
    assert (measure.baseline.value, measure.baseline.on) == (Decimal("39.5"), date(2026, 3, 31))
    first, second = measure.targets
    assert (first.aim, first.value, first.due) == (Aim.AT_LEAST, 50, date(2027, 4, 30))
    assert (second.upper, second.due) == (70, date(2028, 4, 30))
    assert (measure.collected_since, measure.due_days, measure.threshold) == (date(2026, 4, 1), 15, None)
    assert of_plan("exampleshire") == (measure,)
    assert of_plan("another") == ()
    assert speaking_to("exampleshire", "2.1-i1") == speaking_to("exampleshire", "1.1a.5") == (measure,)
    assert speaking_to("exampleshire", "2.1-i2") == speaking_to("another", "2.1-i1") == ()


SLIPS = [
    ("unit: percent", "unit: percents", "line 4, unit: “percents” must be one of percent, count"),
    ("name: Short stays\n", "", "line 1, the file: “name” is missing. A short name"),
    ("question: How", "ask: Now\nquestion: How", "line 3, ask: nothing here is called “ask”. Known: plan, name"),
    ("denominator: Stays\n", "", "line 4, unit: “percent” is out of something"),
    ("unit: percent", "unit: count", "line 6, denominator: “count” has no denominator"),
    ("value: 39.5", "value: 39.5%", "line 12, baseline > value: “39.5%” is not in the form needed. A number with no unit"),
    ("on: March 2026", "on: spring", "line 12, baseline > on: “spring” "),
    ("key: second", "key: first", "line 15, targets > 2 > key: another target has the key “first”"),
    ("due: 30 April 2027", "due: 31 April 2027", "line 14, targets > 1 > due: “31 April 2027” "),
    ("due: 30 April 2027", "due: From April 2027", "line 14, targets > 1 > due: “From April 2027” is not one day"),
    ("due: 30 April 2027", "due: March 2026", "line 14, targets > 1 > due: this is before the day of the baseline"),
    ("upper: 70, ", "", "line 15, targets > 2 > aim: a target that is “between” has an “upper”"),
    ("value: 50,", "value: 50, upper: 60,", "line 14, targets > 1 > upper: a target that is “between”"),
    ("upper: 70", "upper: 60", "line 15, targets > 2 > upper: the upper end, 60, is not above the lower, 60"),
    ("value: 50,", "value: 101,", "line 14, targets > 1 > value: a percentage is from 0 to 100"),
    ("aim: at_least", "aim: at_most", "line 14, targets > 1 > aim: “at_most” asks for worse"),
    ("aim: at_least, value: 50", "aim: rise_by, value: 0", "line 14, targets > 1 > value: say by how many per cent"),
    ("every: month", "every: half_year", "line 8, every: a control chart needs a figure at least every three months"),
    ("every: month", "every: month\nmethod: annual", "line 9, method: “annual” does not fit figures that come every month"),
    ("every: month", "every: year\nmethod: gaps", "line 9, method: “gaps” does not fit figures that come every calendar year"),
    ("every: month", "every: month\nmethod: gaps", "line 9, method: “gaps” is for rare events, so the unit is a count"),
    ("collected_from: [A Trust, A Hospice]\n", "", "line 9, source: say which organisations send their figures"),
    ("collected_since: April 2026\n", "", "line 18, collected_from: say from when they are asked"),
    ("source: provider\n", "", "line 17, collected_from: this is only for figures that providers send"),
    ("label: Aged 5 to 10", "label: ''", "line 17, breakdowns > 1 > label: nothing is given"),
]  # fmt: skip


@pytest.mark.parametrize(("was", "now", "words"), SLIPS)
def test_a_slip_is_told_with_its_line(folder: Path, was: str, now: str, words: str) -> None:
    assert was in WHOLE
    (folder / "short-stays.yaml").write_text(WHOLE.replace(was, now, 1), "utf-8")
    with pytest.raises(ImproperlyConfigured) as told:
        every()
    assert str(told.value).startswith(f"definitions/measures/short-stays.yaml, {words}")


def test_a_rise_counts_from_a_baseline_that_may_still_be_to_come(folder: Path) -> None:
    begun = "baseline: {value: 39.5, as_written: over 39.5%, on: March 2026}\n"
    text = WHOLE.replace("aim: at_least", "aim: rise_by")
    (folder / "rise.yaml").write_text(text.replace(begun, ""), "utf-8")
    with pytest.raises(ImproperlyConfigured, match="line 13, targets > 1 > aim: this counts from a baseline"):
        every()
    (folder / "rise.yaml").write_text(text.replace(begun, "baseline: {as_written: to be counted}\n"), "utf-8")
    found = every()["rise"].baseline
    assert found
    assert (found.value, found.as_written) == (None, "to be counted")


def test_every_wrong_file_stops_the_check_and_the_right_ones_do_not(folder: Path) -> None:
    (folder / "right.yaml").write_text(WHOLE, "utf-8")
    assert definitions_are_right() == []
    (folder / "other").mkdir()
    (folder / "other" / "right.yaml").write_text(WHOLE, "utf-8")
    (folder / "Wrong_name.yaml").write_text(WHOLE, "utf-8")
    (folder / "wrong.yaml").write_text("plan: [", "utf-8")
    told = [message.msg for message in definitions_are_right()]
    assert len(told) == 3
    assert "“Wrong_name” is not" in told[0]
    assert told[1].endswith("definitions/measures/other/right.yaml has the same name. Give one of them another")
    assert "definitions/measures/wrong.yaml, line 1: it is not YAML here" in told[2]


def test_waits_of_several_providers_are_not_added_up(folder: Path) -> None:
    text = WHOLE.replace("unit: percent", "unit: weeks").replace("denominator: Stays\n", "")
    (folder / "waits.yaml").write_text(text, "utf-8")
    with pytest.raises(ImproperlyConfigured, match="line 4, unit: “weeks” of several providers do not add up"):
        every()
    (folder / "waits.yaml").write_text(text.replace("[A Trust, A Hospice]", "[A Trust]"), "utf-8")
    assert every()["waits"].collected_from == ("A Trust",)


def test_a_threshold_only_raises_the_policys(folder: Path) -> None:
    (folder / "low.yaml").write_text(WHOLE + "threshold: 5\n", "utf-8")
    (folder / "high.yaml").write_text(WHOLE + "threshold: 6\n", "utf-8")
    assert [message.msg for message in definitions_are_right()] == [
        "definitions/measures/low.yaml, line 20, threshold: "
        "numbers below 5 are hidden already. Give a higher number, or take this out"
    ]
