"""What was understood, as the pages show it: each row beside the cells it came from, doubts by kind, what is left to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from milepost.sources.document import Place
from milepost.sources.draft import FIELDS, Doubt, Draft, Node
from milepost.sources.queries import Stood, Understood

LABELS = {
    "ref": "Ref",
    "statement": "Wording",
    "weakness": "What must get better",
    "accountable": "Accountable posts, one a line",
    "delivery": "Delivery team, one a line",
    "deadline": "Deadline, as it is written",
    "means": "What the deadline means",
    "rhythm": "How often it comes round",
    "owners": "Owners, one a line",
    "resource": "Resource",
    "rating": "Rating",
    "complete": "Completed",
    "note": "Note",
}
"""Every value a row may have, as a form asks for it."""
SHORT = {**LABELS, "accountable": "Accountable", "delivery": "Delivery team", "deadline": "Deadline", "means": "Means",
         "owners": "Owner"}  # fmt: skip
BESIDE = 400
"""Letters of a cell shown beside a row; its own page shows all of them."""


@dataclass(frozen=True)
class Cell:
    """Words of the document and where they stand, with the values that came from there and the colour of the cell."""

    place: str
    words: str
    fields: tuple[str, ...]
    colour: str = ""


@dataclass(frozen=True)
class Shown:
    """A row as a page shows it. ``depth`` counts from 0 for what hangs below a workstream; ``values`` are label and words."""

    node: Node
    depth: int
    values: tuple[tuple[str, str], ...]
    cells: tuple[Cell, ...]

    @property
    def name(self) -> str:
        return name_of(self.node)


@dataclass(frozen=True)
class DoubtKind:
    """Doubts of one kind: the first one's words stand for all, each leads to its node."""

    code: str
    words: str
    stopping: bool
    nodes: tuple[Node, ...]


def name_of(node: Node) -> str:
    """What a row is called on a page, like "Action 1.1a"."""
    return f"{node.kind.capitalize()} {node.words('ref')}".strip()


def shown(node: Node, depth: int, read: Understood) -> Shown:
    values = tuple(
        (SHORT[name], node.words(name))
        for name in FIELDS[node.kind]
        if name not in ("ref", "statement") and node.words(name)
    )
    return Shown(node, depth, values, cells_of(node, read.cells))


def cells_of(node: Node, cells: dict[Place, Stood]) -> tuple[Cell, ...]:
    """Each place a row came from, once, in the order of its values."""
    fields: dict[Place, list[str]] = {}
    for name in FIELDS[node.kind]:
        found = node.values.get(name)
        if found and found.place:
            fields.setdefault(found.place, []).append(SHORT[name])
    nothing = Stood("")
    return tuple(
        Cell(place.words, stood.words, tuple(names), stood.colour if "Rating" in names else "")
        for place, names in fields.items()
        for stood in (cells.get(place, nothing),)
    )


def rows_below(node: Node, depth: int = 0) -> Iterator[tuple[Node, int]]:
    """Everything below a node in the plan's order, with how deep it is."""
    for child in node.children:
        yield child, depth
        yield from rows_below(child, depth + 1)


def standing(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Nodes that are not dropped, nor below one that is."""
    for node in nodes:
        if not node.dropped:
            yield node
            yield from standing(node.children)


def counts(draft: Draft) -> list[tuple[str, int]]:
    """How many rows of each kind were understood, and how many deadlines."""
    kinds = Counter(n.kind for n in standing(draft.workstreams))
    found = [(kind, kinds[kind]) for kind in ("workstream", "outcome", "action", "milestone", "impact")]
    return [*found, ("deadline", sum(1 for n in standing(draft.workstreams) if n.words("deadline")))]


def doubt_kinds(draft: Draft) -> list[DoubtKind]:
    """The doubts on rows by kind, stopping ones first, then those there are most of."""
    found: dict[tuple[str, bool], list[tuple[Node, Doubt]]] = {}
    for node in standing(draft.workstreams):
        for doubt in node.doubts:
            found.setdefault((doubt.code, doubt.stopping), []).append((node, doubt))
    kinds = [
        DoubtKind(code, pairs[0][1].words, stops, tuple(dict((n.id, n) for n, _ in pairs).values()))
        for (code, stops), pairs in found.items()
    ]
    return sorted(kinds, key=lambda k: (not k.stopping, -len(k.nodes), k.code))


def stops(draft: Draft) -> int:
    """How many doubts must be answered before a plan can be made."""
    rows = sum(d.stopping for n in standing(draft.workstreams) for d in n.doubts)
    return rows + sum(d.stopping for d in draft.doubts)


def doubts_below(workstream: Node) -> tuple[int, int]:
    """How many doubts stand in a workstream: all of them, and those that stop."""
    found = [d for n in standing((workstream,)) for d in n.doubts]
    return len(found), sum(d.stopping for d in found)


def next_to_check(draft: Draft) -> Node | None:
    """Where somebody goes on: the first workstream nobody has looked through yet."""
    return next((w for w in draft.workstreams if not w.checked and not w.dropped), None)


def workstream_of(draft: Draft, id_: str) -> Node | None:
    return next((w for w in draft.workstreams if any(n.id == id_ for n in w.walk())), None)
