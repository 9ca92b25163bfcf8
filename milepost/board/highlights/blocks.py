"""A highlight report, and the forum's report, as blocks of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from milepost.design.report import Block, Bullets, Facts, Heading, Para, Signature, Style, Words, words
from milepost.people.clock import day_of
from milepost.rules.dates import day

from ..links import stated
from ..queries.highlights import ForumSaid, Signed, Written
from .records import Highlights, Section
from .signed import since_signed

ASKS = "What the board is asked to decide"


def highlight_blocks(
    found: Highlights, written: Written | None = None, signed: Signed | None = None, *, level: int = 3
) -> tuple[Block, ...]:
    """The report of a workstream below a heading of a ``level``. What its officer says is inset and says whose words it is;
    all else is what was collated."""
    line = found.workstream.line
    return (
        Heading(level, f"Workstream {line.ref}", f"workstream-{line.ref}"),
        Para((stated(line),), Style.LEAD),
        *body_blocks(found, written, signed, level=level + 1),
    )


def body_blocks(found: Highlights, written: Written | None, signed: Signed | None, *, level: int) -> tuple[Block, ...]:
    """The same without its heading; each section has one of a ``level``."""
    return tuple(_body(found, written, signed, level))


def _body(found: Highlights, written: Written | None, signed: Signed | None, level: int) -> Iterator[Block]:
    key = f"workstream-{found.workstream.line.ref}"
    whose = _whose(found, written, signed)
    yield Facts(_facts(found))
    if written and written.opening:
        yield _own(whose, written.opening, f"highlight_version:{written.id}:opening")
    if written and written.asks:
        yield Heading(level, ASKS, f"{key}-asks")
        yield _own(whose, written.asks, f"highlight_version:{written.id}:asks")
    for section in in_order(found.sections, written.order if written else ()):
        yield Heading(level, section.title, f"{key}-{section.key}")
        if added := written.words.get(section.key, "") if written else "":
            assert written is not None
            yield _own(whose, added, f"highlight_version:{written.id}:words.{section.key}")
        yield Bullets(section.items) if section.items else Para(words(section.none), Style.SMALL)
    yield _signature(found, written, signed)


def in_order(sections: Iterable[Section], order: Iterable[str]) -> tuple[Section, ...]:
    """The sections in the order that was chosen; those that it does not name keep their place after them."""
    chosen = {key: n for n, key in enumerate(order)}
    return tuple(sorted(sections, key=lambda s: chosen.get(s.key, len(chosen))))


def _facts(found: Highlights) -> tuple[tuple[str, tuple[Words, ...]], ...]:
    counts = found.workstream.rollup.counts
    rated = f"{counts.blue} Blue, {counts.green} Green, {counts.amber} Amber, {counts.red} Red, {counts.none} not rated"
    return (
        *((("Accountable", words("; ".join(found.accountable))),) if found.accountable else ()),
        ("Milestones", words(f"{counts.total}: {rated}")),
        ("Tells of", words(f"what was recorded after {day(found.since)}, up to {day(found.on)}")),
    )


def _own(whose: str, text: str, source: str) -> Para:
    """Somebody's own words, after whose they are."""
    return Para((Words(f"{whose}: ", strong=True), Words(text, source=source)), Style.INSET)


def _whose(found: Highlights, written: Written | None, signed: Signed | None) -> str:
    if written and signed and signed.version_id == written.id:
        return f"In the words of the {signed.post}"
    return f"Draft for the {' and the '.join(found.accountable) or 'accountable officer'}, not signed"


def _signature(found: Highlights, written: Written | None, signed: Signed | None) -> Signature:
    if signed is None:
        return Signature("; ".join(found.accountable) or "Nobody is accountable")
    since = since_signed(found, written, signed)
    return Signature(signed.post, day(day_of(signed.at)), since.words if since.changed else "")


def forum_blocks(said: ForumSaid | None) -> tuple[Block, ...]:
    """What the parent carer forum says to a meeting, below a heading of somebody else's."""
    if said is None:
        return (Para(words("The parent carer forum has not reported to this meeting.")),)
    return (_own("The parent carer forum", said.words, f"forum_report:{said.id}:words"),)
