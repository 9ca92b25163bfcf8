"""A newsletter for families: what was promised, what came of it and what is next, in plain English and from open data alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from milepost.board.highlights import Known, read
from milepost.board.links import Links, stated
from milepost.design.report import Block, Bullets, Heading, Para, Report, Runs, Style, Words, words
from milepost.judgement.agenda import agenda
from milepost.judgement.happenings import voiced
from milepost.judgement.queries import JudgedMilestone
from milepost.people.clock import day_of
from milepost.people.queries import ours_called
from milepost.plan.models import Plan
from milepost.plan.queries import Line
from milepost.rules.board import PackKind
from milepost.rules.dates import day

from .opened import opened

FORUM = {"agrees": "They agree", "disagrees": "They do not agree", "cannot_tell": "They cannot tell"}


def newsletter(plan: Plan, *, on: date, since: date) -> Report:
    """The same number of queries however long the plan is."""
    known = read(plan, on=on, since=since, open_only=True)
    links = known.links
    report = Report(
        title="What has changed for families",
        kind=PackKind.NEWSLETTER.label,
        site=ours_called(),
        as_at=day(on),
        name=f"{plan.slug}-newsletter-{on.isoformat()}",
        facts=(("About", words(known.now.plan.title)), ("From", words(day(since))), ("To", words(day(on)))),
        summary=(),
        blocks=(*_first(known), *_blocks(known, links)),
    )
    return opened(report)


def plainly(line: Line) -> Words:
    """What a row promises, in plain English where there is some."""
    return stated(line, "plain" if line.plain else "statement")


def kept(known: Known) -> list[JudgedMilestone]:
    """What was completed between the two days, in the plan's order."""
    before = {m.line.id for m in known.then.milestones if m.judged.complete}
    return [m for m in known.now.milestones if m.judged.complete and m.line.id not in before]


def late(known: Known) -> list[JudgedMilestone]:
    return [m for m in known.now.milestones if m.judged.overdue]


def how_many_late(known: Known) -> str:
    number = len(late(known))
    return "None is late." if not number else f"{number} {'is' if number == 1 else 'are'} late."


def _first(known: Known) -> Iterator[Block]:
    counts = known.now.rollup.counts
    yield Para(words(f"We made {counts.total} promises. We have kept {counts.blue} of them."), Style.LEAD)
    yield Para(words(f"Since {day(known.since)} we kept {len(kept(known))}. {how_many_late(known)}"))


def _blocks(known: Known, links: Links) -> Iterator[Block]:
    yield from _told("Promises we kept", "kept", kept(known), links, "We kept no promise in this time.")
    yield from _told("Promises that are late", "late", late(known), links, "No promise is late.")
    until = known.on + (known.on - known.since)
    coming = [d.milestone for d in agenda(known.now).coming if d.on <= until]
    yield from _told(f"What should happen by {day(until)}", "next", coming, links, "Nothing is due.")
    yield Heading(2, "Is it making a difference?", "difference")
    said = tuple(
        words(Words(f"{r.measure.name}: ", href=links.measure(r.measure.id), strong=True), r.plain)
        for r in known.measures.reads
    )
    yield Bullets(said) if said else Para(words("Nothing is measured yet."))
    yield Heading(2, "What parents and carers say", "forum")
    voices = tuple(_voices(known, links))
    yield Bullets(voices) if voices else Para(words("The parent carer forum said nothing new in this time."))


def _told(title: str, key: str, found: Iterable[JudgedMilestone], links: Links, none: str) -> Iterator[Block]:
    yield Heading(2, title, key)
    items = tuple(_item(m, links) for m in dict.fromkeys(found))
    yield Bullets(items) if items else Para(words(none))


def _item(m: JudgedMilestone, links: Links) -> Runs:
    said = plainly(m.line)
    happened = m.latest.happened if m.latest and m.latest.happened else ""
    quoted = (": ", Words(happened, source=f"update:{m.latest.id}:happened")) if m.latest and happened else ()
    return words(Words(said.text, links.milestone(m.line.ref), said.source), *quoted)


def _voices(known: Known, links: Links) -> Iterator[Runs]:
    for row in voiced(known.now):
        for v in row.voices:
            if known.within(day_of(v.at)):
                said = plainly(row.line)
                quoted = (": ", Words(v.words, source=f"forum_view:{v.id}:words")) if v.words else (".",)
                about = Words(said.text, links.row(row.line, row.workstream), said.source)
                yield words(about, f"{'' if said.text.endswith('.') else '.'} {FORUM[v.stance]}", *quoted)
