"""What each page about decisions needs to be opened, made once for a test."""

from __future__ import annotations

from milepost.board.actions.decide import NewDecision, decide
from milepost.board.models import AgendaItem, Decision, FollowUp
from milepost.board.subjects import Subject
from milepost.rules.board import DecisionKind
from tests.board.decisions.making import follow_up, item, row
from tests.board.meeting import a_meeting_that_is_over, secretary, the_board

MEETING = (
    "meeting-agenda", "agenda-add", "meeting-live", "meeting-minutes", "meeting-minutes-private", "minutes-file",
    "minutes-file-private", "keep-minutes", "approve-minutes", "correct-minutes", "publish-minutes",
)  # fmt: skip
ITEM = ("agenda-item", "agenda-remove", "record-decision")
DECISION = ("desk-decision", "correct-decision", "carry-out")
PAGES = (*MEETING, *ITEM, *DECISION, "body-decisions", "desk-follow-up")
PRIVATE = ("meeting-minutes-private", "minutes-file-private")


def pk_for(name: str) -> int:
    if name == "body-decisions":
        return the_board().pk
    if name in MEETING:
        return a_meeting_that_is_over().pk
    if name in ITEM:
        return an_item().pk
    return a_follow_up().pk if name == "desk-follow-up" else a_rebaseline().pk


def an_item() -> AgendaItem:
    return item(a_meeting_that_is_over())


def a_rebaseline() -> Decision:
    about = (Subject(row=row("1.1a.5"), deadline="Sep 2029"),)
    new = NewDecision(DecisionKind.REBASELINE, "We move it", "The team starts later", about=about)
    return decide(item=an_item(), new=new, by=secretary())


def a_follow_up() -> FollowUp:
    return follow_up(a_rebaseline())
