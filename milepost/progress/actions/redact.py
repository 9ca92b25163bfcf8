"""Blanking words or a file that should never have been posted, such as a child's name."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.people.audit import record
from milepost.people.clock import now
from milepost.people.models import User
from milepost.plan.models import Gathered, LookedAt, Need, Origin, PlanStep, Revision, Row, SignOff, TookPart, Version
from milepost.plan.queries.whole_life import line_of_plans

from ..models import Draft, Evidence, ForumView, Redaction, Review, RiskVersion, Update, Verdict

REDACTED = "[Words removed]"
Sayable = (
    Update
    | Verdict
    | Evidence
    | Review
    | ForumView
    | RiskVersion
    | Version
    | Revision
    | PlanStep
    | Need
    | TookPart
    | SignOff
    | LookedAt
    | Redaction
)
FIELDS: dict[type[Sayable], tuple[str, tuple[str, ...]]] = {
    Update: ("update", ("happened", "next", "at_risk", "said_by")),
    Verdict: ("verdict", ("reason",)),
    Evidence: ("evidence", ("title", "url", "file")),
    Review: ("review", ("words",)),
    ForumView: ("forum_view", ("words",)),
    RiskVersion: ("risk_version", ("statement", "mitigation", "note")),
    Version: ("version", ("statement", "plain", "note", "weakness", "weakness_plain", "deadline")),
    Revision: ("revision", ("why", "agreed_by")),
    PlanStep: ("step", ("note",)),
    TookPart: ("took_part", ("who", "how", "changed")),
    SignOff: ("sign_off", ("words",)),
    LookedAt: ("looked_at", ("finding",)),
    Need: ("need", ("what", "agreed")),
    Redaction: ("redaction", ("why",)),
}


def redact(*, said: Sayable, field: str, why: str, by: User) -> Redaction:
    """Blank one field of something said, for good: no copy is kept anywhere. Who, when and why remain.

    A row holds the only copy of its words (the audit trail points at rows, it does not quote them), so blanking the field
    reaches every page, every as-at view and every feed. A file goes with its name; drafts that quote the words lose them.
    """
    pointer, fields = FIELDS[type(said)]
    if field not in fields:
        raise ValidationError("Choose which words to remove")
    if not why.strip():
        raise ValidationError({"why": "Say why, without repeating the words themselves"})
    with transaction.atomic():
        if isinstance(said, Update) and field != "said_by":
            _forget_in_drafts(said, getattr(said, field))
        if isinstance(said, Version):
            for row in {copy.row for copy in _copies(said, field)}:
                _forget_in_gathered(row, getattr(said, field))
                _forget_where_it_came_from(row.pk, field)
        _blank(said, field)
        redaction = Redaction.objects.create(
            **{pointer: said}, field=field, why=why.strip(), recorded_at=now(), recorded_by=by
        )
        record(by=by, verb="redact", about=redaction, summary=f"Removed words: {pointer.replace('_', ' ')}, {field}")
    return redaction


def _forget_in_drafts(update: Update, words: str) -> None:
    """A draft on the same milestone may quote what goes: somebody sent the same form twice, or copied from it."""
    for draft in Draft.objects.filter(milestone=update.milestone_id):
        draft.fields = {name: value.replace(words, REDACTED) for name, value in draft.fields.items()}
        draft.save(update_fields=["fields"])


def _forget_in_gathered(row: Row, words: str) -> None:
    """A change that nobody has agreed yet may quote what goes: its writer began from it."""
    for gathered in Gathered.objects.filter(plan=row.plan_id):
        changes = [_without(change, row.pk, words) for change in gathered.changes]
        if changes != gathered.changes:
            gathered.changes = changes
            gathered.save(update_fields=["changes"])


def _without(change: dict[str, Any], row: int, words: str) -> dict[str, Any]:
    if change.get("row") != row or "values" not in change:
        return change
    values = {n: v.replace(words, REDACTED) if isinstance(v, str) else v for n, v in change["values"].items()}
    found = {**change, "values": values}
    if stood := change.get("stood"):
        places = [[*where, "" if words in said else said] for *where, said in stood["places"]]
        found["stood"] = {**stood, "places": places}
    return found


def _blank(said: Sayable, field: str) -> None:
    if field == "file" and isinstance(said, Evidence):
        storage, name = said.file.storage, str(said.file.name)
        said.file, said.file_name, said.file_kind, said.file_sha256, said.file_size = "", "", "", "", None
        said.save()
        # Only once the redaction is recorded: the file cannot be brought back.
        if name:
            transaction.on_commit(lambda: storage.delete(name))
        return
    for copy in _copies(said, field):
        setattr(copy, field, "" if field == "url" else REDACTED)
        copy.save(update_fields=[field])


def _forget_where_it_came_from(row_id: int, field: str) -> None:
    """The cell it came from has the very same words, and other rows may have come from that cell."""
    for origin in Origin.objects.filter(row=row_id, field=field):
        Origin.objects.filter(intake=origin.intake_id, place=origin.place).update(words="")


def _copies(said: Sayable, field: str) -> list[Any]:
    """What holds the very same words: every version of a row, a need or a risk carries on what it does not change, and a
    plan that follows another begins as its copy."""
    if isinstance(said, Version):
        rows = Row.objects.filter(plan__in=line_of_plans(said.row.plan), kind=said.row.kind, ref=said.row.ref)
        return list(Version.objects.filter(row__in=rows, **{field: getattr(said, field)}).select_related("row"))
    if isinstance(said, Need):
        return list(Need.objects.filter(row=said.row_id, number=said.number, **{field: getattr(said, field)}))
    if isinstance(said, RiskVersion):
        return list(RiskVersion.objects.filter(risk=said.risk_id, **{field: getattr(said, field)}))
    return [said]
