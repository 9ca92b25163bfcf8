"""Two readings of one plan, row by row: what was added, what is gone, and what reads otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from .queries.line import Line

FIELDS: tuple[tuple[str, Callable[[Line], str]], ...] = (
    ("Wording", lambda line: line.statement),
    ("Deadline", lambda line: line.timescale.as_written if line.timescale else ""),
    ("Meaning of the deadline", lambda line: line.timescale.written() if line.timescale else ""),
    ("Resource", lambda line: line.resource),
    ("Weakness", lambda line: line.weakness),
    ("Accountable", lambda line: _names(line, "accountable")),
    ("Delivery team", lambda line: _names(line, "delivery")),
    ("Owners", lambda line: _names(line, "owner")),
    ("Plain English", lambda line: line.plain),
    ("Note", lambda line: line.note),
)


@dataclass(frozen=True)
class Difference:
    """A value that reads otherwise; empty on the side where there was none."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Compared:
    """One row in both readings. ``state`` is "added", "gone", "changed" or "same"."""

    kind: str
    ref: str
    statement: str
    state: str
    differences: tuple[Difference, ...]


def compare(before: Iterable[Line], after: Iterable[Line]) -> tuple[Compared, ...]:
    """Every row of either, in the order of the later; what is gone stands after what it followed."""
    old, new = list(_flat(before)), list(_flat(after))
    was, now = {line.id: line for line in old}, {line.id: line for line in new}
    return tuple(_compared(was.get(key), now.get(key)) for key in _order([o.id for o in old], [n.id for n in new]))


def _order(old: Sequence[int], new: Sequence[int]) -> list[int]:
    """
    >>> _order([1, 2, 3], [1, 3, 4])
    [1, 2, 3, 4]
    """
    kept = set(new)
    after: dict[int | None, list[int]] = {}
    anchor: int | None = None
    for key in old:
        if key in kept:
            anchor = key
        else:
            after.setdefault(anchor, []).append(key)
    found = after.get(None, [])[:]
    for key in new:
        found += [key, *after.get(key, ())]
    return found


def _compared(old: Line | None, new: Line | None) -> Compared:
    shown = new or old
    assert shown is not None
    if old is None or new is None:
        state = "added" if old is None else "gone"
        found = tuple(
            Difference(label, "" if old is None else value, value if old is None else "")
            for label, read in FIELDS[:2]
            if (value := read(shown))
        )
        return Compared(shown.kind, shown.ref, shown.statement, state, found)
    found = tuple(Difference(label, read(old), read(new)) for label, read in FIELDS if read(old) != read(new))
    if len(found) > 1 and any(d.label == "Deadline" for d in found):
        found = tuple(d for d in found if d.label != "Meaning of the deadline")
    return Compared(shown.kind, shown.ref, shown.statement, "changed" if found else "same", found)


def _names(line: Line, part: str) -> str:
    return "; ".join(sorted(p.name for p in line.posts(part)))


def _flat(rows: Iterable[Line]) -> Iterator[Line]:
    for row in rows:
        yield row
        yield from _flat(row.children)
