"""A plan as it was understood from a document: a tree of nodes, each value with the place it came from and its doubts.

A draft is worked out, never stored: it follows from the document and the corrections people have made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from .document import Place, Remark


@dataclass(frozen=True)
class Found:
    """The words of a value. ``place`` is where they stood; ``corrected`` where a person has put them in."""

    words: str
    place: Place | None = None
    corrected: bool = False


@dataclass(frozen=True)
class Doubt:
    """Something that was not sure. ``field`` is the value it is about, empty for the node as a whole.

    A ``stopping`` doubt must be answered before a plan can be made; another may be left as it is.
    """

    code: str
    words: str
    field: str = ""
    stopping: bool = False


FIELDS: dict[str, tuple[str, ...]] = {
    "workstream": ("ref", "statement", "weakness", "accountable", "delivery"),
    "outcome": ("ref", "statement", "note"),
    "impact": ("statement",),
    "action": ("ref", "statement", "resource", "note"),
    "milestone": (
        "ref",
        "statement",
        "deadline",
        "means",
        "rhythm",
        "owners",
        "resource",
        "rating",
        "complete",
        "note",
    ),
}
"""The values each kind of node may have. ``accountable``, ``delivery`` and ``owners`` hold one name a line; ``means`` is what a
deadline that cannot be read means, given by a person; ``rhythm`` how
often an open one comes round; ``rating`` is blue, green, amber or red; ``complete`` a date in words.
"""


@dataclass(frozen=True)
class Node:
    """``id`` follows from the place in the document, so that it stays the same whatever is corrected."""

    id: str
    kind: str
    values: dict[str, Found]
    doubts: tuple[Doubt, ...] = ()
    children: tuple[Node, ...] = field(default=(), repr=False)
    dropped: bool = False
    checked: bool = False

    def words(self, name: str) -> str:
        return self.values[name].words if name in self.values else ""

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Column:
    """A column of a table that was read: its heading as written, and what it was taken for ("" where for nothing).

    ``meaning`` is one of ``sources.understanding``'s meanings, like "milestone" or "deadline".
    """

    table: int
    column: int
    heading: str
    meaning: str
    place: Place
    corrected: bool = False


@dataclass(frozen=True)
class Draft:
    """``head`` are the plan's own values (title, slug, kind, area ...). ``unused`` are tables and words nothing was made of.

    ``checked`` are the tables that somebody has looked through, like "t2".
    ``colours`` is the legend: the fills that were met in rating cells, each with the rating it was taken for ("" in doubt).
    """

    head: dict[str, Found]
    workstreams: tuple[Node, ...]
    columns: tuple[Column, ...] = ()
    colours: dict[str, str] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    remarks: tuple[Remark, ...] = ()
    unused: tuple[tuple[Place, str], ...] = ()
    checked: tuple[str, ...] = ()

    def walk(self) -> Iterator[Node]:
        for workstream in self.workstreams:
            yield from workstream.walk()
