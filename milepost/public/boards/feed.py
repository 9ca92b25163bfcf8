"""What a board decided as an Atom feed: an entry for each published decision, the latest first.

Source: RFC 4287 (Atom). An entry keeps its id for ever.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html_join

from milepost.board.queries.decisions import DecisionRead
from milepost.design.text import clean
from milepost.people.clock import day_of
from milepost.people.models import Body
from milepost.rules import dates

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
NEWEST = 50
"""How many entries a feed holds."""


def feed(
    body: Body, decided: Iterable[DecisionRead], *, page: str, address: str, link: Callable[[DecisionRead], str]
) -> str:
    """``page`` is the page it goes with, ``address`` its own, ``link`` where one decision can be read; all whole addresses."""
    drawn = Atom1Feed(
        title=clean(f"What was decided: {body.name}"),
        link=page,
        description=None,
        language="en-GB",
        author_name=clean(body.name),
        feed_url=address,
        feed_guid=_id("body", body.pk, body.area_id).urn,
    )
    for d in decided:
        drawn.add_item(
            title=clean(f"{d.body} {d.kind.plain}: {' '.join(d.words.split())}"),
            link=link(d),
            description=format_html_join("", "<p>{}</p>", ((clean(w),) for w in _told(d))),
            unique_id=_id("decision", d.id, d.at.timestamp()).urn,
            pubdate=d.at,
            updateddate=max([d.at, *(c.at for c in d.corrections)]),
        )
    return drawn.writeString("utf-8")


def _told(d: DecisionRead) -> Iterator[str]:
    """Sentences below the title."""
    yield f"{d.name} of the meeting on {dates.day(d.on)}."
    if d.reasons:
        yield f"Why: {d.reasons}"
    for n in d.dissents:
        yield f"{n.who} did not agree: {n.words}"
    for c in d.corrections:
        yield f"Put right on {dates.day(day_of(c.at))}: {c.words}"


def _id(*parts: object) -> UUID:
    return uuid5(NAMESPACE_URL, "/".join(map(str, ("milepost", *parts))))
