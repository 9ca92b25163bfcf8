"""Which documents answer every word asked for, and in which order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .near import Closeness, answers, forms
from .query import Query, Term
from .synonyms import Synonyms
from .words import words

BEGINNING, BESIDE, ELSEWHERE, NEAR = 1, 2, 4, 8
"""What it costs a match to be only of the beginning, by synonym, outside the wording, or near. They add up; less is better."""
COSTS = {Closeness.SAME: 0, Closeness.BEGINNING: BEGINNING, Closeness.NEAR: NEAR}


@dataclass(frozen=True)
class Document:
    """Something that can be found. ``ref`` is its own; ``wording`` what it promises; ``more`` what else it says."""

    ref: str = ""
    wording: tuple[str, ...] = ()
    more: tuple[str, ...] = ()


class Index:
    """Every distinct word of some documents, and for each the documents that hold it with what that costs."""

    def __init__(self, documents: Sequence[Document], synonyms: Synonyms | None = None) -> None:
        self.synonyms = synonyms or Synonyms()
        self.refs: list[str] = []
        self.holds: dict[str, dict[int, int]] = defaultdict(dict)
        for number, document in enumerate(documents):
            own = words(document.ref)
            self.refs.append(".".join(word.text for word in own))
            self._put(number, (document.ref, *document.wording), 0)
            self._put(number, document.more, ELSEWHERE)
        self.by_form: dict[str, list[str]] = defaultdict(list)
        for word in self.holds:
            for form in forms(word):
                self.by_form[form].append(word)

    def _put(self, number: int, texts: Iterable[str], cost: int) -> None:
        for text in texts:
            said = words(text)
            for found, dear in ((said, cost), (self.synonyms.beside(said), cost + BESIDE)):
                for word in found:
                    held = self.holds[word.text]
                    held[number] = min(dear, held.get(number, dear))


@dataclass(frozen=True)
class Answer:
    """``numbers`` of the documents found, best first, and the ``words`` of theirs that answered.

    Of each term, in its order: how many documents answer it ``alone``, and the words taken for it (``instead``) where
    no document has it as typed.
    """

    numbers: tuple[int, ...]
    words: frozenset[str]
    alone: tuple[int, ...]
    instead: tuple[tuple[str, ...], ...]


def search(index: Index, query: Query) -> Answer:
    """What answers every term. First the ref asked for; then what has every word in its own wording, as typed or its
    beginning; then the rest; what only comes near, last. Within each the closest, and of equals the first given.

    >>> plan = Index([Document("1.1a.1", ("Clear the backlog",)), Document("1.1a.2", ("Back to school",), ("no backlog",))])
    >>> [search(plan, Query((Term(t, ((t,),)),))).numbers for t in ("backlog", "bcaklog", "1.1.a.2")]
    [(0, 1), (0, 1), (1,)]
    """
    found = [_term(index, term) for term in query.terms]
    both = set.intersection(*(set(costs) for costs, _ in found))
    ref = query.ref

    def rank(number: int) -> tuple[bool, bool, bool, int, int]:
        costs = [costs[number] for costs, _ in found]
        return (
            not (ref and index.refs[number] == ref),
            any(cost & NEAR for cost in costs),
            any(cost & (BESIDE | ELSEWHERE) for cost in costs),
            sum(costs),
            number,
        )

    return Answer(
        numbers=tuple(sorted(both, key=rank)),
        words=frozenset(word for _, closes in found for word in closes),
        alone=tuple(len(costs) for costs, _ in found),
        instead=tuple(_instead(closes) for _, closes in found),
    )


def _term(index: Index, term: Term) -> tuple[dict[int, int], dict[str, Closeness]]:
    """What each document costs that answers a term in its best reading, and every word that answers."""
    best: dict[int, int] = {}
    closes: dict[str, Closeness] = {}
    for reading in term.readings:
        parts = [_word(index, word) for word in reading]
        for number in set.intersection(*(set(costs) for costs, _ in parts)):
            cost = max(costs[number] for costs, _ in parts)
            best[number] = min(cost, best.get(number, cost))
        for _, found in parts:
            closes |= found
    return best, closes


def _word(index: Index, asked: str) -> tuple[dict[int, int], dict[str, Closeness]]:
    best: dict[int, int] = {}
    closes = answers(asked, index.by_form)
    for word, close in closes.items():
        for number, place in index.holds[word].items():
            cost = place + COSTS[close]
            if cost < best.get(number, cost + 1):
                best[number] = cost
    return best, closes


def _instead(closes: dict[str, Closeness]) -> tuple[str, ...]:
    """The words that come near, where no word comes nearer."""
    return tuple(closes) if closes and all(close is Closeness.NEAR for close in closes.values()) else ()


def nearest(index: Index, typed: str, few: int = 3) -> tuple[str, ...]:
    """The words of the documents most like one that nothing answers: at most half of it slips.

    >>> nearest(Index([Document("", ("therapy for children",))]), "thrpy")
    ('therapy',)
    """
    likely = [form for form in index.by_form if len(form) > 2 and form.isalpha()]
    found = process.extract(
        typed.casefold(), likely, scorer=OSA.distance, score_cutoff=max(1, len(typed) // 2), limit=few
    )
    return tuple(word for word, _, _ in found)
