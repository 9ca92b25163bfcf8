"""What something is said to be about, before it is kept: rows of plans, measures by their ids, and risks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from milepost.plan.models import Row
from milepost.progress.models import Risk

from .models import About, AgendaItem, Decision, Escalation


@dataclass(frozen=True)
class Subjects:
    rows: tuple[Row, ...] = ()
    measures: tuple[str, ...] = ()
    risks: tuple[Risk, ...] = ()


def keep_about(of: AgendaItem | Decision | Escalation, about: Subjects) -> None:
    """Write down what an item, a decision or an escalation is about, each once."""
    name = {AgendaItem: "item", Decision: "decision", Escalation: "escalation"}[type(of)]
    each: list[dict[str, Any]] = [
        *({"row": row} for row in dict.fromkeys(about.rows)),
        *({"measure": measure} for measure in dict.fromkeys(about.measures)),
        *({"risk": risk} for risk in dict.fromkeys(about.risks)),
    ]
    About.objects.bulk_create(About(**{name: of}, **one) for one in each)
