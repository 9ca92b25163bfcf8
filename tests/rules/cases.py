"""Milestones and what is said of them, for tests: only what a test is about needs saying."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from milepost.rules.brag import Brag
from milepost.rules.policy import RatingPolicy
from milepost.rules.rating import Judged, MilestoneFacts, Said, judge
from milepost.rules.rhythm import Rhythm
from milepost.rules.timescale import Precision, understand

POLICY = RatingPolicy(date(2014, 9, 1), "test", 90, 90, 14, 14, Rhythm.MONTHLY, 30)
LIVE = date(2019, 11, 15)
NONE: frozenset[date] = frozenset()


def facts(
    deadline: str = "June 2020", *, rhythm: Rhythm | None = None, counts_from: date | None = None, **changes: Any
) -> MilestoneFacts:
    scale = understand(deadline, rhythm=rhythm, counts_from=counts_from)
    return replace(MilestoneFacts(scale, LIVE, LIVE, plan_rated=True), **changes)


def said(rating: Brag = Brag.GREEN, on: date = date(2020, 5, 20), **more: Any) -> Said:
    return Said(rating, on, **more)


def done(on: date, **more: Any) -> Said:
    """Said to be complete on a day, with evidence, and accepted."""
    usual: dict[str, Any] = {
        "recorded_on": on,
        "completed_on": on,
        "completed_precision": Precision.DAY,
        "accepted": True,
        "has_evidence": True,
    }
    return Said(Brag.BLUE, **(usual | more))


def at(on: date, f: MilestoneFacts, s: Said | None = None, turns: frozenset[date] = NONE) -> Judged:
    return judge(f, s, turns, on=on, policy=POLICY)
