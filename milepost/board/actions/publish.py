"""Making a pack public, and taking it back."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import day_of, now
from milepost.people.models import User

from ..models import Publication, ReportPack
from ..queries.packs import published


def publish_pack(*, pack: ReportPack, by: User, at: datetime | None = None) -> Publication:
    """Make public what a pack says for everyone. Raises ValidationError where it is public, or has nothing for everyone."""
    return _say(pack, by, at or now())


def take_back_pack(*, pack: ReportPack, why: str, by: User, at: datetime | None = None) -> Publication:
    """Make a pack private again, with why. Raises ValidationError naming what is missing."""
    if not why.strip():
        raise ValidationError({"why": "Say why it is taken back"})
    return _say(pack, by, at or now(), why=why.strip())


def _say(pack: ReportPack, by: User, moment: datetime, why: str = "") -> Publication:
    with transaction.atomic():
        held = ReportPack.objects.select_for_update(of=("self",)).get(pk=pack.pk)
        if published(held, on=day_of(moment)) is not bool(why):
            raise ValidationError("It is not public now" if why else "It is public already")
        if not held.open_content:
            raise ValidationError("This pack holds nothing for everyone")
        said = Publication.objects.create(
            what=Publication.What.PACK, pack=held, meeting_id=held.meeting_id, taken_back=bool(why), why=why,
            recorded_at=moment, recorded_by=by,
        )  # fmt: skip
        record(by=by, verb="take_back" if why else "publish", about=held, summary=f"{held.title}", at=moment)
    return said
