"""Escalations in the words of their pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from milepost.board.queries.asked import Asked
from milepost.board.queries.escalations import EscalationRead, escalations, proposals
from milepost.people.models import Body
from milepost.plan.access import Capacity
from milepost.rules.board import Handing
from milepost.rules.permissions import Verb

A_FEW = 5
"""How many proposals a body's page shows; the rest are a link away."""
ACTS = {
    Handing.RECEIVED: "Say that you have it",
    Handing.PASSED: "Pass it on",
    Handing.RETURNED: "Return it",
    Handing.ANSWERED: "Answer it",
    Handing.WITHDRAWN: "Withdraw it",
}
DONE = {
    Handing.RECEIVED: "The escalation is marked as received",
    Handing.PASSED: "The escalation is passed on",
    Handing.RETURNED: "The escalation is returned",
    Handing.ANSWERED: "The answer is recorded",
    Handing.WITHDRAWN: "The escalation is withdrawn",
}


@dataclass(frozen=True)
class Listed:
    """Escalations under one heading, and what is said where there are none."""

    title: str
    found: tuple[EscalationRead, ...]
    none: str


def listed(who: Capacity, every: Iterable[EscalationRead]) -> tuple[Listed, ...]:
    """First what the bodies hold on which somebody sits, then what they sent, then the others; what is over is last."""
    live, over = [e for e in every if not e.ended], [e for e in every if e.ended]
    held = tuple(e for e in live if e.holder_id in who.sits_on)
    sent = tuple(e for e in live if e.body_id in who.sits_on and e not in held)
    others = tuple(e for e in live if e not in held and e not in sent)
    own = (
        Listed("Held by bodies you sit on", held, "Your bodies hold none. What is handed to them shows here first."),
        Listed("Sent by bodies you sit on", sent, "Your bodies wait for no answer."),
        Listed("All other open escalations", others, "There are no others."),
    )
    rest = Listed(
        "Open escalations",
        others,
        "No escalation is open. A chair or secretary escalates a concern from the page of their body.",
    )
    return (
        *(own if who.sits_on else (rest,)),
        Listed("Answered or withdrawn", tuple(over), "None yet. An escalation moves here once it is over."),
    )


def of_body(who: Capacity, body: Body, on: date) -> dict[str, Any]:
    """What a body's page says of escalations: what it holds, what it sent that is open, and to its keepers what is proposed."""
    keeps = who.may_for(Verb.KEEP_MEETINGS, body.pk)
    live = escalations(on=on, open_only=True)
    return {
        "few": A_FEW,
        "holds": [e for e in live if e.holder_id == body.pk],
        "sent": [e for e in live if e.body_id == body.pk != e.holder_id],
        "proposed": proposals(body.pk, on=on, private_for=who.sits_on) if keeps else (),
    }


FORUM = "forum"
SHOWS = (("", "All"), ("open", "Not answered"), ("answered", "Answered"))


def wanted(asked: Mapping[str, str]) -> dict[str, str]:
    """What the address asks for; a word it does not know shows everything."""
    whose, show = asked.get("whose", ""), asked.get("show", "")
    return {
        "whose": whose if whose == FORUM or whose.isdecimal() else "",
        "show": show if show in dict(SHOWS) else "",
    }


def chosen(every: Iterable[Asked], filters: Mapping[str, str]) -> list[Asked]:
    whose, show = filters["whose"], filters["show"]
    return [
        a
        for a in every
        if (not whose or (a.of_forum if whose == FORUM else str(a.body_id) == whose))
        and (not show or a.answered is (show == "answered"))
    ]
