"""Which risks the register shows, and to whom it offers to raise one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from django.http import QueryDict

from milepost.judgement.queries import JudgedMilestone
from milepost.plan.access import Capacity
from milepost.progress.queries import RiskRead
from milepost.rules.permissions import Verb

SHOWS = (("open", "Open"), ("review", "To be looked at again"), ("closed", "Closed"), ("all", "All"))


def filters_of(asked: QueryDict) -> dict[str, str]:
    """What the address asks for; a word it does not know shows the open risks."""
    show = asked.get("show", "")
    return {"workstream": asked.get("workstream", ""), "show": show if show in dict(SHOWS) else "open"}


def chosen(every: Iterable[RiskRead], asked: dict[str, str], on: date) -> list[RiskRead]:
    keeps: dict[str, Callable[[RiskRead], bool]] = {
        "open": lambda r: r.now.open,
        "review": lambda r: r.now.review_overdue(on),
        "closed": lambda r: not r.now.open,
        "all": lambda r: True,
    }
    keep = keeps[asked["show"]]
    return [r for r in every if keep(r) and asked["workstream"] in ("", r.workstream_ref)]


def may_raise(who: Capacity, m: JudgedMilestone) -> bool:
    return who.may_at(Verb.MANAGE_RISK, row_id=m.line.id, workstream_id=m.workstream_id)
