"""A slip in the form of a release, or in a national measure, is named with its file and line."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from milepost.sources.national import definitions
from milepost.sources.releases import forms

from . import made


@pytest.fixture
def copied(tmp_path: Path, settings: Any) -> Iterator[Path]:
    """Definitions that may be spoilt."""
    for folder in ("releases", "national", "schemas"):
        shutil.copytree(settings.DEFINITIONS / folder, tmp_path / folder)
    settings.DEFINITIONS = tmp_path
    caches = (forms, definitions.measures)
    for cache in caches:
        cache.cache_clear()
    yield tmp_path
    for cache in caches:
        cache.cache_clear()


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("edition: 2025", "edition: next", "releases/ehc-plans-2025.yaml, line 4, edition: "),
        (
            "in_20_weeks / plans_issued",
            "in_time / plans_issued",
            "timeliness: “in_time” is not the name of a column here",
        ),
        ("ceased: total_ceased", "max_age: total_ceased", "kept: “max_age” has a name already"),
        ("file: requests.csv", "file: ../requests.csv", "Write the file's name without its folder"),
        ("sums:\n      received:", "sums:\n      taken_in:", "requests: “taken_in” is not the name of a column here"),
    ],
)
def test_a_slip_in_a_form(copied: Path, old: str, new: str, words: str) -> None:
    replace(copied / "releases" / "ehc-plans-2025.yaml", old, new)
    with pytest.raises(ImproperlyConfigured) as error:
        forms()
    assert words in str(error.value)
    assert "line " in str(error.value)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("numerator: received", "numerator: recieved", "no form of a release has “recieved” in “requests”"),
        ("unit: count", "unit: percent", "“denominator” is missing"),
        ("direction: none", "direction: sideways", "must be one of up, down, none"),
    ],
)
def test_a_slip_in_a_national_measure(copied: Path, old: str, new: str, words: str) -> None:
    replace(copied / "national" / "requests.yaml", old, new)
    with pytest.raises(ImproperlyConfigured, match=r"national/requests\.yaml, line") as error:
        definitions.measures()
    assert words in str(error.value)


def test_the_headings_of_a_release_have_names_of_our_own() -> None:
    form = made.form()
    reviews = form.table("annual_reviews")
    assert reviews.columns["decided_in_4_weeks"] == "number_decsion_4weeks"
    assert reviews.columns["to_keep"] == "outcome_maintan"
    assert reviews.twice == ("review_meeting_prior_24",)
    assert form.table("timeliness").columns["in_20_weeks_ex_rate"] == "PC_plans_issued_20_weeks_ex"
    assert form.marks == {"x": "unavailable", "z": "not applicable"}
    # The tables of two releases have the same names for the same things.
    later = next(f for f in made.forms() if f.edition == 2026)
    assert set(form.table("timeliness").columns) < set(later.table("timeliness").columns)
