"""The rating policies an analyst writes in ``definitions/policies/rating.yaml``."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from milepost.rules.policy import RatingPolicy, in_force
from milepost.rules.rhythm import Rhythm

NUMBERS = ("in_play_days", "late_is_red_after_days", "missed_after_days", "stale_after_days", "evidence_reminder_days")
KEYS = {"from_date", "source", "reporting_rhythm", *NUMBERS}


@cache
def rating_policy(on: date) -> RatingPolicy:
    """The policy in force on a day."""
    return in_force(read_policies(settings.DEFINITIONS / "policies" / "rating.yaml"), on)


@cache
def first_day() -> date:
    """The first day that has a policy."""
    return min(p.from_date for p in read_policies(settings.DEFINITIONS / "policies" / "rating.yaml"))


@cache
def read_policies(path: Path) -> tuple[RatingPolicy, ...]:
    """Every policy in a file. Raises ImproperlyConfigured naming the file, the line and the fix."""
    root = yaml.compose(path.read_text("utf-8"), Loader=yaml.SafeLoader)
    entries = yaml.safe_load(path.read_text("utf-8"))["policies"]
    if root is None:
        raise ImproperlyConfigured(f"{path.name} is empty. Give at least one policy")
    nodes = root.value[0][1].value
    return tuple(
        _policy(entry, f"{path.name}, line {n.start_mark.line + 1}") for entry, n in zip(entries, nodes, strict=True)
    )


def _policy(entry: dict[str, Any], where: str) -> RatingPolicy:
    if wrong := KEYS ^ set(entry):
        raise ImproperlyConfigured(
            f"{where}: give each of {', '.join(sorted(KEYS))} once; look at {', '.join(sorted(wrong))}"
        )
    for key in NUMBERS:
        if not isinstance(entry[key], int) or entry[key] < 0:
            raise ImproperlyConfigured(f"{where}: {key} must be a whole number of days, 0 or more")
    if entry["reporting_rhythm"] not in list(Rhythm):
        raise ImproperlyConfigured(f"{where}: reporting_rhythm must be one of {', '.join(Rhythm)}")
    return RatingPolicy(**{**entry, "reporting_rhythm": Rhythm(entry["reporting_rhythm"])})
