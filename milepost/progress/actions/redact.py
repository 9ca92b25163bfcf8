"""Blanking words that should never have been posted, such as a child's name."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import now
from milepost.people.models import User

from ..models import Evidence, ForumView, Redaction, Update, Verdict

REDACTED = "[Words removed]"
FIELDS: dict[type[Update | Verdict | Evidence | ForumView], tuple[str, tuple[str, ...]]] = {
    Update: ("update", ("happened", "next", "at_risk")),
    Verdict: ("verdict", ("reason",)),
    Evidence: ("evidence", ("title", "url")),
    ForumView: ("forum_view", ("words",)),
}


def redact(*, said: Update | Verdict | Evidence | ForumView, field: str, why: str, by: User) -> Redaction:
    """Blank one field of something said, for good: no copy is kept anywhere. Who, when and why remain.

    A loaded or posted row holds the only copy of its words (the audit trail points at rows, it does not quote them),
    so blanking the field reaches every page, every as-at view and every feed.
    """
    pointer, fields = FIELDS[type(said)]
    if field not in fields:
        raise ValidationError("Choose which words to remove")
    if not why.strip():
        raise ValidationError({"why": "Say why, without repeating the words themselves"})
    with transaction.atomic():
        setattr(said, field, "" if field == "url" else REDACTED)
        said.save(update_fields=[field])
        redaction = Redaction.objects.create(
            **{pointer: said}, field=field, why=why.strip(), recorded_at=now(), recorded_by=by
        )
        record(by=by, verb="redact", about=redaction, summary=f"Removed words: {pointer.replace('_', ' ')}, {field}")
    return redaction
