"""How what a plan says may be changed, given where it is in its life.

Source: issue 4, "Changed in the open" (draft edits are free; an agreed plan changes only through a revision), and our own
choice for a plan that is with the regulator: it is judged as it was handed in, so nothing in it moves meanwhile.
"""

from __future__ import annotations

from enum import StrEnum

from .moves import Status


class Manner(StrEnum):
    FREELY = "freely"
    OPENLY = "openly"
    NOT_NOW = "not now"


FROZEN: dict[Status, str] = {
    Status.SUBMITTED: "This plan is with the regulator, who reads it as it was handed in. It can be changed again once the "
    "regulator has answered",
    Status.FIT: "The regulator has said that this plan is fit for purpose as it reads now. Record that it is live, then "
    "change it in the open",
    Status.CLOSED: "This plan is closed. What it promised stays as it was",
    Status.ARCHIVED: "This is a published plan kept as an example. It is never changed",
}
"""Why a plan cannot be changed, in words for the person who tried."""


def manner(status: Status, *, was_live: bool) -> Manner:
    """How a plan changes. One that was ever live was agreed in public, whatever happened to it since.

    >>> manner(Status.RETURNED, was_live=False).value, manner(Status.LIVE, was_live=True).value
    ('freely', 'openly')
    >>> manner(Status.SUBMITTED, was_live=False).value
    'not now'
    """
    if status in FROZEN:
        return Manner.NOT_NOW
    return Manner.OPENLY if was_live or status is Status.LIVE else Manner.FREELY


def why_not(status: Status) -> str:
    """Why a plan with this status cannot be changed now; empty where it can."""
    return FROZEN.get(status, "")
