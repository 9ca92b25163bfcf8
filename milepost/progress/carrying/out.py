"""Writing a plan with its whole history."""

from __future__ import annotations

from datetime import date
from typing import Any

from milepost.plan.carrying import History
from milepost.plan.carrying.parties import Keys
from milepost.plan.models import Plan

from .lists import WHOLE


def whole_history(plan: Plan, on: date, keys: Keys) -> dict[str, Any]:
    """What was recorded of a plan by the end of a day, as a plan file's ``history``. As many queries as there are lists."""
    return History(plan, on, keys).add(WHOLE).lists
