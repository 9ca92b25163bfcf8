"""The calendar an analyst edits: as shipped it says what the rules say, and a slip is named by file and line."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from milepost.people.calendar import calendar
from milepost.rules.timescale import CALENDAR


@pytest.fixture
def file(settings: object, tmp_path: Path) -> Iterator[Path]:
    """A copy of the shipped file that a test may change."""
    here = tmp_path / "definitions"
    shutil.copytree(settings.DEFINITIONS, here)  # type: ignore[attr-defined]
    settings.DEFINITIONS = here  # type: ignore[attr-defined]
    calendar.cache_clear()
    yield here / "calendar.yaml"
    calendar.cache_clear()


def test_as_shipped_it_says_what_the_rules_say() -> None:
    assert calendar() == CALENDAR


def test_a_council_puts_its_own_term_dates(file: Path) -> None:
    text = file.read_text("utf-8").replace("dates: []", "dates: [{term: autumn, first: 2026-09-02, last: 2026-12-18}]")
    file.write_text(text, "utf-8")
    assert calendar().term("autumn", 2026) == (date(2026, 9, 2), date(2026, 12, 18))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("last: December,", "last: Decembre,"), "line 9, terms > autumn > last: “Decembre” must be one of January"),
        (("christmas: 25 December", "christmas: 31 February"), "days > christmas: “31 February” is not a day of the year"),
        (("christmas: 25 December", "christmas: 29 February"), "days > christmas: 29 February is not in every year"),
        (("christmas: 25 December", "christmas: late"), "“late” is not in the form needed. Write it like 25 December."),
        (("dates: []", "dates: [{term: winter, first: 2026-09-02, last: 2026-12-18}]"), "no term above is named “winter”"),
        (("dates: []", "dates: [{term: autumn, first: 2026-09-31, last: 2026-12-18}]"), "is not a date in the calendar"),
        (("dates: []", "dates: [{term: autumn, first: 2026-09-30, last: 2026-09-18}]"), "the last day is before the first"),
        (("  financial: April", "  financial: April\n  financial: May"), "it is given twice"),
        (("dates: []", "dates: [}"), "it is not YAML here"),
        (("dates: []", "daets: []"), "daets: nothing here is called “daets”. Known: terms, quarters"),
    ],
)  # fmt: skip
def test_a_slip_is_named_by_file_and_line(file: Path, change: tuple[str, str], words: str) -> None:
    text = file.read_text("utf-8")
    assert change[0] in text
    file.write_text(text.replace(*change, 1), "utf-8")
    with pytest.raises(ImproperlyConfigured, match=r"definitions/calendar\.yaml, line \d+") as wrong:
        calendar()
    assert words in str(wrong.value)
