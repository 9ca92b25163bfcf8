"""The reports a board reads, as blocks: each made from what was recorded by a day, so that it can be made again."""

from __future__ import annotations

from datetime import date

from milepost.board.models import ReportPack
from milepost.design.report import Report
from milepost.plan.models import Plan
from milepost.rules.board import PackKind

from .board import board_pack
from .easy_read import easy_read
from .newsletter import newsletter
from .officer import officer_report
from .stocktake import stocktake

__all__ = ["OPEN", "board_pack", "made", "made_open", "report_of"]

OPEN = {PackKind.NEWSLETTER: newsletter, PackKind.EASY_READ: easy_read}
"""For everyone, and made from nothing else."""


def made(pack: ReportPack) -> Report:
    """The report a pack holds, made from what was recorded by its day. Raises ValueError for a pack with something missing."""
    kind, since = PackKind(pack.kind), pack.since
    if since is None or (kind is PackKind.BOARD and pack.meeting is None):
        raise ValueError(f"No {kind.value} pack can be made of that")
    if pack.meeting and kind is PackKind.BOARD:
        return board_pack(pack.meeting, pack.plan, on=pack.as_at, since=since)
    return report_of(kind, pack.plan, on=pack.as_at, since=since)


def report_of(kind: PackKind, plan: Plan, *, on: date, since: date) -> Report:
    """A report of a plan that is for no meeting."""
    if kind in OPEN:
        return OPEN[kind](plan, on=on, since=since)
    if kind is PackKind.STOCKTAKE:
        return stocktake(plan, on=on, since=since)
    return officer_report(kind, plan, on=on, since=since)


def made_open(pack: ReportPack) -> Report | None:
    """What everyone may read of it; None where that is nothing."""
    if pack.kind == PackKind.BOARD and pack.meeting and pack.since:
        return board_pack(pack.meeting, pack.plan, on=pack.as_at, since=pack.since, open_only=True)
    return made(pack) if pack.kind in OPEN else None
