"""Statistical neighbours, with the edition of the model they are of. Only lists that somebody read in the source are held."""

from __future__ import annotations

import csv
from functools import cache

from django.conf import settings

from .places import place
from .records import Neighbour, Neighbours, Place

EDITION = "dfe-2025-05"
LABEL = "May 2025"
SOURCE = (
    "The list is the Department for Education’s, of May 2025. We took it from a public copy under the MIT licence. We have not "
    "checked the licence of the list itself"
)


def neighbours(area: Place) -> Neighbours:
    """The area's neighbours, the closest first. Where no list is held it says so and names none."""
    listed = _lists().get(area.number, ())
    return Neighbours(LABEL, SOURCE, bool(listed), tuple(Neighbour(place(n), closeness) for n, closeness in listed))


@cache
def _lists() -> dict[str, tuple[tuple[str, str], ...]]:
    path = settings.DEFINITIONS / "neighbours" / f"{EDITION}.csv"
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    found: dict[str, list[tuple[int, str, str]]] = {}
    for row in csv.DictReader(lines):
        found.setdefault(row["area"], []).append((int(row["rank"]), row["neighbour"], row["closeness"]))
    return {area: tuple((number, closeness) for _, number, closeness in sorted(each)) for area, each in found.items()}
