"""Which row of a plan each row of a newer document is, by their refs and their wording."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from milepost.sources.draft import Node


@dataclass(frozen=True)
class Known:
    """A row of the plan: ``id`` and ``parent`` are its own and its parent's, ``values`` what it says, by field."""

    id: int
    kind: str
    ref: str
    parent: int | None
    values: dict[str, str]

    def words(self, name: str) -> str:
        return self.values.get(name, "")


class Pairing:
    """The nodes and rows of one kind that are not paired yet."""

    def __init__(self, nodes: list[Node], rows: list[Known], found: dict[str, Known]) -> None:
        self.nodes = {n.id: n for n in nodes}
        self.rows = {r.id: r for r in rows}
        self.found = found

    def pair(self, node: Node, row: Known) -> None:
        self.found[node.id] = row
        del self.nodes[node.id], self.rows[row.id]

    def by_ref(self, at_least: int) -> None:
        refs = {plain(r.ref): r for r in self.rows.values()}
        for node in list(self.nodes.values()):
            row = refs.get(plain(node.words("ref"))) if node.words("ref") else None
            if row and row.id in self.rows and near(node, row) >= at_least:
                self.pair(node, row)

    def by_wording(self, at_least: int, allowed: Callable[[Node, Known], bool] | None = None) -> None:
        """The nearest pairs first, so that one wording does not take the row that another is nearer to."""
        pairs: list[tuple[float, str, int]] = []
        for node in self.nodes.values():
            rows = {r.id: plain(r.words("statement")) for r in self.rows.values() if not allowed or allowed(node, r)}
            told = plain(node.words("statement"))
            for _, score, row_id in process.extract(
                told, rows, scorer=fuzz.token_sort_ratio, score_cutoff=at_least, limit=5
            ):
                pairs.append((-score, node.id, row_id))
        for _, node_id, row_id in sorted(pairs):
            if node_id in self.nodes and row_id in self.rows:
                self.pair(self.nodes[node_id], self.rows[row_id])

    def by_deadline(self, allowed: Callable[[Node, Known], bool]) -> None:
        """What is left over in the same place with the same deadline, one of each: it was worded anew."""
        for node in list(self.nodes.values()):
            due = plain(node.words("deadline"))
            rows = [r for r in self.rows.values() if due and plain(r.words("deadline")) == due and allowed(node, r)]
            rivals = (
                [n for n in self.nodes.values() if plain(n.words("deadline")) == due and allowed(n, rows[0])]
                if rows
                else []
            )
            if len(rows) == len(rivals) == 1:
                self.pair(node, rows[0])


def near(node: Node, row: Known) -> float:
    """How near a node's wording is to a row's, of 100."""
    return float(fuzz.token_sort_ratio(plain(node.words("statement")), plain(row.words("statement"))))


def plain(words: str) -> str:
    """Words without capitals, stops and spaces that say nothing.

    >>> plain("It’s  done.") == plain("it's done")
    True
    """
    straight = words.replace("’", "'").replace("‘", "'").replace("–", "-").replace("—", "-")
    return re.sub(r"\s+", " ", straight).strip(" .;,:").casefold()
