"""The words of a board.

Source: design section 3 ("Decision", "Escalation", "FollowUp") and what those who monitor local areas ask for: decisions
tied to the plan, escalation between named boards with a clock, re-baselining by agreement.
"""

from __future__ import annotations

from enum import StrEnum


class DecisionKind(StrEnum):
    """What a board may do about an item. Only a challenge asks for an answer by a clock; only a re-baseline moves a deadline."""

    NOTE = "note"
    APPROVE = "approve"
    CHALLENGE = "challenge"
    CELEBRATE = "celebrate"
    ASK_FOR_MORE = "ask_for_more"
    ESCALATE = "escalate"
    REBASELINE = "rebaseline"
    CLOSE = "close"

    @property
    def label(self) -> str:
        return {"ask_for_more": "Ask for more", "rebaseline": "Re-baseline"}.get(self.value, self.value.capitalize())

    @property
    def done(self) -> str:
        """What the board did, to stand after its name: "challenged"."""
        return DONE[self]

    @property
    def plain(self) -> str:
        """The same for everyone, where the words of boards mean nothing: "asked for an answer"."""
        return PLAIN[self]


DONE = {
    DecisionKind.NOTE: "noted",
    DecisionKind.APPROVE: "approved",
    DecisionKind.CHALLENGE: "challenged",
    DecisionKind.CELEBRATE: "celebrated",
    DecisionKind.ASK_FOR_MORE: "asked for more",
    DecisionKind.ESCALATE: "escalated",
    DecisionKind.REBASELINE: "re-baselined",
    DecisionKind.CLOSE: "closed",
}
PLAIN = {
    DecisionKind.NOTE: "took note",
    DecisionKind.APPROVE: "said yes",
    DecisionKind.CHALLENGE: "asked for an answer",
    DecisionKind.CELEBRATE: "said well done",
    DecisionKind.ASK_FOR_MORE: "asked for more",
    DecisionKind.ESCALATE: "took it higher",
    DecisionKind.REBASELINE: "agreed a new date",
    DecisionKind.CLOSE: "called it finished",
}


class Ask(StrEnum):
    """What a follow-up asks of its post: to do something, or to answer a challenge."""

    DO = "do"
    ANSWER = "answer"


class Part(StrEnum):
    """What is said of a follow-up as it goes on. The first two end it."""

    DONE = "done"
    DROPPED = "dropped"
    MOVED = "moved"
    NOTE = "note"

    @property
    def ends(self) -> bool:
        return self in (Part.DONE, Part.DROPPED)


class Handing(StrEnum):
    """What happens to an escalation. Whoever it was last sent, passed or returned to holds it; the last two end it."""

    SENT = "sent"
    RECEIVED = "received"
    PASSED = "passed"
    RETURNED = "returned"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"

    @property
    def moves(self) -> bool:
        return self in (Handing.SENT, Handing.PASSED, Handing.RETURNED)

    @property
    def ends(self) -> bool:
        return self in (Handing.ANSWERED, Handing.WITHDRAWN)


class How(StrEnum):
    """How somebody was at a meeting. The first two count towards the quorum."""

    PRESENT = "present"
    DEPUTY = "deputy"
    APOLOGIES = "apologies"
    ABSENT = "absent"

    @property
    def label(self) -> str:
        return {"deputy": "Somebody stood in", "apologies": "Sent apologies"}.get(self.value, self.value.capitalize())

    @property
    def counts(self) -> bool:
        return self in (How.PRESENT, How.DEPUTY)


class PackKind(StrEnum):
    BOARD = "board"
    STOCKTAKE = "stocktake"
    OFFICER_QUARTERLY = "officer_quarterly"
    OFFICER_ANNUAL = "officer_annual"
    NEWSLETTER = "newsletter"
    EASY_READ = "easy_read"

    @property
    def label(self) -> str:
        return PACKS[self]


PACKS = {
    PackKind.BOARD: "Board pack",
    PackKind.STOCKTAKE: "Stocktake pack",
    PackKind.OFFICER_QUARTERLY: "Designated clinical officer’s quarterly report",
    PackKind.OFFICER_ANNUAL: "Designated clinical officer’s annual report",
    PackKind.NEWSLETTER: "Newsletter for families",
    PackKind.EASY_READ: "Easy Read summary",
}


class Letter(StrEnum):
    """What is sent before a meeting: first the ask, then a reminder, then word to the accountable officer."""

    ASK = "ask"
    REMINDER = "reminder"
    OFFICER = "officer"


class Sent(StrEnum):
    """What became of one try to send a letter. While it is empty nobody knows: a worker that dies leaves it so."""

    SENT = "sent"
    FAILED = "failed"
    COUNTED_SENT = "counted_sent"
    GIVEN_UP = "given_up"
