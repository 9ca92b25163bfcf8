"""Words that should never have been written down: gone from the records of boards and from every pack that quotes them.

Doors remove words only by this, so that no pack keeps what a plan has lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, Q

from milepost.design.report.keep import replaced, sources
from milepost.people.audit import record
from milepost.people.clock import now
from milepost.people.models import User
from milepost.plan.models import Plan, Revision
from milepost.progress.actions import redact
from milepost.progress.actions.redact import FIELDS as OF_PLAN
from milepost.progress.actions.redact import REDACTED, Sayable
from milepost.progress.models import Redaction
from milepost.rules.board import PackKind

from .. import models
from ..files import forget
from ..models import Blanked, ReportPack


@dataclass(frozen=True)
class Holds:
    """``pointer`` names the model in a pack's sources, ``fields`` may be blanked, of which those in ``parts`` hold words by key
    ("words.risks"). Rows with the same ``within`` carry the same words on."""

    pointer: str
    fields: tuple[str, ...]
    parts: tuple[str, ...] = ()
    within: str = "pk"


FIELDS: dict[type[Model], Holds] = {
    models.Arrangement: Holds("arrangement", ("place", "why"), within="meeting"),
    models.Register: Holds("register", ("note",), within="meeting"),
    models.Attended: Holds("attended", ("guest",), within="register__meeting"),
    models.Terms: Holds("terms", ("words",), within="body"),
    models.AgendaItem: Holds("agenda_item", ("title", "words", "presenter")),
    models.Decision: Holds("decision", ("words", "reasons", "proposer")),
    models.Dissent: Holds("dissent", ("who", "words")),
    models.FollowUp: Holds("follow_up", ("what",)),
    models.FollowUpStep: Holds("follow_up_step", ("words",)),
    models.Escalation: Holds("escalation", ("why", "tried")),
    models.EscalationStep: Holds("escalation_step", ("words",)),
    models.SetAside: Holds("set_aside", ("why",)),
    models.HighlightVersion: Holds("highlight_version", ("opening", "asks"), ("words",), "highlight"),
    models.ForumReport: Holds("forum_report", ("words",), within="meeting"),
    models.Minutes: Holds("minutes", ("opening",), ("words",), "meeting"),
    models.Correction: Holds("correction", ("words", "why")),
    models.Publication: Holds("publication", ("why",)),
    models.Blanked: Holds("blanked", ("why",)),
}
POINTERS: dict[str, type[Model]] = {
    **{holds.pointer: model for model, holds in FIELDS.items()},
    **{pointer: model for model, (pointer, _) in OF_PLAN.items()},
}


def fields_of(row: Model) -> dict[str, str]:
    """What may be blanked in a row of a board's, with its words, where there are any."""
    holds = FIELDS[type(row)]
    found = {name: str(getattr(row, name)) for name in holds.fields}
    found |= {f"{name}.{key}": str(words) for name in holds.parts for key, words in getattr(row, name).items()}
    return {name: words for name, words in found.items() if words and words != REDACTED}


def blank_said(*, said: Sayable, field: str, why: str, by: User) -> Redaction:
    """Blank words of a plan's, for good, and wherever a pack quotes them. Why a board moved a deadline goes from its decision
    too.

    Raises ValidationError as ``redact`` does.
    """
    reasons = said.why if isinstance(said, Revision) else ""
    with transaction.atomic():
        _hold()
        redaction = redact(said=said, field=field, why=why, by=by)
        _reach(OF_PLAN[type(said)][0], field, why, by)
        if isinstance(said, Revision) and field == "why":
            for decision in models.Decision.objects.filter(rebaseline__revision=said, reasons=reasons):
                blank_words(row=decision, field="reasons", why=why, by=by)
        if field == "file":
            # The files of a stocktake hold evidence itself.
            for content in ReportPack.objects.filter(kind=PackKind.STOCKTAKE).values_list("content", flat=True):
                transaction.on_commit(lambda content=content: forget(content))  # type: ignore[misc]
    return redaction


def blank_words(*, row: Model, field: str, why: str, by: User) -> Blanked:
    """Blank words of a board's, for good, in every version that carries them on, and wherever a pack quotes them. The reasons of
    a re-baseline go from the revision that carried it out too.

    Raises ValidationError naming what is missing.
    """
    words = fields_of(row).get(field)
    if words is None:
        raise ValidationError("Choose which words to remove")
    if not why.strip():
        raise ValidationError({"why": "Say why, without repeating the words themselves"})
    with transaction.atomic():
        _hold()
        for copy in _copies(row):
            if words_of(copy, field) == words:
                _write(copy, field)
        blanked = _note(row, field, why, by)
        _reach(FIELDS[type(row)].pointer, field, why, by)
        if isinstance(row, models.Decision) and field == "reasons":
            for revision in Revision.objects.filter(rebaseline__decision=row, why=words):
                blank_said(said=revision, field="why", why=why, by=by)
    return blanked


def words_of(row: Any, field: str) -> str:
    """The words of a field; of "words.risks" those by that key. Of a file, its name."""
    name, _, key = {"file": "file_name"}.get(field, field).partition(".")
    held = getattr(row, name)
    return str(held.get(key, "")) if key else str(held)


def _hold() -> None:
    """One at a time with whoever freezes a pack."""
    list(Plan.objects.select_for_update(of=("self",)).order_by("pk").values_list("pk"))


def _copies(row: Any) -> list[Any]:
    within, held = FIELDS[type(row)].within, row
    for step in within.split("__"):
        held = getattr(held, step)
    return list(type(row)._default_manager.filter(**{within: held}))


def _write(row: Any, field: str) -> None:
    name, _, key = field.partition(".")
    setattr(row, name, {**getattr(row, name), key: REDACTED} if key else REDACTED)
    row.save(update_fields=[name])


def _note(row: Model, field: str, why: str, by: User) -> Blanked:
    label = row._meta.label_lower
    blanked = Blanked.objects.create(
        about=label, about_id=row.pk, field=field, why=why.strip(), recorded_at=now(), recorded_by=by
    )
    record(by=by, verb="redact", about=row, summary=f"Removed words: {row._meta.verbose_name}, {field}")
    return blanked


def _reach(pointer: str, field: str, why: str, by: User) -> None:
    """Blank in every pack what it quotes of rows that have lost their words, wherever these were carried on to."""
    quotes = Q(content__contains=f'"{pointer}:') | Q(open_content__contains=f'"{pointer}:')
    for pack in ReportPack.objects.filter(quotes).order_by("pk"):
        gone = _gone(sources(pack.content) | _sources(pack.open_content), pointer, field)
        before = (pack.content, pack.open_content)
        pack.content = replaced(pack.content, gone, REDACTED)
        pack.open_content = replaced(pack.open_content, gone, REDACTED) if pack.open_content else ""
        if (pack.content, pack.open_content) == before:
            continue
        pack.save(update_fields=["content", "open_content"])
        _note(pack, "content", why, by)
        transaction.on_commit(lambda texts=before: forget(*texts))  # type: ignore[misc]


def _sources(text: str) -> set[str]:
    return sources(text) if text else set()


def _gone(quoted: set[str], pointer: str, field: str) -> set[str]:
    """Of these sources those of one model's field that reads as removed now."""
    asked = {int(source.split(":")[1]): source for source in quoted if _is(source, pointer, field)}
    rows = POINTERS[pointer]._default_manager.in_bulk(list(asked))
    return {source for pk, source in asked.items() if pk in rows and words_of(rows[pk], field) in ("", REDACTED)}


def _is(source: str, pointer: str, field: str) -> bool:
    model, _, told = source.split(":", 2)
    return model == pointer and told == field
