"""The pack of one meeting: a first page, the workstreams, measures, the forum, what the board asked for, and the plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from milepost.board.highlights import Known, collated, forum_blocks, highlight_blocks, read
from milepost.board.links import Links
from milepost.board.models import Meeting
from milepost.board.queries.highlights import forum_report, highlights
from milepost.board.queries.meetings import MeetingRead
from milepost.design.report import Block, Heading, Report, Runs, Signature, Split, Words, words
from milepost.people.queries import ours_called
from milepost.plan.models import Plan
from milepost.rules.board import PackKind
from milepost.rules.dates import day, hour

from .appendix import plan_tables
from .measured import measure_blocks
from .of_board import OfBoard, of_board
from .of_plan import coming, forum_views
from .opened import opened
from .summary import summary


def board_pack(meeting: Meeting, plan: Plan, *, on: date, since: date, open_only: bool = False) -> Report:
    """As at a day, telling of what changed since another. ``open_only``: with nothing that only the desk may read.

    The same number of queries however long the plan is.
    """
    known = read(plan, on=on, since=since, open_only=open_only)
    board, links = of_board(meeting, on), known.links
    report = Report(
        title=f"{board.meeting.body}, {day(board.meeting.on)}",
        kind=PackKind.BOARD.label,
        site=ours_called(),
        as_at=day(on),
        name=f"{plan.slug}-board-pack-{on.isoformat()}",
        facts=tuple(_facts(board.meeting, known, open_only=open_only)),
        summary=summary(known, links, () if open_only else board.lines()),
        blocks=tuple(_blocks(meeting, board, known, links, open_only=open_only)),
    )
    return opened(report) if open_only else report


def _facts(meeting: MeetingRead, known: Known, *, open_only: bool) -> Iterator[tuple[str, Runs]]:
    """Where it meets, which may be a link to join by, only the desk reads."""
    at = f", {hour(meeting.starts)}" if meeting.starts else ""
    place = Words(meeting.place, source=f"arrangement:{meeting.arrangement_id}:place")
    yield "Body", words(meeting.body)
    yield "Meeting", words(f"{day(meeting.on)}{at}", *((", ", place) if meeting.place and not open_only else ()))
    yield "Plan", words(known.now.plan.title)
    yield "As at", words(day(known.on))
    yield "Changes since", words(day(known.since))


def _blocks(meeting: Meeting, board: OfBoard, known: Known, links: Links, *, open_only: bool) -> Iterator[Block]:
    place, until = known.now.plan.area.name, known.on + (known.on - known.since)
    yield from _workstreams(meeting, known, open_only=open_only)
    yield from measure_blocks(known.measures.reads, links, place, open_only=open_only)
    yield Heading(2, "The parent carer forum’s report", "forum")
    yield from forum_blocks(forum_report(meeting.pk, on=known.on))
    yield from forum_views(known)
    if not open_only:
        yield from board.blocks()
    yield from coming(known, board.following.on if board.following else until, open_only=open_only)
    yield Split()
    yield from plan_tables(known.now, links, open_only=open_only)


def _workstreams(meeting: Meeting, known: Known, *, open_only: bool) -> Iterator[Block]:
    """What is collated, with what its officers add and sign; for everyone only what is collated."""
    added = {} if open_only else {h.workstream_id: h for h in highlights([meeting.pk], on=known.on)}
    yield Heading(2, "Workstreams", "workstreams")
    for found in collated(known, open_only=open_only):
        own = added.get(found.workstream.line.id)
        blocks = highlight_blocks(found, own.written if own else None, own.signed if own else None)
        yield from (b for b in blocks if not (open_only and isinstance(b, Signature)))
