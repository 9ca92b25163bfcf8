"""Where a plan may go next, and the clocks on the way."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from milepost.rules.moves import MOVES, PUBLIC_STATUSES, Period, Replies, Status, Unit, may_move

LEGAL = {
    (Status.DRAFT, Status.SUBMITTED),
    (Status.SUBMITTED, Status.FIT),
    (Status.SUBMITTED, Status.RETURNED),
    (Status.RETURNED, Status.SUBMITTED),
    (Status.FIT, Status.LIVE),
    (Status.LIVE, Status.CLOSED),
}


@pytest.mark.parametrize(("a", "b"), list(product(Status, Status)))
def test_a_plan_may_make_these_moves_and_no_other(a: Status, b: Status) -> None:
    assert may_move(a, b) == ((a, b) in LEGAL)


def test_every_status_has_its_row_and_an_archived_plan_stays_as_it_is() -> None:
    assert set(MOVES) == set(Status)
    assert not any(Status.ARCHIVED in ways for ways in MOVES.values())


def test_anyone_may_read_a_plan_once_it_is_live() -> None:
    assert set(PUBLIC_STATUSES) == {Status.LIVE, Status.CLOSED, Status.ARCHIVED}


def test_the_clocks_are_data_with_their_unit_and_source() -> None:
    file = Path(__file__).parents[2] / "definitions" / "policies" / "plan_life.yaml"
    (entry,) = yaml.safe_load(file.read_text("utf-8"))["policies"]
    clocks = Replies(entry["from_date"], period(entry["reply"]), period(entry["resubmission"]))
    assert clocks.from_date == date(2014, 9, 1)
    assert (clocks.reply.words, clocks.resubmission.words) == ("10 working days", "20 days")
    assert clocks.reply.source


def test_one_day_is_one_day() -> None:
    assert Period(1, Unit.WORKING_DAYS, "test").words == "1 working day"


def period(raw: dict[str, Any]) -> Period:
    return Period(raw["count"], Unit(raw["unit"]), raw["source"])
