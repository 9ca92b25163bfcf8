"""A release is read whole or refused with every reason, each with its file, line and column."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from milepost.sources.releases import Refused, examine

from . import made


def problems(file: io.BytesIO) -> list[str]:
    with pytest.raises(Refused) as refused:
        examine(file)
    return [str(problem) for problem in refused.value.problems]


def test_a_right_release_is_read() -> None:
    found = examine(made.release())
    examined = found.examined
    assert (examined.form, examined.edition, examined.publisher) == ("ehc-plans-2025", 2025, "Department for Education")
    assert len(examined.files) == 12
    assert examined.differing == 0
    assert len(examined.sha256) == 64
    timeliness = next(f for f in examined.files if f.table == "timeliness")
    assert (timeliness.rows, timeliness.wholes, timeliness.first, timeliness.last) == (4, 4, "2024", "2024")
    # The heading that stands twice, and the misspelt ones, have come under our own names.
    names = list(found.form.table("annual_reviews").columns)
    england = next(row for row in found.wholes["annual_reviews"] if row.level == "england")
    assert england.values[names.index("decided_in_4_weeks")] == "40"
    assert england.values[names.index("meetings_before")] == "20"


def test_x_and_z_are_missing_and_never_compared() -> None:
    def change(found: dict[str, made.Sheet]) -> None:
        made.set_cell("timeliness_20_week.csv", 4, "plans_issued_within_20_weeks", "x")(found)
        made.set_cell("timeliness_20_week.csv", 4, "pc_plans_issued_within_20_weeks", "z")(found)

    found = examine(made.release(change))
    timeliness = next(f for f in found.examined.files if f.table == "timeliness")
    assert timeliness.missing == 2
    compared = {c.column: c.wholes for c in found.examined.compared if c.file == "timeliness_20_week.csv"}
    assert (compared["in_20_weeks_rate"], compared["in_20_weeks_ex_rate"]) == (3, 4)


def test_a_rate_that_does_not_come_out_is_listed_and_not_refused() -> None:
    found = examine(made.release(made.set_cell("timeliness_20_week.csv", 4, "PC_plans_issued_20_weeks_ex", "62.4")))
    [discrepancy] = found.examined.discrepancies
    assert str(discrepancy) == (
        "timeliness_20_week.csv, line 4, in_20_weeks_ex_rate: Peterborough, 2024: published 62.4, counted 62.5"
    )
    found = examine(made.release(made.set_cell("requests.csv", 4, "requests_withdrawn", "2")))
    assert [(d.column, d.published, d.counted) for d in found.examined.discrepancies] == [
        ("received", "20", "21"),
        ("withdrawn", "2", "3 in its areas together"),
    ]


def test_areas_that_are_more_than_their_region_are_listed() -> None:
    """As in the release of 2025, where every area of one region has the region's number of new plans."""
    found = examine(made.release(made.set_cell("newplans.csv", 4, "new_ehc_plans", "2")))
    [discrepancy] = found.examined.discrepancies
    assert str(discrepancy) == (
        "newplans.csv, line 3, new_plans: East of England, 2024: published 2, counted 3 in its areas together"
    )


def test_a_heading_that_may_stand_twice_may_stand_once() -> None:
    def once(found: dict[str, made.Sheet]) -> None:
        for line in found["annual_reviews.csv"]:
            line.pop()

    assert examine(made.release(once)).examined.differing == 0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            made.set_cell("requests.csv", 3, "requests_withdrawn", "1.5"),
            "requests.csv, line 3, requests_withdrawn: “1.5” is not a whole number, nor x or z",
        ),
        (
            made.set_cell("requests.csv", 3, "requests_withdrawn", "-1"),
            "requests.csv, line 3, requests_withdrawn: “-1” is not a whole number, nor x or z",
        ),
        (
            made.set_cell("requests.csv", 3, "request_assess_pc", "c"),
            "requests.csv, line 3, request_assess_pc: “c” is not a figure, nor x or z",
        ),
        (
            made.set_cell("requests.csv", 3, "region_code", "E99"),
            "requests.csv, line 3, region_code: “E99” is not a code of the Office for National Statistics",
        ),
        (
            made.set_cell("requests.csv", 4, "old_la_code", "74"),
            "requests.csv, line 4, old_la_code: “74” is not a council's three-digit number",
        ),
        (
            made.set_cell("requests.csv", 2, "time_period", "24"),
            "requests.csv, line 2, time_period: “24” is not a calendar year",
        ),
        (
            made.set_cell("caseload.csv", 2, "time_period", "202326"),
            "caseload.csv, line 2, time_period: “202326” is not an academic year",
        ),
        (
            made.set_cell("requests.csv", 2, "time_period", "2031"),
            "requests.csv, line 2, time_period: 2031 is after the release of 2025",
        ),
        (
            made.set_cell("requests.csv", 2, "geographic_level", "Ward"),
            "requests.csv, line 2, geographic_level: “Ward” is not a level we know",
        ),
        (
            made.set_cell("requests.csv", 4, "la_name", "Soke"),
            "requests.csv, line 4, la_name: E06000031 is Soke 874 here, and elsewhere Peterborough 874",
        ),
        (
            made.set_cell("annual_reviews.csv", 2, "review_meeting_prior_24", "9"),
            "annual_reviews.csv, line 2, review_meeting_prior_24: the two columns of this name differ",
        ),
        (
            made.set_cell("requests.csv", 1, "requests_withdrawn", "requests_taken_back"),
            "requests.csv, line 1, requests_withdrawn: this heading is missing",
        ),
        (
            lambda found: found["requests.csv"].append(found["requests.csv"][-1]),
            "requests.csv, line 6: line 5 has the same period, place and group. Keep one",
        ),
        (
            lambda found: found["requests.csv"][2].append("1"),
            "requests.csv, line 3: it has 30 cells where there are 29 headings",
        ),
        (lambda found: found.pop("requests.csv"), "requests.csv: this file is missing from the release"),
        (
            lambda found: found["requests.csv"].pop(1),
            "requests.csv, breakdown_topic: it has no row “All requests for EHC needs assessments” for England in 2024",
        ),
    ],
)
def test_a_mistake_is_named_with_its_place(change: Callable[[dict[str, made.Sheet]], None], words: str) -> None:
    assert words in problems(made.release(change))


def test_every_problem_is_told_up_to_a_number() -> None:
    def spoil(found: dict[str, made.Sheet]) -> None:
        for lines in found.values():
            for line in lines[1:]:
                line[12:] = ["?"] * (len(line) - 12)

    with pytest.raises(Refused) as refused:
        examine(made.release(spoil))
    assert len(refused.value.problems) == 50
    assert refused.value.more > 50


def test_what_is_not_known_is_passed_over_and_said() -> None:
    found = examine(made.release(**{"supporting-files/sen2_dmo_dco.csv": b"a,b\r\n1,2\r\n", "guide.txt": b"words"}))
    assert found.examined.remarks == ("sen2_dmo_dco.csv was passed over: the form of 2025 does not know it",)


def test_the_form_of_2026_is_known_as_far_as_anybody_knows_it() -> None:
    """Its headings are in small letters; files whose whole rows are unknown are passed over and said."""
    form = next(f for f in made.forms() if f.edition == 2026)
    assert not form.tried
    files = {t.file: made.text(made.sheet(t, 2025)) for t in form.tables}
    found = examine(made.packed(files))
    assert found.examined.form == "ehc-plans-2026"
    assert [f.table for f in found.examined.files] == ["timeliness", "requests"]
    assert "annual_reviews.csv was passed over: the form of 2026 does not say which of its rows are the whole" in (
        found.examined.remarks
    )
    assert any("has not been tried" in remark for remark in found.examined.remarks)
