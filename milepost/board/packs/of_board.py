"""What a pack tells of the board itself: what it asked for, what was escalated, what the forum says. Never what is private."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from milepost.board.models import Meeting
from milepost.board.queries.cycles import Unanswered, cycle_of, unanswered
from milepost.board.queries.escalations import EscalationRead, escalations
from milepost.board.queries.follow_ups import FollowUpRead, follow_ups
from milepost.board.queries.meetings import MeetingRead, meetings
from milepost.design.report import Block, Cell, Column, Heading, Para, Runs, Table, Words, words
from milepost.judgement.agenda import Due, agenda
from milepost.judgement.happenings import voiced
from milepost.judgement.queries import JudgedPlan
from milepost.people.clock import day_of
from milepost.plan.queries import Line as Row
from milepost.progress.queries import Voice
from milepost.rules.board import Ask
from milepost.rules.dates import day

from .runs import Links, stated
from .summary import Line


@dataclass(frozen=True)
class OfBoard:
    """A meeting with what its body asked for and what was escalated, as recorded by a day."""

    meeting: MeetingRead
    following: MeetingRead | None
    asked: tuple[FollowUpRead, ...]
    escalated: tuple[EscalationRead, ...]
    unanswered: tuple[Unanswered, ...]

    def lines(self, links: Links) -> Iterator[Line]:
        """For the first page: what is late, and what is held."""
        late = [f for f in self.asked if f.overdue]
        answers = [f for f in late if f.ask is Ask.ANSWER]
        yield "Challenges not answered in time", [_follow_up(f, links) for f in answers]
        yield "Follow-ups overdue", [_follow_up(f, links) for f in late if f.ask is not Ask.ANSWER]
        held = [e for e in self.escalated if e.holder_id == self.meeting.body_id]
        yield "Escalations held by this board", [_escalation(e, links) for e in held]
        sent = [e for e in self.escalated if e.holder_id != self.meeting.body_id]
        yield "Escalations held by others", [_escalation(e, links) for e in sent]
        yield "Asked before the meeting, and not answered", [words(_asked(u)) for u in self.unanswered]

    def blocks(self, links: Links) -> Iterator[Block]:
        if self.escalated:
            yield Heading(2, "Escalations open", "escalations")
            yield _escalations(self.escalated, links)
        if self.asked:
            yield Heading(2, "What the board asked for", "follow-ups")
            yield _follow_ups(self.asked, links)
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


def _follow_up(f: FollowUpRead, links: Links) -> Runs:
    said = Words(f.what, href=links.of_board("desk-follow-up", f.id), source=f"follow_up:{f.id}:what")
    return words(said, f" ({f.owner}, {f.became})")


def _escalation(e: EscalationRead, links: Links) -> Runs:
    late = ", answer overdue" if e.overdue else ""
    return words(Words(e.nature, href=links.of_board("desk-escalation", e.id)), f" ({e.body} to {e.holder}{late})")


def _escalations(found: Iterable[EscalationRead], links: Links) -> Table:
    columns = (Column("Concern", 1.5), Column("From", 1.3), Column("Held by", 1.3), Column("Why", 3), Column("What was tried", 3),
               Column("Answer due", 1.2))  # fmt: skip
    rows = tuple(
        (
            Cell(
                (
                    words(Words(e.nature, href=links.of_board("desk-escalation", e.id))),
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


def _follow_ups(found: Iterable[FollowUpRead], links: Links) -> Table:
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
        tuple(_asked_for(f, links) for f in found),
        sheet="Follow-ups",
    )


def _asked_for(f: FollowUpRead, links: Links) -> tuple[Cell, ...]:
    said = Words(f.what, href=links.of_board("desk-follow-up", f.id), source=f"follow_up:{f.id}:what")
    first = (words(f"first {day(f.first_due_on)}"),) if f.due_on != f.first_due_on else ()
    return (
        Cell((words(said),), header=True),
        Cell((words(f.owner),)),
        Cell((words(f"{f.decision.name} of {day(f.decision.on)}: {f.decision.kind.done}"),)),
        Cell((words(day(f.due_on)), *first)),
        Cell((words(f.became[0].upper() + f.became[1:]),)),
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


def forum_views(judged: JudgedPlan, since: date, links: Links) -> Iterator[Block]:
    """What the forum has said of the plan since a day."""
    rows = tuple(
        _view(row.line, row.workstream, v, links)
        for row in voiced(judged)
        for v in row.voices
        if since < day_of(v.at) <= judged.on
    )
    if rows:
        columns = (Column("Of", 3), Column("The forum", 1), Column("In its words", 4), Column("On", 1.2))
        yield Table("One row a view the forum gave since the last meeting", columns, rows, sheet="Forum")


def _view(line: Row, workstream: str, v: Voice, links: Links) -> tuple[Cell, ...]:
    of = words(Words(f"{line.kind.capitalize()} {line.ref}", href=links.row(line, workstream)), ": ", stated(line))
    said = (words(Words(v.words, source=f"forum_view:{v.id}:words")),) if v.words else ()
    return (
        Cell((of,), header=True),
        Cell((words(Words(v.stance_label, strong=True)),)),
        Cell(said),
        Cell((words(day(day_of(v.at))),)),
    )


def coming(judged: JudgedPlan, until: date, links: Links, *, open_only: bool) -> Iterator[Block]:
    """What is due from the day on until another."""
    found = [due for due in agenda(judged).coming if due.on <= until]
    yield Heading(2, f"Due by {day(until)}", "coming")
    if not found:
        yield Para(words("Nothing of the plan is due."))
        return
    columns = [Column("Due", 1.6), Column("Milestone", 4), *([] if open_only else [Column("Owner", 2)])]
    yield Table(
        "One row a milestone, the soonest first",
        tuple(columns),
        tuple(_due(due, links, open_only=open_only) for due in found),
        sheet="Due",
    )


def _due(due: Due, links: Links, *, open_only: bool) -> tuple[Cell, ...]:
    line = due.milestone.line
    owners = () if open_only else (Cell(tuple(words(p.name) for p in line.posts("owner"))),)
    said = words(Words(line.ref, href=links.milestone(line.ref)), " ", stated(line))
    return Cell((words(day(due.on)),)), Cell((said,), header=True), *owners
