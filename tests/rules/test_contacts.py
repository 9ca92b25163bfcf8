"""What a board publishes holds no way to reach a person, and loses no figure, day or time."""

from __future__ import annotations

import pytest

from milepost.rules.board.contacts import REMOVED, without_contacts


@pytest.mark.parametrize(
    "said",
    [
        "jo.o'may+send@nhs.example.org",
        "020 7946 0018",
        "(01632) 960 001",
        "01632-960001",
        "07700 900123",
        "+44 7700 900 123",
        "+44 (0)20 7946 0018",
        "02079460018",
    ],
)
def test_how_to_reach_a_person_is_taken_out(said: str) -> None:
    assert without_contacts(f"Ask ({said}), then come.") == f"Ask ({REMOVED}), then come."
    assert without_contacts(said) == REMOVED


@pytest.mark.parametrize(
    "said",
    [
        "On 01/02/2020 at 09:30, 0.25 of 1,200 children", "2019-20 and 2020-21", "1.1a.3", "£120,000 from 05 April 2026",
        "Room 02, floor 3", "0 of 12, 0 of 345", "1000000000 things", "2026-11-26T09:00", "at sign @ alone", "call 0800 1111",
    ],
)  # fmt: skip
def test_everything_else_stays(said: str) -> None:
    assert without_contacts(said) == said


def test_a_very_long_word_is_looked_at_once() -> None:
    """Looked at anew from each of its letters, this one would take minutes."""
    long = "a" * 100_000
    assert without_contacts(f"{long} jo@example.org") == f"{long} {REMOVED}"
