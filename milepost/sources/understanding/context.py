"""Where the reading of a document stands: the workstream, outcome and action that the next words belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..document import Place
from ..plain import plain
from ..vocabulary import Vocabulary
from . import refs
from .cells import TextLine, flowing, shown, unwrapped
from .colours import Legend
from .lines import Line
from .names import read_names
from .parts import Part, Tree


@dataclass(eq=False)
class Context:
    vocabulary: Vocabulary
    known: dict[str, str]
    legend: Legend
    tree: Tree = field(default_factory=Tree)
    workstream: Part | None = None
    outcome: Part | None = None
    action: Part | None = None
    waiting: list[tuple[str, str, Place]] = field(default_factory=list)
    """What was said of a workstream before its heading: (field, words, place)."""
    open: str = ""
    """The field that the next line goes on with, after a label that stood alone."""
    by_heading: bool = False
    """Whether the present workstream was named by a line that says so."""
    unused: list[tuple[Place, str]] = field(default_factory=list)
    colours: dict[str, str] = field(default_factory=dict)
    """Fills that were met in cells of ratings, each with its rating, "" where none can be told."""
    days: int = 0
    """How many days stand beside ratings that are not of completion."""
    told_colours: frozenset[str] = frozenset()
    """Fills that people have said the meaning of."""

    # workstreams

    def begin_workstream(self, id_: str, ref: str, statement: str, place: Place, *, by_heading: bool = True) -> Part:
        """Begin a workstream, or go on with the one of that ref, or of those words."""
        part = self._same_workstream(ref, statement)
        if part is None:
            part = Part(id_, "workstream")
            self.tree.workstreams.append(part)
        if statement and not part.children:
            part.put("statement", statement, place)
        if ref:
            part.put("ref", ref, place)
        if part is not self.workstream:
            self.outcome = self.action = None
        self.workstream, self.by_heading, self.open = part, by_heading, ""
        for name, words, where in self.waiting:
            self.say_of_workstream(name, words, where)
        self.waiting = []
        return part

    def _same_workstream(self, ref: str, statement: str) -> Part | None:
        for part in self.tree.workstreams:
            said = plain(part.words("statement"))
            if (
                ref
                and part.words("ref") == ref
                and (not part.children or not statement or _alike(said, plain(statement)))
            ):
                return part
            if not ref and statement and said == plain(statement):
                return part
        return None

    def say_of_workstream(self, name: str, words: str, place: Place) -> None:
        if self.workstream is None:
            self.waiting.append((name, words, place))
        elif name in ("accountable", "delivery"):
            self.put_names(self.workstream, name, words, place)
        else:
            self.workstream.add(name, words, place)

    def put_names(self, part: Part, name: str, words: str, place: Place) -> None:
        """Add the posts that words name, and say where a person's name was left out or seems to stand."""
        for named in read_names(words, self.vocabulary):
            part.add(name, named.title, place)
            if named.person:
                said = (
                    f"“{named.person}” was left out and “{named.title}” kept: a plan names posts, which outlast people"
                )
                part.doubt("name_left_out", said, name)
            elif named.bare:
                said = f"“{named.title}” may be a person's name. Give the post instead, for everyone may read it"
                part.doubt("may_be_a_name", said, name)

    # lines

    def take_line(self, line: Line, id_: str, place: Place) -> None:
        """Put a line that was understood where it belongs."""
        self.open = ""
        if line.kind == "workstream" or (line.kind == "weakness" and line.ref):
            field_ = "statement" if line.kind == "workstream" else "weakness"
            self.begin_workstream(id_, line.ref, line.text if field_ == "statement" else "", place)
            if field_ == "weakness":
                self.say_of_workstream("weakness", line.text, place)
                self.open = "weakness"
        elif line.kind in ("weakness", "accountable", "delivery"):
            if line.text:
                self.say_of_workstream(line.kind, line.text, place)
            if not line.text or line.text.endswith(",") or line.text.count("(") > line.text.count(")"):
                self.open = line.kind
        elif line.kind == "outcome":
            self.begin_outcome(id_, line.ref, line.text, place)
        elif line.kind == "action":
            self.begin_action(id_, line.ref, line.text, place)

    # rows

    def begin_outcome(
        self, id_: str, ref: str, statement: str, place: Place | None, *, stands_in: bool = False
    ) -> Part:
        if self.workstream is None:
            table = id_.split(".")[0]
            self.begin_workstream(f"{table}.w", "", "", place or Place(), by_heading=False)
        assert self.workstream is not None
        part = Part(id_, "outcome", stands_in=stands_in)
        part.put("ref", ref, place)
        part.put("statement", statement, place)
        self.workstream.children.append(part)
        self.outcome, self.action = part, None
        return part

    def begin_action(self, id_: str, ref: str, statement: str, place: Place | None, *, stands_in: bool = False) -> Part:
        if self.outcome is None:
            self.begin_outcome(f"{id_}.o", "", "", None, stands_in=True)
        assert self.outcome is not None
        part = Part(id_, "action", stands_in=stands_in)
        part.put("ref", refs.below(self.outcome.words("ref"), ref), place)
        part.put("statement", statement, place)
        self.outcome.children.append(part)
        self.action = part
        return part

    def add_impacts(self, under: Part, id_: str, lines: Sequence[TextLine], place: Place) -> None:
        """Each line, with its wrapped rest, is an impact; one that is there already is not put twice."""
        there = {plain(c.words("statement")) for c in under.children}
        for group in unwrapped(lines):
            words = flowing(shown(group)).removeprefix("• ")
            if plain(words) not in there:
                impact = Part(f"{id_}.p{group[0].number}", "impact")
                impact.put("statement", words, place)
                under.children.append(impact)


def _alike(one: str, other: str) -> bool:
    return not one or one == other or other.startswith("continued") or one.startswith(other) or other.startswith(one)
