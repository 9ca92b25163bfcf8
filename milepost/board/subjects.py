"""What something is said to be about, before it is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from milepost.plan.models import Row
from milepost.progress.models import Risk

from .models import About, AgendaItem, Decision, Escalation


@dataclass(frozen=True)
class Subject:
    """One thing: a row, a measure by its id, or a risk. ``deadline`` is the new one that a re-baseline gives a milestone."""

    row: Row | None = None
    measure: str = ""
    risk: Risk | None = None
    deadline: str = ""


def keep_about(of: AgendaItem | Decision | Escalation, about: Iterable[Subject]) -> None:
    """Write down what an item, a decision or an escalation is about, each once."""
    name = {AgendaItem: "item", Decision: "decision", Escalation: "escalation"}[type(of)]
    About.objects.bulk_create(
        About(**{name: of}, row=a.row, measure=a.measure, risk=a.risk, deadline=a.deadline.strip())
        for a in dict.fromkeys(about)
    )
