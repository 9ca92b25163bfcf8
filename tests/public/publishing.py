"""A board's meeting with its decisions, published, for a test: of a body that the demonstration never has meet."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from milepost.board.actions.publish_minutes import publish_minutes
from milepost.board.models import Decision, Dissent, Meeting, Minutes
from milepost.people.clock import today
from milepost.people.models import Body, Organisation
from tests.board.decisions import making
from tests.board.meeting import secretary

FORUM = "Exampleshire Parent Carer Forum"


def group() -> Body:
    return Body.objects.get(name="Exampleshire SEND Partnership Group")


def met(on: date | None = None) -> Meeting:
    """A meeting of the group, a month ago unless another day is said."""
    return making.meeting(on or today() - timedelta(days=30), group())


def published(of: Meeting, opening: str = "Everyone was welcome", **words: Any) -> Meeting:
    Minutes.objects.create(**making.recorded(meeting=of, opening=opening, words=words))
    publish_minutes(meeting=of, by=secretary())
    return of


def a_decision(words: str = "We want to know why it is late", kind: str = "challenge", **more: Any) -> Decision:
    """Of a published meeting, about a promise, against which the forum spoke."""
    item = making.item(met(more.pop("on", None)), "Plans on time")
    told = {"about": "1.1a.3", "reasons": "Families wait", "proposer": "Pat Proposer", "words": words} | more
    found = making.decision(item, kind, **told)
    forum = Organisation.objects.get(name=FORUM)
    Dissent.objects.create(**making.recorded(decision=found, organisation=forum, words="Too slow for families"))
    published(item.meeting)
    return found
