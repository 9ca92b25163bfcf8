"""Which releases the figures stand on, for the line under a table that says where they come from."""

from __future__ import annotations

from datetime import datetime

from .definitions import measure
from .opened import kept, rows, table
from .records import Standing
from .stock import Source, sources


def standing(measure_id: str = "") -> tuple[Standing, ...]:
    """The releases a measure's figures come from, the newest first; every release there is where no measure is named."""
    used = _used(measure(measure_id).table) if measure_id else None
    found = [_standing(s) for s in sources() if used is None or s.name in used]
    return tuple(sorted(found, key=lambda s: (s.edition, s.loaded_at is not None, s.id), reverse=True))


@kept
def _used(name: str) -> frozenset[str]:
    return frozenset(source for (source,) in rows(table(name).select("source").distinct()))


def _standing(source: Source) -> Standing:
    head = source.head
    return Standing(
        source.name, source.edition, head["title"], head["publisher"], head["licence"], head["address"],
        str(head["dated"]), head["sha256"], not source.loaded,
        datetime.fromisoformat(source.loaded) if source.loaded else None,
    )  # fmt: skip
