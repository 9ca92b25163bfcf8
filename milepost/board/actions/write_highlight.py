"""Adding words to a workstream's highlight report, and putting its sections in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import now
from milepost.people.models import User

from ..highlights import TITLES
from ..models import Highlight, HighlightVersion, Meeting
from .arranging import must_be_to_come
from .meanwhile import must_have_seen


@dataclass(frozen=True)
class NewWords:
    """``words`` by the key of the section they stand in; ``order`` is every key once, or empty for the usual order."""

    opening: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    order: Sequence[str] = ()
    asks: str = ""


def write_highlight(
    *, highlight: Highlight, new: NewWords, seen: int, by: User, at: datetime | None = None
) -> HighlightVersion:
    """Add what the report says from now on beside what is collated; what it said before stays. ``seen`` is the id of the version
    its writer saw. Raises Meanwhile; ValidationError for a section there is none of, and once the meeting was held."""
    moment = at or now()
    said = _checked(new)
    with transaction.atomic():
        meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=highlight.meeting_id)
        must_be_to_come(meeting)
        latest = highlight.versions.select_related("recorded_by").latest("recorded_at", "pk")
        if _says(latest, said) and (latest.pk == seen or latest.recorded_by_id == by.pk):
            return latest
        must_have_seen(latest, seen)
        version = HighlightVersion.objects.create(highlight=highlight, recorded_at=moment, recorded_by=by, **said)
        record(by=by, verb="write_highlight", about=version, summary=f"Added words: {highlight}", at=moment)
    return version


def _checked(new: NewWords) -> dict[str, object]:
    unknown = {*new.words, *new.order} - set(TITLES)
    if unknown:
        raise ValidationError(f"A highlight report has no section “{min(unknown)}”")
    if new.order and sorted(new.order) != sorted(TITLES):
        raise ValidationError({"order": "Give each section a place of its own"})
    return {
        "opening": new.opening.strip(),
        "words": {key: words.strip() for key, words in new.words.items() if words.strip()},
        "order": [] if list(new.order) == list(TITLES) else list(new.order),
        "asks": new.asks.strip(),
    }


def _says(version: HighlightVersion, said: dict[str, object]) -> bool:
    return all(getattr(version, name) == value for name, value in said.items())
