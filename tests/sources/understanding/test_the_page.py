"""What docs/how-to/import-a-plan.md says of headings and deadlines is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from milepost.rules.timescale import NotUnderstood, understand
from milepost.sources.understanding.headings import guesses
from milepost.sources.vocabulary import vocabulary

PAGE = Path("docs/how-to/import-a-plan.md").read_text("utf-8")
HEADINGS = re.findall(
    r"^\| ([a-z ]+) \| (.+) \|$", PAGE.partition("## What is understood")[2].partition("Every such word")[0], re.M
)
DEADLINES = re.findall(
    r"^\| (.+?) \| (.+?) \|$", PAGE.partition("## What a deadline means")[2].partition("## ")[0], re.M
)[1:]
MEANT = {
    "refs": ("ref", "outcome_ref", "action_ref", "milestone_ref"),
    "days of completion": ("complete",),
    "the workstream": ("workstream",),
}


@pytest.mark.parametrize(("written", "means"), DEADLINES)
def test_deadlines_mean_what_the_page_says(written: str, means: str) -> None:
    if means == "asked about":
        with pytest.raises(NotUnderstood):
            understand(written)
    elif written != "---":
        assert understand(written).words == means


@pytest.mark.parametrize(("holds", "called"), HEADINGS)
def test_headings_are_taken_as_the_page_says(holds: str, called: str) -> None:
    for heading in called.split(";")[0].removesuffix(", with a date or without").split(","):
        assert guesses(heading.strip(), vocabulary())[0].meaning in MEANT.get(holds, (holds.removesuffix("s"),))


def test_the_page_has_its_tables() -> None:
    assert len(HEADINGS) >= 12
    assert len(DEADLINES) >= 12
