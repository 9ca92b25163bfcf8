"""What was understood of a document with what people have put right in it: worked out, and kept for a while."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.core.cache import caches
from django.db.models import Max

from ..carrying import from_json
from ..corrections import Change
from ..document import Document, Place, Table
from ..draft import Draft, Node
from ..models import Correction, Intake
from ..understanding import understand

UNDO = "undo"
"""The verb of a correction that takes back another: ``values`` name its number."""


@dataclass(frozen=True)
class Stood:
    """What stood at a place: its words, and the colour of its cell as six hex digits, or none."""

    words: str
    colour: str = ""


@dataclass(frozen=True)
class Understood:
    """``count`` is the number of the last correction in it; ``cells`` what stood at every place that a value came from."""

    draft: Draft
    count: int
    cells: dict[Place, Stood] = field(repr=False)

    def node(self, id_: str) -> Node | None:
        return next((n for n in self.draft.walk() if n.id == id_), None)


@dataclass(frozen=True)
class PutRight:
    """A correction as people read it."""

    number: int
    verb: str
    node: str
    words: str
    by: str
    at: datetime
    undone: bool


def understood(intake: Intake) -> Understood:
    """One query where it is kept; three where it is worked out anew."""
    count = Correction.objects.filter(intake=intake).aggregate(last=Max("number"))["last"] or 0
    key = f"{intake.pk}:{intake.file_sha256}:{intake.state_at.timestamp()}:{count}"
    kept: Understood | None = caches["drafts"].get(key)
    if kept is None:
        document = from_json(intake.document or {"blocks": [], "remarks": []})
        every = Correction.objects.filter(intake=intake, number__lte=count)
        kept = understanding(document, changes_of(every), count)
        caches["drafts"].set(key, kept)
    return kept


def understanding(document: Document, changes: list[Change], count: int) -> Understood:
    draft = understand(document, changes)
    places = {f.place for n in draft.walk() for f in n.values.values() if f.place}
    places |= {f.place for f in draft.head.values() if f.place}
    return Understood(draft, count, {place: stood for place, stood in _stood(document) if place in places})


def changes_of(corrections: Iterable[Correction]) -> list[Change]:
    """The changes that count, in their order: without those that were taken back."""
    every = list(corrections)
    undone = {c.values.get("number") for c in every if c.verb == UNDO}
    return [Change(c.verb, c.node, c.values) for c in every if c.verb != UNDO and c.number not in undone]


def put_right(intake: Intake) -> list[PutRight]:
    """Everything that was put right, newest first. One query."""
    every = list(Correction.objects.filter(intake=intake).select_related("recorded_by"))
    undone = {c.values.get("number") for c in every if c.verb == UNDO}
    return [
        PutRight(c.number, c.verb, c.node, _words(c), str(c.recorded_by), c.recorded_at, c.number in undone)
        for c in reversed(every)
        if c.verb != UNDO
    ]


def _words(c: Correction) -> str:
    """What a correction says: the new words of a value, where it has them."""
    found = c.values.get("words") or c.values.get("meaning") or c.values.get("rating") or ""
    return str(found)


def _stood(document: Document) -> Iterable[tuple[Place, Stood]]:
    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.grid:
                for cell in row:
                    yield cell.place, Stood(cell.text, cell.colour)
        else:
            yield block.place, Stood(block.text)
