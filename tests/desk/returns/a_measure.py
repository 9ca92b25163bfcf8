"""A measure that the owner's post keeps, as each page about one needs it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from milepost.measures.actions import send_readings
from milepost.measures.checking import NewReading
from milepost.measures.definitions import every
from milepost.measures.models import Rebase
from milepost.people.clock import now, today
from milepost.people.models import Area, User
from milepost.rules.measuring import Answer, Way
from milepost.rules.periods import period_of

PAGES = (
    "figure-periods", "send-figure", "confirm-figures", "keep-measure", "agree-target", "redraw-measure", "undo-redraw",
    "note-event",
)  # fmt: skip


def a_measure_for(page: str) -> dict[str, Any]:
    """What fills the page's address, made where the page needs it."""
    measure, area = every()["exampleshire-plans-in-20-weeks"], Area.objects.get(name="Exampleshire")
    ended = period_of(measure.every, period_of(measure.every, today()).starts - timedelta(days=1))
    found: dict[str, Any] = {"measure": measure.id, "of": 0, "starts": ended.starts.isoformat(), "target": "baseline"}
    if page == "confirm-figures":
        nil = NewReading(measure, period_of(measure.every, date(2001, 1, 1)), answer=Answer.NIL)
        sender = User.objects.get(email="analyst@example.org")
        submission = send_readings(by=sender, way=Way.FORM, area=area, answers=[nil]).submission
        assert submission
        found["pk"] = submission.pk
    if page == "undo-redraw":
        found["number"] = Rebase.objects.create(
            measure=measure.id, area=area, starts=ended.starts, why="Why", agreed_by="Who", recorded_at=now(),
            recorded_by=User.objects.get(email="lead@example.org"),
        ).pk  # fmt: skip
    return found
