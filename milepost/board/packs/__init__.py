"""The reports a board reads, as blocks: each made from what was recorded by a day, so that it can be made again."""

from __future__ import annotations

from milepost.board.models import ReportPack
from milepost.design.report import Report
from milepost.rules.board import PackKind

from .board import board_pack

__all__ = ["board_pack", "made"]


def made(pack: ReportPack, *, open_only: bool = False) -> Report:
    """The report a pack holds, made from what was recorded by its day: for the desk, or for everyone."""
    if pack.kind == PackKind.BOARD and pack.meeting and pack.since:
        return board_pack(pack.meeting, pack.plan, on=pack.as_at, since=pack.since, open_only=open_only)
    raise ValueError(f"No {pack.kind} pack can be made of that")
