"""What happened in a plan as an Atom feed: an entry for each thing, newest first, in plain words.

Source: RFC 4287 (Atom). An entry keeps its id for ever.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html_join

from milepost.design.text import clean
from milepost.judgement.happenings import Happening
from milepost.judgement.identity import stable_id
from milepost.judgement.queries import JudgedMilestone
from milepost.plan.events import Departure
from milepost.plan.models import Plan, PlanStep
from milepost.plan.queries import Agreed, Deadline, Line, Move
from milepost.progress.queries import Report, Voice
from milepost.rules.moves import Status

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
NEWEST = 50
"""How many entries a feed holds."""
STEPS = {
    Status.LIVE: "The plan has begun",
    Status.CLOSED: "The plan has closed",
    Status.ARCHIVED: "The plan is here to read",
}


def feed(
    plan: Plan, happened: Iterable[Happening], *, page: str, address: str, link: Callable[[Happening], str]
) -> str:
    """``page`` is the page it goes with, ``address`` its own, ``link`` where one thing can be read; all whole addresses."""
    drawn = Atom1Feed(
        title=clean(f"What changed: {plan.title}"),
        link=page,
        description=None,
        language="en-GB",
        author_name=clean(str(plan.area)),
        feed_url=address,
        feed_guid=stable_id(plan, "feed").urn,
    )
    for h in sorted(happened, key=lambda h: h.at, reverse=True)[:NEWEST]:
        title, words = _told(h)
        drawn.add_item(
            title=clean(title),
            link=link(h),
            # The words are plain text, and a reader takes a summary for HTML.
            description=format_html_join("", "<p>{}</p>", ((clean(w),) for w in words if w)),
            unique_id=stable_id(plan, h.kind, *_name(h)).urn,
            pubdate=h.at,
            updateddate=h.at,
        )
    return drawn.writeString("utf-8")


def _told(h: Happening) -> tuple[str, tuple[str, ...]]:
    """A title, and sentences below it."""
    promise = h.line.public_words if h.line else ""
    match h.what:
        case PlanStep(status=status):
            return STEPS[Status(status)], ()
        case Move(before=before, after=after, shift=shift):
            moved = f"From {before.timescale.as_written} to {after.timescale.as_written}"
            return f"A date moved: {promise}", (f"{moved}, {shift}." if shift else f"{moved}.", *_agreed(after))
        case Departure(back=back):
            return f"{'Back in the plan' if back else 'No longer in the plan'}: {promise}", _agreed(h.what)
        case Line():
            return f"New in the plan: {promise}", _agreed(h.what.added) if h.what.added else ()
        case Report() as r:
            said = "Complete" if r.completed_on else f"{r.rating.label}, {r.rating.meaning}"
            return f"{said}: {promise}", (r.happened, f"Next: {r.next}" if r.next else "")
        case Voice() as v:
            return f"The parent carer forum {v.stance_label.lower()}: {promise}", (v.words,)
        case JudgedMilestone(line=line):
            told = _agreed(line.added) if line.added else ()
            return f"New promise: {promise}", (f"Due {line.deadlines[0].timescale.words}.", *told)
    raise ValueError(f"{h.kind} is not for everyone")


def _agreed(told: Agreed | Deadline | Departure) -> tuple[str, ...]:
    """Why, and who agreed, where everyone may know."""
    return tuple(words for words in (told.why, f"Agreed by {told.agreed_by}." if told.agreed_by else "") if words)


def _name(h: Happening) -> tuple[object, ...]:
    """What tells it from all others of its kind in the plan."""
    match h.what:
        case PlanStep(pk=number) | Report(id=number) | Voice(id=number):
            return (number,)
    return (h.line.ref if h.line else "", h.at.timestamp())
