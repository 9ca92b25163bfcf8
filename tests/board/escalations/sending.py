"""The map of the fictional area, and a concern taken up it."""

from __future__ import annotations

from typing import Any

from milepost.board.actions.escalate import escalate
from milepost.board.models import Escalation
from milepost.people.models import Body, BodyMembership, ReportingLine, User
from tests.board.meeting import the_board

COMMISSIONING = "Exampleshire Children's Commissioning Board"
HEALTH = "Exampleshire Child Health Executive"
HWB = "Exampleshire Health and Wellbeing Board"
GROUP = "Exampleshire SEND Partnership Group"


def body(name: str) -> Body:
    return Body.objects.get(name=name)


def line(concern: str = "delivery", of: Body | None = None) -> ReportingLine:
    return ReportingLine.objects.get(body=of or the_board(), kind="escalates", concern=concern)


def a_line(of: str, to: str, concern: str = "") -> ReportingLine:
    return ReportingLine.objects.create(body=body(of), to=body(to), kind="escalates", concern=concern)


def keeps(user: User, name: str) -> None:
    """Make somebody the secretary of a body."""
    BodyMembership.objects.create(user=user, body=body(name), seat="secretary", from_on="2020-01-01")


def sent(by: User, **changes: Any) -> Escalation:
    usual = {"body": the_board(), "line": line(), "why": "Nobody bids", "tried": "Two rounds of bids", "by": by}
    return escalate(**{**usual, **changes})  # type: ignore[arg-type]


def sent_to_the_board(by: User, **changes: Any) -> Escalation:
    """From the partnership group, which the map lets escalate anything to the board."""
    there = ReportingLine.objects.filter(body=body(GROUP), kind="escalates").first()
    return sent(by, **{"body": body(GROUP), "line": there or a_line(GROUP, the_board().name), **changes})
