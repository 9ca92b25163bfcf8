"""One page in Easy Read layout: short sentences, one idea a line, from open data alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from milepost.board.highlights import read
from milepost.board.highlights.known import Known
from milepost.board.links import Links
from milepost.design.report import Block, Bullets, Heading, Para, Report, Words, words
from milepost.judgement.agenda import agenda
from milepost.judgement.queries import JudgedMilestone
from milepost.people.queries import ours_called
from milepost.plan.models import Plan
from milepost.rules.board import PackKind
from milepost.rules.dates import day

from .newsletter import how_many_late, kept, late, plainly
from .opened import opened

MOST = 2
"""So many promises are told of under a heading: it is one page."""


def easy_read(plan: Plan, *, on: date, since: date) -> Report:
    """The same number of queries however long the plan is."""
    known = read(plan, on=on, since=since, open_only=True)
    links = known.links
    report = Report(
        title="Our promises to children and young people",
        kind=PackKind.EASY_READ.label,
        site=ours_called(),
        as_at=day(on),
        name=f"{plan.slug}-easy-read-{on.isoformat()}",
        facts=(),
        summary=tuple(_page(known, links)),
        blocks=(),
        easy=True,
    )
    return opened(report)


def _page(known: Known, links: Links) -> Iterator[Block]:
    counts = known.now.rollup.counts
    yield Para(words(f"This is how they were on {day(known.on)}."))
    said = (f"We made {counts.total} promises.", f"We have kept {counts.blue}.", how_many_late(known))
    yield Bullets(tuple(words(one) for one in said))
    yield from _some("What we did", "did", kept(known), links)
    yield from _some("What is late", "late", late(known), links)
    yield from _some("What we will do next", "next", [d.milestone for d in agenda(known.now).coming], links)


def _some(title: str, key: str, found: Iterable[JudgedMilestone], links: Links) -> Iterator[Block]:
    every = list(dict.fromkeys(found))
    if not every:
        return
    yield Heading(2, title, key)
    yield Bullets(tuple(_promise(m, links) for m in every[:MOST]))
    if (more := len(every) - MOST) > 0:
        yield Para(words(f"There {'is' if more == 1 else 'are'} {more} more on our website."))


def _promise(m: JudgedMilestone, links: Links) -> tuple[Words, ...]:
    said = plainly(m.line)
    return (Words(said.text, links.milestone(m.line.ref), said.source),)
