"""What to know of published figures before anything is made of them, each note once, with the years it is about."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.sources.national import Level, NationalMeasure, Place

AS_PUBLISHED = (
    "The figures are as the Department for Education published them. “x” means that it had no figure it could use. "
    "It never means nought."
)


def notes_on(measure: NationalMeasure, places: Sequence[Place], years: Sequence[int]) -> tuple[str, ...]:
    """The notes that speak of any of these places in any of these years, in the definition's order."""
    found = []
    for note in measure.notes:
        about = [p for p in places if any(note.speaks_of(year, p) for year in years)]
        if not about:
            continue
        named = [p.name for p in about if p.level is Level.AREA] if note.places else []
        unsaid = [str(year) for year in note.years if str(year) not in note.words]
        head = ", ".join([*unsaid, *named])
        found.append(f"{head}: {note.words}" if head else note.words)
    return (*found, AS_PUBLISHED)
