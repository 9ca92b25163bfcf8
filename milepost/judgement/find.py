"""What somebody finds: each door hands over what its reader may see, and shows the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import QueryDict

from milepost.rules.brag import Brag
from milepost.rules.find import Refused, Synonyms, ask, counted, excerpt, kept, marked, nearest, search
from milepost.rules.find.marks import Segments, answers_at_all

from .findable import Findable, Kind
from .shelf import shelf

NARROW = ("kind", "plan", "workstream", "rating")
A_PAGE = 20
ORDER = {"kind": tuple(Kind), "rating": (*Brag, "none")}


@dataclass(frozen=True)
class Asked:
    """What the address asks for: the words as typed, the choices that narrow, and the page from 1."""

    typed: str = ""
    chosen: Mapping[str, str] = field(default_factory=dict)
    page: int = 1

    def address(self, *, typed: str = "", page: int = 1, narrow: bool = True) -> str:
        """The same in an address, with other words, another page, or without the choices."""
        pages = {"page": page} if page > 1 else {}
        return "?" + urlencode({"q": typed or self.typed, **(self.chosen if narrow else {}), **pages})


@dataclass(frozen=True)
class Result:
    """Something found. ``ref`` and ``title`` carry marks; ``passages`` are the other texts of it that answered."""

    what: Findable
    ref: Segments
    title: Segments
    passages: tuple[tuple[str, Segments], ...]


@dataclass(frozen=True)
class Choice:
    """One value to narrow by, and how many things it would leave."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Hint:
    """Of one word asked for: the words taken for it, how many things have it, and where none has, the nearest words."""

    typed: str
    instead: tuple[str, ...]
    alone: int
    nearest: tuple[str, ...]


@dataclass(frozen=True)
class Findings:
    """``found`` things answer, ``total`` of them are left by the choices made, and ``results`` are one page of those."""

    asked: Asked
    refused: Refused | None = None
    found: int = 0
    total: int = 0
    page: int = 1
    pages: int = 1
    results: tuple[Result, ...] = ()
    choices: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    hints: tuple[Hint, ...] = ()

    @property
    def first(self) -> int:
        """The place of the first result of the page."""
        return (self.page - 1) * A_PAGE + 1


def read_asked(query: QueryDict) -> Asked:
    chosen = {name: str(query[name]) for name in NARROW if query.get(name)}
    number = query.get("page", "")
    page = int(number) if number.isdecimal() and len(number) < 6 else 1
    return Asked(" ".join(query.get("q", "").split()), chosen, page)


def find(asked: Asked, reader: str, everything: Callable[[], Sequence[Findable]]) -> Findings:
    """Look through ``everything`` that a kind of ``reader`` may see, gathered only where there is something to look for.

    Once gathered all is worked out in memory: the same answer whatever the database.
    """
    query = ask(asked.typed)
    if isinstance(query, Refused):
        return Findings(asked, refused=query)
    full = shelf(reader, everything)
    things, index = full.things, full.index
    answer = search(index, query)
    left = [things[n] for n in answer.numbers if kept(things[n].facts(), asked.chosen)]
    pages = max(1, -(-len(left) // A_PAGE))
    page = min(max(1, asked.page), pages)
    return Findings(
        asked=asked,
        found=len(answer.numbers),
        total=len(left),
        page=page,
        pages=pages,
        results=tuple(_result(x, answer.words, index.synonyms) for x in left[(page - 1) * A_PAGE : page * A_PAGE]),
        choices=_choices([things[n] for n in sorted(answer.numbers)], asked.chosen),
        hints=tuple(
            Hint(term.typed, instead, alone, () if alone else nearest(index, term.typed))
            for term, instead, alone in zip(query.terms, answer.instead, answer.alone, strict=True)
        ),
    )


def _choices(things: list[Findable], chosen: Mapping[str, str]) -> dict[str, tuple[Choice, ...]]:
    """Of each name the values that would leave something, in the plan's order, and the one chosen even if it leaves none."""
    facts = [thing.facts() for thing in things]
    counts = counted(facts, chosen, NARROW)
    choices = {}
    for name in NARROW:
        labels = {its[name]: _label(thing, name) for thing, its in zip(things, facts, strict=True) if name in its}
        if name in chosen:
            labels.setdefault(chosen[name], chosen[name])
        values = sorted(labels, key=ORDER[name].index) if name in ORDER and set(labels) <= set(ORDER[name]) else labels
        shown = (v for v in values if counts[name][v] or v == chosen.get(name))
        choices[name] = tuple(Choice(v, labels[v], counts[name][v]) for v in shown)
    return choices


def _label(thing: Findable, name: str) -> str:
    """A plan's or workstream's title; each door has its own words for the rest."""
    if name == "plan" and thing.plan:
        return thing.plan.plan.title
    return f"{thing.workstream_ref} {thing.workstream}" if name == "workstream" else ""


def _result(what: Findable, answered: frozenset[str], alike: Synonyms) -> Result:
    """The texts that answered; of something said of a row, whose title is the row's, at least its first."""
    texts = {name: text for name, text in (*what.wording.items(), *what.more.items()) if text != what.title}
    passages = [(name, marked(text, answered, alike)) for name, text in texts.items()]
    shown = [(name, text) for name, text in passages if answers_at_all(text)]
    if not what.wording:
        shown = shown or passages[:1]
    return Result(
        what,
        marked(what.about.ref, answered) if what.about else (),
        marked(what.title, answered, alike),
        tuple((name, excerpt(text)) for name, text in shown),
    )
