"""A pack of the demo's board, frozen, and the plan it is about."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from demo.noon import noon
from milepost.board.actions.freeze import digest_of, freeze_pack
from milepost.board.models import Meeting, ReportPack
from milepost.design.report import Cell, Column, Para, Report, Table, Words, words, write
from milepost.people.clock import now, today
from milepost.plan.models import Plan
from milepost.rules.board import PackKind
from tests.board.meeting import planned, secretary, the_board

YESTERDAY = timedelta(days=1)


def the_plan() -> Plan:
    return Plan.objects.select_related("area").get(slug="exampleshire")


def the_meeting() -> Meeting:
    """A meeting of the board in a week, planned long ago."""
    on = today() + timedelta(days=7)
    found = Meeting.objects.filter(body=the_board(), planned_on=on).first()
    return found or planned(on, secretary(), at=noon(today() - timedelta(days=100)))


def frozen(**other: Any) -> ReportPack:
    told: dict[str, Any] = {
        "kind": PackKind.BOARD, "plan": the_plan(), "meeting": the_meeting(), "by": secretary(),
        "as_at": today() - YESTERDAY, "since": two_months_ago(),
    } | other  # fmt: skip
    return freeze_pack(**told)


def kept(*said: Words, **other: Any) -> ReportPack:
    """A pack that says little, straight into the table: for what is done with packs, whatever they say."""
    rows = Table("One row a greeting", (Column("Greeting"),), ((Cell((words("Hello"),)),),), sheet="Summary")
    content = write(
        Report("A pack", "Board pack", "S", "1 May 2026", "a-pack", (), (rows,), (Para(words("Hello", *said)),))
    )
    told: dict[str, Any] = {
        "kind": PackKind.BOARD, "plan": the_plan(), "meeting": the_meeting(), "body": the_board(), "title": "A pack",
        "as_at": today() - YESTERDAY, "since": two_months_ago(), "content": content, "open_content": content,
        "digest": digest_of(content), "recorded_at": now(), "recorded_by": secretary(),
    } | other  # fmt: skip
    return ReportPack.objects.create(**told)


def two_months_ago() -> date:
    return today() - timedelta(days=60)
