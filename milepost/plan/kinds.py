"""The words each kind of plan uses, from ``definitions/plan_kinds.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import yaml
from django.conf import settings


@dataclass(frozen=True)
class PlanKind:
    name: str
    weakness: str
    asked_by: str


@cache
def plan_kinds() -> dict[str, PlanKind]:
    """Every kind by key. A wrong or missing word in the file raises TypeError naming it."""
    found = yaml.safe_load((settings.DEFINITIONS / "plan_kinds.yaml").read_text("utf-8"))
    return {key: PlanKind(**words) for key, words in found.items()}


def plan_kind(key: str) -> PlanKind:
    return plan_kinds().get(key) or plan_kinds()["other"]
