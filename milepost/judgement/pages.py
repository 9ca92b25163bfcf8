"""A plan that is too long for one page, cut into pages between its actions. Counts and filters are still of the whole plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.core.paginator import Page, Paginator

from .queries import JudgedAction, JudgedWorkstream

MILESTONES = 250
"""On one page: more than twice the longest plan we know of, so that a plan is cut only where it would be slow to read."""


def plan_page(
    workstreams: tuple[JudgedWorkstream, ...], asked: str
) -> tuple[tuple[JudgedWorkstream, ...], Page[frozenset[int]]]:
    """The workstreams with only what stands on the page asked for, and the page with its neighbours.

    The first page where what was asked for is not a number, the last where there are not so many. A plan that fits is
    given back as it is.
    """
    actions = (a for w in workstreams for o in w.outcomes for a in o.actions)
    page = Paginator(list(_cuts(actions)), 1).get_page(asked)
    if not page.has_other_pages():
        return workstreams, page
    here = page[0]
    return tuple(found for w in workstreams if (found := _only(w, here)).outcomes), page


def _cuts(actions: Iterable[JudgedAction]) -> Iterator[frozenset[int]]:
    """Which actions stand together on a page: as many as fit, and at least one."""
    together: set[int] = set()
    count = 0
    for action in actions:
        if together and count + len(action.milestones) > MILESTONES:
            yield frozenset(together)
            together, count = set(), 0
        together.add(action.line.id)
        count += len(action.milestones)
    yield frozenset(together)


def _only(w: JudgedWorkstream, actions: frozenset[int]) -> JudgedWorkstream:
    outcomes = (replace(o, actions=tuple(a for a in o.actions if a.line.id in actions)) for o in w.outcomes)
    return replace(w, outcomes=tuple(o for o in outcomes if o.actions))
