"""A newer version of a document held against the plan: which row each of its rows is, and what it says differently.

Pure: it is given what the plan says and what was understood, and reads nothing. How near two wordings must be is our own
choice, tried on the published plan: refs first where the wording does not speak against them, then wording alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from milepost.sources.draft import Draft, Node

from .pairing import Known, Pairing, plain

__all__ = ["Difference", "Known", "Match", "Matching", "match", "plain"]

KINDS = ("workstream", "outcome", "action", "impact", "milestone")
COMPARED = ("statement", "weakness", "deadline", "owners", "accountable", "delivery", "resource", "rating")
"""The values that are held against each other. What a document leaves out is no change: it may have no such column."""
NOT_AGAINST, NEAR, SAME_PLACE, ANYWHERE = 40, 85, 60, 90
"""How near two wordings are, of 100: a ref holds from the first, wording alone from the second; a milestone is known again
in its own action from the third, and in another from the last."""


@dataclass(frozen=True)
class Difference:
    """One value that differs, in the plan's words and the document's."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Match:
    """A node with the row it is. No row: it is new, below ``parent`` (a row) or ``above`` (a node that is new itself)."""

    node: Node
    row: Known | None
    differences: tuple[Difference, ...] = ()
    parent: Known | None = None
    above: Node | None = None

    @property
    def added(self) -> bool:
        return self.row is None


@dataclass(frozen=True)
class Matching:
    """``gone`` are rows that the document no longer has, without those below one that is gone itself."""

    matches: tuple[Match, ...]
    gone: tuple[Known, ...] = field(default=())

    @property
    def changed(self) -> tuple[Match, ...]:
        return tuple(m for m in self.matches if m.row and m.differences)

    @property
    def added(self) -> tuple[Match, ...]:
        return tuple(m for m in self.matches if m.added)


def match(draft: Draft, known: Iterable[Known]) -> Matching:
    """Hold what was understood against the plan. Nothing is decided here: each difference is for somebody to accept."""
    rows = list(known)
    above = dict(_parents(draft))
    nodes = [n for n in _standing(draft.workstreams)]
    found: dict[str, Known] = {}
    for kind in KINDS:
        _match_kind([n for n in nodes if n.kind == kind], [r for r in rows if r.kind == kind], above, found)
    matches = tuple(_match_of(n, above.get(n.id), found) for n in nodes)
    kept = {r.id for r in found.values()}
    gone = [r for r in rows if r.id not in kept]
    lost = {r.id for r in gone}
    return Matching(matches, tuple(r for r in gone if r.parent not in lost))


def _standing(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        if not node.dropped:
            yield node
            yield from _standing(node.children)


def _parents(draft: Draft) -> Iterator[tuple[str, Node]]:
    for node in draft.walk():
        for child in node.children:
            yield child.id, node


def _match_of(node: Node, above: Node | None, found: dict[str, Known]) -> Match:
    row = found.get(node.id)
    if row is not None:
        return Match(node, row, tuple(_differences(node, row)))
    parent = found.get(above.id) if above else None
    return Match(node, None, (), parent, None if parent else above)


def _match_kind(nodes: list[Node], rows: list[Known], above: dict[str, Node], found: dict[str, Known]) -> None:
    """Pair the nodes and rows of one kind; those above them are paired already."""
    pairing = Pairing(nodes, rows, found)
    pairing.by_ref(NOT_AGAINST)

    def same_parent(node: Node, row: Known) -> bool:
        parent = found.get(above[node.id].id) if node.id in above else None
        return (parent.id if parent else None) == row.parent

    pairing.by_wording(SAME_PLACE, same_parent)
    pairing.by_wording(ANYWHERE if nodes and nodes[0].kind == "milestone" else NEAR)
    pairing.by_ref(0)
    pairing.by_deadline(same_parent)


def _differences(node: Node, row: Known) -> Iterator[Difference]:
    for name in COMPARED:
        after, before = node.words(name), row.words(name)
        if after.strip() and _same(name, before) != _same(name, after):
            yield Difference(name, before, after)


def _same(name: str, words: str) -> object:
    """What two values must share to say the same: names in any order, words whatever their stops and spaces."""
    if name in ("owners", "accountable", "delivery"):
        return frozenset(plain(line) for line in words.splitlines() if line.strip())
    return plain(words)
