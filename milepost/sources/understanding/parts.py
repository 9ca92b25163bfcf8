"""The tree while it grows: parts that may still change, until they are made into the nodes of a draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..document import Place
from ..draft import Doubt, Found, Node


@dataclass(eq=False)
class Part:
    id: str
    kind: str
    values: dict[str, Found] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    children: list[Part] = field(default_factory=list)
    dropped: bool = False
    checked: bool = False
    left: set[tuple[str, str]] = field(default_factory=set)
    """The (field, code) of doubts that a person leaves as they are."""
    stands_in: bool = False
    """Made because the document has no such row: gone again when nothing is under it."""

    def words(self, name: str) -> str:
        return self.values[name].words if name in self.values else ""

    def put(self, name: str, words: str, place: Place | None, corrected: bool = False) -> None:
        """Give a value, or take it away where the words are empty."""
        if words.strip():
            self.values[name] = Found(words.strip(), place, corrected)
        else:
            self.values.pop(name, None)

    def add(self, name: str, words: str, place: Place | None, between: str = "\n") -> None:
        """Put more words behind a value."""
        before = self.words(name)
        if words.strip() and words.strip() not in before.split(between):
            self.put(name, f"{before}{between}{words.strip()}" if before else words, self._place(name, place))

    def _place(self, name: str, place: Place | None) -> Place | None:
        return self.values[name].place if name in self.values else place

    def doubt(self, code: str, words: str, about: str = "", *, stopping: bool = False) -> None:
        self.doubts.append(Doubt(code, words, about, stopping))

    def walk(self) -> Iterator[Part]:
        yield self
        for child in self.children:
            yield from child.walk()

    def standing(self, kind: str = "") -> list[Part]:
        """The children that are not dropped."""
        return [c for c in self.children if not c.dropped and (not kind or c.kind == kind)]

    def node(self) -> Node:
        children = tuple(child.node() for child in self.children)
        kept = tuple(d for d in dict.fromkeys(self.doubts) if d.stopping or (d.field, d.code) not in self.left)
        return Node(
            self.id, self.kind, dict(self.values), () if self.dropped else kept, children, self.dropped, self.checked
        )


@dataclass(eq=False)
class Tree:
    """The workstreams, and what is true of the whole."""

    workstreams: list[Part] = field(default_factory=list)
    head: dict[str, Found] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    left: set[tuple[str, str]] = field(default_factory=set)
    checked: list[str] = field(default_factory=list)
    added: int = 0

    def walk(self) -> Iterator[Part]:
        for workstream in self.workstreams:
            yield from workstream.walk()

    def tell_apart(self) -> None:
        """Give every part an id of its own: where columns are read anew, one place may have given two."""
        used: Counter[str] = Counter()
        for part in self.walk():
            used[part.id] += 1
            if used[part.id] > 1:
                part.id = f"{part.id}+{used[part.id]}"

    def find(self, id_: str) -> Part | None:
        return next((part for part in self.walk() if part.id == id_), None)

    def parents(self) -> dict[str, Part]:
        return {child.id: part for part in self.walk() for child in part.children}
