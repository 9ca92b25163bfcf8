"""What changed in a plan between two days: the plan then beside the plan now, and what happened on the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Page, Paginator

from milepost.plan.queries import Line
from milepost.rules.brag import Brag

from .happenings import Happening, voiced
from .queries import JudgedMilestone, JudgedPlan


@dataclass(frozen=True)
class Change:
    """A row that changed. The first four are a milestone's: its rating before, whether that changed, whether it is now
    complete and was not, whether it is new. ``happenings`` are those of the row, oldest first."""

    line: Line
    milestone: JudgedMilestone | None
    rating_from: Brag | None
    rating_changed: bool
    kept: bool
    new: bool
    happenings: tuple[Happening, ...]


@dataclass(frozen=True)
class Chapter:
    """A workstream and its rows that changed, in the plan's order."""

    line: Line
    changes: tuple[Change, ...]


def changes(then: JudgedPlan, now: JudgedPlan, happened: Iterable[Happening]) -> tuple[Chapter, ...]:
    """``happened`` are the happenings to tell of. A rating may change with none: time passes too."""
    before = {m.line.id: m for m in then.milestones}
    by_row: dict[int, list[Happening]] = defaultdict(list)
    for h in happened:
        if h.line and h.within(then.on, now.on):
            by_row[h.line.id].append(h)
    chapters: list[tuple[Line, list[Change]]] = []
    for row in voiced(now):
        if row.line.kind == "workstream":
            chapters.append((row.line, []))
        change = _change(row.line, row.milestone, before.get(row.line.id), tuple(by_row[row.line.id]))
        if change.happenings or change.new or change.rating_changed:
            chapters[-1][1].append(change)
    return tuple(Chapter(line, tuple(found)) for line, found in chapters if found)


PER_PAGE = 250
"""Changed rows on a page: a whole plan of the length we know of."""


def changes_page(chapters: tuple[Chapter, ...], asked: str) -> tuple[tuple[Chapter, ...], Page[tuple[Line, Change]]]:
    """The chapters with only what stands on the page asked for, and the page with its neighbours."""
    page = Paginator([(c.line, change) for c in chapters for change in c.changes], PER_PAGE).get_page(asked)
    together = groupby(page, key=lambda pair: pair[0].id)
    here = {chapter: tuple(change for _, change in found) for chapter, found in together}
    return tuple(Chapter(c.line, here[c.line.id]) for c in chapters if c.line.id in here), page


def _change(line: Line, m: JudgedMilestone | None, old: JudgedMilestone | None, told: tuple[Happening, ...]) -> Change:
    if m is None:
        return Change(line, None, None, False, False, False, told)
    rating_from = old.judged.rating if old else None
    return Change(
        line=line,
        milestone=m,
        rating_from=rating_from,
        rating_changed=rating_from != m.judged.rating,
        kept=m.judged.complete and not (old is not None and old.judged.complete),
        new=old is None,
        happenings=told,
    )
