"""Every figure of the demonstration's plans has its measure, with the same numbers, and every other number has a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from milepost.config.env import ROOT
from milepost.measures.definitions import Measure, every, of_plan, speaking_to
from milepost.people.calendar import calendar
from milepost.plan.planfile import read_plan_file
from milepost.plan.planfile.records import RowRecord
from milepost.rules.measuring import Aim
from milepost.rules.timescale import understand

SEED = ROOT.parent / "shared" / "seed"
PLANS = ROOT / "demo" / "plans"
FIGURE = re.compile(
    r"\d+(?:\.\d+)? ?%|per ?cent|\b(?:\d+|one|two|three|four|five|six|twelve)[ -]weeks?\b", re.IGNORECASE
)
# Words with a number in them that no measure can be made of, and why.
NO_MEASURE = {
    ("peterborough-2019", "4.3b.1"): "“every two weeks” is how often a meeting is held, not what it comes to",
    ("exampleshire", "2.2.3"): "“every two weeks” is how often late advice is reviewed, not how much there is",
}
# What the document prints, read off it by hand: where, and each figure with its day.
PRINTED = {
    "1.3.5": [(85, date(2020, 4, 30))],
    "2.2-i1": [(80, None)],
    "2.2-i2": [(85, None), (90, None)],
    "2.4-i2": [(30, date(2021, 7, 31))],
    "2.4.5": [(30, date(2021, 7, 31))],
    "3.3-i1": [(50, date(2021, 4, 30))],
    "3.3-i2": [(75, date(2021, 4, 30))],
    "4.3b.3": [(18, date(2020, 4, 30)), (12, date(2021, 4, 30))],
    "4.3b.4": [(18, date(2020, 4, 30)), (12, date(2021, 4, 30))],
}


def promises(slug: str) -> Iterator[RowRecord]:
    """The impacts and milestones of a demonstration plan, Exampleshire's months put in."""
    text = (PLANS / f"{slug}.yaml").read_text("utf-8")
    text = re.sub(r"\{(\d+)\}", "June 2026", text)
    text = re.sub(r"\{(\w+)\}", "2026-01-05", text)
    rows = list(read_plan_file(text, f"{slug}.yaml").workstreams)
    while rows:
        row = rows.pop()
        rows += row.children
        if row.kind in ("impact", "milestone"):
            yield row


@pytest.mark.parametrize("slug", ["peterborough-2019", "exampleshire"])
def test_every_number_in_a_promise_has_its_measure_or_a_reason(slug: str) -> None:
    with_numbers = {row.ref for row in promises(slug) if row.figures or FIGURE.search(row.statement)}
    without = {ref for ref in with_numbers if not speaking_to(slug, ref)}
    assert without == {ref for plan, ref in NO_MEASURE if plan == slug}
    assert len(with_numbers) > 3


@pytest.mark.parametrize("slug", ["peterborough-2019", "exampleshire"])
def test_each_figure_of_a_plan_is_a_measure_with_the_same_numbers(slug: str) -> None:
    found = 0
    for row in promises(slug):
        for figure in row.figures:
            found += 1
            assert any(says(measure, figure) for measure in speaking_to(slug, row.ref)), (row.ref, figure)
    assert found == {"peterborough-2019": 10, "exampleshire": 4}[slug]


def says(measure: Measure, figure: dict[str, Any]) -> bool:
    """Whether a measure has a figure's unit, its beginning and its end by its day."""
    unit = {"percent": "%", "count": "%"}.get(measure.unit, measure.unit.value)
    begins = measure.baseline.value if measure.baseline else None
    if unit != figure["unit"] or ("from" in figure and begins != Decimal(str(figure["from"]))):
        return False
    due = understand(figure["by"], calendar=calendar()).due if "by" in figure else None
    wanted = abs(Decimal(str(figure.get("to", figure.get("change")))))
    relative = "change" in figure
    return any(
        t.value == wanted and (due is None or t.due == due) and (t.aim in (Aim.FALL_BY, Aim.RISE_BY)) == relative
        for t in measure.targets
    )


def test_the_published_figures_are_those_printed() -> None:
    for ref, printed in PRINTED.items():
        measures = speaking_to("peterborough-2019", ref)
        assert sorted((t.value, t.due) for m in measures for t in m.targets) == sorted(printed, key=str), ref
    begun = {m.id: m.baseline for m in of_plan("peterborough-2019") if m.baseline}
    assert {id: b.value for id, b in begun.items()} == {
        "peterborough-assessments-on-time": 85,
        "peterborough-health-checks-14-to-17": 39,
        "peterborough-health-checks-14-to-25": 55,
        "peterborough-part-time-timetables": None,
    }
    assert begun["peterborough-assessments-on-time"].as_written == "over 85%"
    assert all(m.open for m in of_plan("peterborough-2019"))


def test_they_are_held_against_the_nation_with_the_question_asked_first() -> None:
    held = {m.id: m for m in of_plan("peterborough-2019") if m.national}
    assert {id: m.national for id, m in held.items()} == {
        "peterborough-assessments-on-time": "plans-in-20-weeks",
        "peterborough-annual-review-decisions": "annual-review-decisions-4-weeks",
    }
    assert all("?" in m.national_question for m in held.values())


def test_no_figure_of_the_document_is_left_out() -> None:
    """Where the document is at hand: every percentage it prints is in a measure."""
    texts = [path.read_text("utf-8", errors="replace") for path in SEED.glob("*.txt")]
    if not texts:
        pytest.skip("the document is not here")
    printed = {int(n) for text in texts for n in re.findall(r"(\d+) ?%", text)}
    measured = {t.value for m in of_plan("peterborough-2019") for t in m.targets}
    measured |= {m.baseline.value for m in every().values() if m.baseline and m.plan == "peterborough-2019"} - {None}
    assert printed == measured - {18, 12}
