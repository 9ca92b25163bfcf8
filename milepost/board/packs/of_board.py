"""What a pack tells of the board itself: what it asked for, and what was escalated. Never what is private."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from milepost.board.models import Meeting
from milepost.board.queries.cycles import Unanswered, cycle_of, unanswered
from milepost.board.queries.escalations import EscalationRead, escalations
from milepost.board.queries.follow_ups import FollowUpRead, follow_ups
from milepost.board.queries.meetings import MeetingRead, meetings
from milepost.design.environment import capital
from milepost.design.report import Block, Cell, Column, Heading, Runs, Table, Words, words
from milepost.people.clock import day_of
from milepost.rules.board import Ask
from milepost.rules.dates import day

from .summary import Line


@dataclass(frozen=True)
class OfBoard:
    """A meeting with what its body asked for and what was escalated, as recorded by a day."""

    meeting: MeetingRead
    following: MeetingRead | None
    asked: tuple[FollowUpRead, ...]
    escalated: tuple[EscalationRead, ...]
    unanswered: tuple[Unanswered, ...]

    def lines(self) -> Iterator[Line]:
        """For the first page: what is late, and what is held."""
        late = [f for f in self.asked if f.overdue]
        answers = [f for f in late if f.ask is Ask.ANSWER]
        yield "Challenges not answered in time", [_follow_up(f) for f in answers]
        yield "Follow-ups overdue", [_follow_up(f) for f in late if f.ask is not Ask.ANSWER]
        held = [e for e in self.escalated if e.holder_id == self.meeting.body_id]
        yield "Escalations held by this board", [_escalation(e) for e in held]
        sent = [e for e in self.escalated if e.holder_id != self.meeting.body_id]
        yield "Escalations held by others", [_escalation(e) for e in sent]
        yield "Asked before the meeting, and not answered", [words(_asked(u)) for u in self.unanswered]

    def blocks(self) -> Iterator[Block]:
        if self.escalated:
            yield Heading(2, "Escalations open", "escalations")
            yield _escalations(self.escalated)
        if self.asked:
            yield Heading(2, "What the board asked for", "follow-ups")
            yield _follow_ups(self.asked)
        if self.unanswered:
            yield Heading(2, "Asked and not answered", "unanswered")
            yield _unanswered(self.unanswered)


def of_board(meeting: Meeting, on: date) -> OfBoard:
    """The same number of queries, whatever was asked and escalated."""
    planned = max(on, day_of(meeting.recorded_at))
    every = [m for m in meetings([meeting.body_id], on=planned) if not m.cancelled or m.id == meeting.pk]
    read = next(m for m in every if m.id == meeting.pk)
    live = [e for e in escalations(on=on, open_only=True) if not e.decision_private]
    ours = tuple(e for e in live if meeting.body_id in (e.holder_id, e.body_id))
    following = next((m for m in every if m.on > read.on), None)
    cycle = cycle_of(meeting.pk)
    asked = unanswered(cycle, on) if cycle and day_of(cycle.recorded_at) <= on else ()
    return OfBoard(
        read, following, follow_ups(on=on, body_ids=[meeting.body_id]), ours, tuple(u for u in asked if u.asked)
    )


def _follow_up(f: FollowUpRead) -> Runs:
    said = Words(f.what, href=reverse("desk-follow-up", args=[f.id]), source=f"follow_up:{f.id}:what")
    return words(said, f" ({f.owner}, {f.became})")


def _escalation(e: EscalationRead) -> Runs:
    late = ", answer overdue" if e.overdue else ""
    return words(Words(e.nature, href=reverse("desk-escalation", args=[e.id])), f" ({e.body} to {e.holder}{late})")


def _escalations(found: Iterable[EscalationRead]) -> Table:
    columns = (Column("Concern", 1.5), Column("From", 1.3), Column("Held by", 1.3), Column("Why", 3), Column("What was tried", 3),
               Column("Answer due", 1.2))  # fmt: skip
    rows = tuple(
        (
            Cell(
                (
                    words(Words(e.nature, href=reverse("desk-escalation", args=[e.id]))),
                    *(words(a.name) for a in e.about),
                ),
                header=True,
            ),
            Cell((words(e.body),)),
            Cell((words(e.holder),)),
            Cell((words(Words(e.why, source=f"escalation:{e.id}:why")),)),
            Cell((words(Words(e.tried, source=f"escalation:{e.id}:tried")),)),
            Cell((words(day(e.answer_by)),) if e.answer_by else ()),
        )
        for e in found
    )
    return Table("One row an escalation that has no answer yet", columns, rows, sheet="Escalations")


def _follow_ups(found: Iterable[FollowUpRead]) -> Table:
    columns = (
        Column("What was asked", 4),
        Column("Of", 1.5),
        Column("By the decision", 2),
        Column("Due", 1.2),
        Column("Now", 1.5),
    )
    return Table(
        "One row a follow-up that is not done yet",
        columns,
        tuple(_asked_for(f) for f in found),
        sheet="Follow-ups",
    )


def _asked_for(f: FollowUpRead) -> tuple[Cell, ...]:
    said = Words(f.what, href=reverse("desk-follow-up", args=[f.id]), source=f"follow_up:{f.id}:what")
    first = (words(f"first {day(f.first_due_on)}"),) if f.due_on != f.first_due_on else ()
    return (
        Cell((words(said),), header=True),
        Cell((words(f.owner),)),
        Cell((words(f"{f.decision.name} of {day(f.decision.on)}: {f.decision.kind.done}"),)),
        Cell((words(day(f.due_on)), *first)),
        Cell((words(capital(f.became)),)),
    )


def _asked(u: Unanswered) -> Words:
    """What was asked about, without what it says."""
    return Words(u.words if u.name == "Measure" else u.name, href=u.href)


def _unanswered(found: Iterable[Unanswered]) -> Table:
    rows = tuple((Cell((words(_asked(u)),), header=True), Cell((words(u.owners),))) for u in found)
    columns = (Column("What was asked about", 2), Column("Owner", 2))
    return Table(
        "One row a thing that was asked before the meeting and has no answer", columns, rows, sheet="Not answered"
    )
