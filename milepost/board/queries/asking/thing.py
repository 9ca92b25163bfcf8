"""One thing that somebody may be asked about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Thing:
    """A milestone, the evidence of one, a risk or a measure, by its ``key`` ("milestone:12").

    ``why`` is what is asked, empty where nothing is. ``posts`` own it; ``said_at`` is when it was last answered. Of a risk
    ``words`` say only where it stands: a letter may go to a screen in an open office.
    """

    key: str
    name: str
    words: str
    href: str
    why: str
    posts: tuple[int, ...]
    said_at: datetime | None = None
    row_id: int | None = None
    workstream_id: int | None = None
    workstream_ref: str = ""

    def answered(self, since: datetime) -> bool:
        """Whether it was answered after it was asked, or nothing is asked of it any more."""
        return not self.why or (self.said_at is not None and self.said_at > since)
