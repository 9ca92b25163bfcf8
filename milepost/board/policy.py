"""How boards work here, from ``definitions/policies/board.yaml``."""

from __future__ import annotations

from datetime import date, time
from functools import cache
from typing import Any

from milepost.people.definitions import Definition
from milepost.rules.board import BoardPolicy, in_force

FILE = "policies/board.yaml"


@cache
def board_policies() -> tuple[BoardPolicy, ...]:
    """Every policy of the file. Raises ImproperlyConfigured naming the file, the line and what to put right."""
    file = Definition(FILE, "board.schema.json")
    return tuple(_policy(file, n, values) for n, values in enumerate(file.values["policies"]))


def board_policy(on: date) -> BoardPolicy:
    """The policy in force on a day."""
    return in_force(board_policies(), on)


def _policy(file: Definition, n: int, values: dict[str, Any]) -> BoardPolicy:
    try:
        from_date = date.fromisoformat(values["from_date"])
    except ValueError as error:
        raise file.wrong(("policies", n, "from_date"), "it is not a date in the calendar") from error
    if values["close_days_before"] >= values["ask_days_before"]:
        raise file.wrong(
            ("policies", n, "close_days_before"), "answers must be due after the cycle opens: give fewer days"
        )
    times = {name: time.fromisoformat(values[name]) for name in ("quiet_from", "quiet_until")}
    return BoardPolicy(**{**values, "from_date": from_date, **times})
