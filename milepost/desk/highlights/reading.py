"""A highlight report as a page shows it: what is collated, what was added, who signed, on the day it is read."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest

from milepost.board.highlights import Highlights, SinceSigned, since_signed
from milepost.board.highlights.meeting import highlights_of
from milepost.board.models import Highlight, Meeting
from milepost.board.queries.highlights import HighlightRead, highlights
from milepost.board.queries.meetings import MeetingRead, meeting_read
from milepost.judgement.as_at import Day, day_or
from milepost.people.clock import today


@dataclass(frozen=True)
class Shown:
    """A report to a meeting. ``read`` is None where nobody opened it for words yet."""

    found: Highlights
    read: HighlightRead | None

    @property
    def since(self) -> SinceSigned | None:
        """What changed since it was signed; None where it is not signed."""
        read = self.read
        return since_signed(self.found, read.written, read.signed) if read and read.signed else None

    @property
    def state(self) -> tuple[str, str]:
        """How far it is, in a word or two, and the colour of its tag."""
        if self.since:
            return ("Changed since signed", "orange") if self.since.changed else ("Signed", "green")
        if self.read is None or self.read.written.empty:
            return "Collated", "grey"
        return "Words added", "blue"


@dataclass(frozen=True)
class For:
    """The meeting a report is for, the day it is read as at, and whether anything can still be added to it."""

    meeting: MeetingRead
    day: Day
    open: bool


def meeting_of(request: HttpRequest, meeting: Meeting) -> For:
    """Read as at today until the meeting was held, then as at the day of its pack, or its own."""
    now = meeting_read(meeting, on=today())
    day = day_or(request.GET.get("as_at", ""), (now.pack_as_at or now.on) if now.held else today())
    try:
        read = meeting_read(meeting, on=day.on) if day.asked or now.held else now
    except LookupError as error:
        raise Http404 from error
    return For(read, day, not (now.held or now.cancelled or day.asked))


def shown(highlight: Highlight, day: Day) -> tuple[Shown, HighlightRead]:
    """One report; not found where its workstream has left the plan, or on a day before it was opened."""
    found = highlights_of(highlight, on=day.on)
    read = next((h for h in highlights([highlight.meeting_id], on=day.on) if h.id == highlight.pk), None)
    if found is None or read is None:
        raise Http404
    return Shown(found, read), read
