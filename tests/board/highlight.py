"""Highlight reports, opened for a test."""

from __future__ import annotations

from milepost.board.actions.start_highlights import start_highlights
from milepost.board.models import Highlight

from .meeting import a_meeting, secretary


def a_highlight() -> Highlight:
    """Of workstream 1, for a meeting of the board in four weeks."""
    meeting = a_meeting()
    start_highlights(meeting=meeting, by=secretary())
    return meeting.highlights.get(workstream__ref="1")
