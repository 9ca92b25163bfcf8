"""Highlight reports, opened, written and signed for a test."""

from __future__ import annotations

from typing import Any

from milepost.board.actions.sign_highlight import sign_highlight
from milepost.board.actions.start_highlights import start_highlights
from milepost.board.actions.write_highlight import NewWords, write_highlight
from milepost.board.highlights.meeting import highlights_of
from milepost.board.models import Highlight, HighlightSignature, HighlightVersion
from milepost.people.clock import today

from .meeting import a_meeting, secretary

WORDS = NewWords("A better month.", {"slipped": "We lost a bidder."}, asks="Agree the extra clinics.")


def a_highlight() -> Highlight:
    """Of workstream 1, for a meeting of the board in four weeks."""
    meeting = a_meeting()
    start_highlights(meeting=meeting, by=secretary())
    return meeting.highlights.get(workstream__ref="1")


def write(report: Highlight, by: Any, new: NewWords = WORDS, *, seen: int | None = None) -> HighlightVersion:
    latest = report.versions.latest("recorded_at", "pk").pk
    return write_highlight(highlight=report, new=new, seen=latest if seen is None else seen, by=by)


def sign(report: Highlight, by: Any, **other: Any) -> HighlightSignature:
    """Signed as it is now, unless another version or digest was seen."""
    seen = {"seen": report.versions.latest("recorded_at", "pk").pk, **other}
    if "digest" not in seen:
        found = highlights_of(report, on=today())
        assert found
        seen["digest"] = found.digest
    return sign_highlight(highlight=report, by=by, **seen)
