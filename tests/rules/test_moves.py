"""What every plan's status is to the rest of Milepost."""

from __future__ import annotations

from milepost.rules.moves import PUBLIC_STATUSES, Status


def test_anyone_may_read_a_plan_once_it_is_live() -> None:
    assert set(PUBLIC_STATUSES) == {Status.LIVE, Status.CLOSED, Status.ARCHIVED}
