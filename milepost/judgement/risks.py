"""Which milestones are Red with no risk written down: somebody should say what could go wrong, and what is done."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import yaml
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from milepost.progress.queries import RiskRead
from milepost.rules.brag import Brag
from milepost.rules.risk import STEPS, Band, RiskPolicy

from .queries import JudgedMilestone, JudgedPlan


def red_without_risk(judged: JudgedPlan, risks: Iterable[RiskRead]) -> list[JudgedMilestone]:
    """Milestones computed Red with no open risk on them or on their action, in the plan's order."""
    covered = {(r.row_kind, r.row_ref) for r in risks if r.now.open}
    return [
        m
        for m in judged.milestones
        if m.judged.rating is Brag.RED
        and ("milestone", m.line.ref) not in covered
        and ("action", m.action_ref) not in covered
    ]


@cache
def risk_policy() -> RiskPolicy:
    """The words and bands an analyst writes in ``definitions/policies/risk.yaml``.

    Raises ImproperlyConfigured naming the file and what to put right.
    """
    path = settings.DEFINITIONS / "policies" / "risk.yaml"
    found = yaml.safe_load(path.read_text("utf-8"))
    for name in ("likelihood", "impact"):
        if len(found[name]) != len(STEPS):
            raise ImproperlyConfigured(
                f"{path.name}: “{name}” needs {len(STEPS)} words, from the smallest to the largest"
            )
    bands = tuple(Band(b["name"], b["from_score"]) for b in found["bands"])
    starts = [b.from_score for b in bands]
    if starts != sorted(set(starts)) or starts[0] != 1:
        raise ImproperlyConfigured(f"{path.name}: “bands” begin at 1 and each begins at a higher score than the last")
    return RiskPolicy(found["source"], tuple(found["likelihood"]), tuple(found["impact"]), bands)
