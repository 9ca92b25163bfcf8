"""The sections of a highlight report, for every workstream of a plan at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from milepost.design.report import Runs
from milepost.judgement.queries import JudgedWorkstream
from milepost.plan.models import Plan

from .beside import measures, resources, risks
from .known import Known, read
from .milestones import completed, differs, moved, slipped, stale
from .records import Highlights, Section

Tell = Callable[[Known, JudgedWorkstream], Iterator[Runs]]

SECTIONS: tuple[tuple[str, str, str, Tell], ...] = (
    ("completed", "Completed", "Nothing was completed.", completed),
    ("slipped", "Slipped", "No deadline moved, and none passed.", slipped),
    ("moved", "Moved", "No other rating changed, and nothing else was said.", moved),
    ("differs", "Rated differently by the dates or by families", "Nothing is rated differently.", differs),
    ("stale", "No news", "No update is overdue.", stale),
    ("risks", "Risks up and down", "No risk changed.", risks),
    ("measures", "Measures, real changes first", "No measure speaks to this workstream.", measures),
    ("resources", "Resources asked for", "Nothing is waiting for an answer, and nothing was agreed.", resources),
)
"""Key, title, what to say where there is nothing, and what tells it: in the order of a report whose officer chose no other."""
TITLES = {key: title for key, title, _, _ in SECTIONS}
CLOSED = ("risks", "resources")
"""What anyone may know nothing of."""


def gather(plan: Plan, *, on: date, since: date, open_only: bool = False) -> tuple[Highlights, ...]:
    """What happened in each workstream after the end of ``since`` up to the end of ``on``. The same number of queries
    however long the plan is."""
    return collated(read(plan, on=on, since=since, open_only=open_only), open_only=open_only)


def collated(k: Known, *, open_only: bool = False) -> tuple[Highlights, ...]:
    """The same of what was read already. It asks the database nothing."""
    told = [s for s in SECTIONS if not (open_only and s[0] in CLOSED)]
    return tuple(
        Highlights(
            workstream=w,
            since=k.since,
            on=k.on,
            sections=tuple(Section(key, title, none, tuple(tell(k, w))) for key, title, none, tell in told),
        )
        for w in k.now.workstreams
    )
