"""What a pack tells of the plan beside its rows: what the forum said since the last meeting, and what is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from milepost.board.highlights import Known
from milepost.board.links import Links, stated
from milepost.design.report import Block, Cell, Column, Heading, Para, Table, Words, words
from milepost.judgement.agenda import Due, agenda
from milepost.judgement.happenings import voiced
from milepost.people.clock import day_of
from milepost.plan.queries import Line
from milepost.progress.queries import Voice
from milepost.rules.dates import day


def forum_views(known: Known) -> Iterator[Block]:
    """What the forum has said of the plan."""
    rows = tuple(
        _view(row.line, row.workstream, v, known.links)
        for row in voiced(known.now)
        for v in row.voices
        if known.within(day_of(v.at))
    )
    if rows:
        columns = (Column("Of", 3), Column("The forum", 1), Column("In its words", 4), Column("On", 1.2))
        yield Table("One row a view the forum gave since the last meeting", columns, rows, sheet="Forum")


def _view(line: Line, workstream: str, v: Voice, links: Links) -> tuple[Cell, ...]:
    of = words(Words(f"{line.kind.capitalize()} {line.ref}", href=links.row(line, workstream)), ": ", stated(line))
    said = (words(Words(v.words, source=f"forum_view:{v.id}:words")),) if v.words else ()
    return (
        Cell((of,), header=True),
        Cell((words(Words(v.stance_label, strong=True)),)),
        Cell(said),
        Cell((words(day(day_of(v.at))),)),
    )


def coming(known: Known, until: date, *, open_only: bool) -> Iterator[Block]:
    """What is due from the day on until another."""
    found = [due for due in agenda(known.now).coming if due.on <= until]
    yield Heading(2, f"Due by {day(until)}", "coming")
    if not found:
        yield Para(words("Nothing of the plan is due."))
        return
    columns = [Column("Due", 1.6), Column("Milestone", 4), *([] if open_only else [Column("Owner", 2)])]
    yield Table(
        "One row a milestone, the soonest first",
        tuple(columns),
        tuple(_due(due, known.links, open_only=open_only) for due in found),
        sheet="Due",
    )


def _due(due: Due, links: Links, *, open_only: bool) -> tuple[Cell, ...]:
    line = due.milestone.line
    owners = () if open_only else (Cell(tuple(words(p.name) for p in line.posts("owner"))),)
    said = words(Words(line.ref, href=links.milestone(line.ref)), " ", stated(line))
    return Cell((words(day(due.on)),)), Cell((said,), header=True), *owners
