"""On time, owed, overdue, or not updated for longer than a period."""

from __future__ import annotations

from datetime import date

import pytest

from milepost.judgement.measures.freshness import Fresh, freshness
from milepost.rules.measuring import Source
from tests.judgement.measures.made import measure, series

MONTHLY = measure(due_days=15)


@pytest.mark.parametrize(
    ("on", "state", "words"),
    [
        (date(2023, 3, 20), Fresh.ON_TIME, "up to February 2023"),
        (date(2023, 4, 15), Fresh.OWED, "March 2023 is due by 15 April 2023"),
        (date(2023, 4, 16), Fresh.OVERDUE, "March 2023 was due by 15 April 2023"),
        (date(2023, 6, 1), Fresh.STALE, "not updated since February 2023"),
    ],
)
def test_by_the_day_the_next_figure_is_due(on: date, state: Fresh, words: str) -> None:
    found = freshness(series([60, 61, None], MONTHLY), on, collecting=True)
    assert (found.state, found.words) == (state, words)
    assert found.state.late is (state in (Fresh.OVERDUE, Fresh.STALE))


def test_nobody_owes_a_figure_of_a_plan_that_ended_or_of_a_release() -> None:
    assert freshness(series([60], MONTHLY), date(2025, 1, 1), collecting=False).state is Fresh.NOT_ASKED
    release = measure(source=Source.DFE)
    assert freshness(series([60], release), date(2025, 1, 1), collecting=True).state is Fresh.NOT_ASKED


def test_a_provider_asked_since_a_day_owes_its_first_figure() -> None:
    asked = measure(source=Source.PROVIDER, collected_since=date(2023, 1, 1), due_days=15)
    assert freshness(series([], asked), date(2023, 1, 20), collecting=True).words == "first due by 15 February 2023"
    assert freshness(series([], asked), date(2023, 2, 20), collecting=True).state is Fresh.OVERDUE
    assert freshness(series([], MONTHLY), date(2023, 2, 20), collecting=True).words == "no figure yet"
