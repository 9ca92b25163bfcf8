"""The columns of the workbook and of CSV: one table that the writing, the explaining and the reading back all use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from .table import ActionRow, MilestoneRow, OutcomeRow, PlanTable, WorkstreamRow

Place = tuple[WorkstreamRow, OutcomeRow, ActionRow, MilestoneRow]
Value = str | date | int | None


@dataclass(frozen=True)
class Column:
    """``edit``: an owner may change it and send the workbook back. ``desk``: not in a workbook for everyone."""

    heading: str
    width: int
    meaning: str
    read: Callable[[Place], Value]
    edit: bool = False
    desk: bool = False
    hidden: bool = False


def _completed(m: MilestoneRow) -> Value:
    """A day as a date; a month in its words, because a spreadsheet has no date for it."""
    return m.completed if len(m.completed.split()) == 2 else m.completed_on


def _joined(words: tuple[str, ...]) -> str:
    return "\n".join(words)


COLUMNS = (
    Column("Workstream", 26, "The number of the workstream, and what it is called", lambda p: f"{p[0].ref}: {p[0].statement}"),
    Column("Weakness", 30, "What inspectors found, which the workstream answers", lambda p: p[0].weakness),
    Column("Accountable", 22, "The posts that answer for the workstream, one a line", lambda p: _joined(p[0].accountable), desk=True),
    Column("Outcome ref", 9, "The ref of the outcome", lambda p: p[1].ref),
    Column("Outcome", 30, "What will be achieved", lambda p: p[1].statement),
    Column("Impact", 30, "What will be different, one a line", lambda p: _joined(p[1].impacts)),
    Column("Action ref", 9, "The ref of the action", lambda p: p[2].ref),
    Column("Action", 30, "What will be done", lambda p: p[2].statement),
    Column("Action impact", 26, "What this action alone will change, one a line", lambda p: _joined(p[2].impacts)),
    Column("Resource", 10, "AR: additional resource is or may be required. ER: covered by existing resource", lambda p: p[3].resource or p[2].resource),
    Column("Milestone ref", 10, "The ref of the milestone, given once and never used again. Please leave it as it is", lambda p: p[3].ref),
    Column("Milestone", 38, "What will have happened", lambda p: p[3].statement),
    Column("Owner", 24, "The posts that own the milestone, one a line", lambda p: _joined(p[3].owners), desk=True),
    Column("Deadline", 16, "The deadline as the plan writes it", lambda p: p[3].deadline),
    Column("Comes round", 12, "How often it comes round, for a deadline that is only from a start", lambda p: p[3].rhythm),
    Column("Last day", 13, "The last day the deadline can be met, as a date to sort and filter by. Empty where the deadline has no end", lambda p: p[3].due),
    Column("Deadline moved", 26, "What the deadline was before, and when it moved", lambda p: _joined(p[3].moved)),
    Column("Rating", 12, "What was last said: blue, green, amber or red. Choose one", lambda p: p[3].rating.label if p[3].rating else "", edit=True),
    Column("Completed on", 15, "When it was completed: a date, or a month like November 2026. Only what is blue has one", lambda p: _completed(p[3]), edit=True),
    Column("What happened", 38, "What happened since the last time. Never name a child or a family", lambda p: p[3].happened, edit=True),
    Column("What is next", 30, "What will be done next", lambda p: p[3].next, edit=True),
    Column("What is at risk", 26, "What could go wrong. Only people at the desk see it", lambda p: p[3].at_risk, edit=True, desk=True),
    Column("Said on", 13, "The day the rating was posted", lambda p: p[3].said_on),
    Column("Being checked", 14, "Whether the latest update has been accepted", lambda p: p[3].state),
    Column("By the dates", 34, "What the dates say of it, where that is not what was said", lambda p: p[3].by_dates),
    Column("Making a difference", 34, "What the measures behind the action say. A row can be complete and change nothing", lambda p: p[2].difference),
    Column("Forum", 28, "What the parent carer forum last said of it", lambda p: p[3].forum),
    Column("Your name or post", 22, "Who says so. Fill it in on every row you change", lambda p: "", edit=True, desk=True),
    Column("Seen", 8, "Which update and wording this row shows. Milepost uses it to see what was said since. Please leave it as it is", lambda p: f"{p[3].id}.{p[3].version}.{p[3].shown}", desk=True, hidden=True),
)  # fmt: skip


def columns(table: PlanTable) -> tuple[Column, ...]:
    return tuple(c for c in COLUMNS if table.desk or not c.desk)
