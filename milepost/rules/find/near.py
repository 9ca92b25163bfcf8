"""When a word of a text answers a word somebody typed."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .words import singular

MOST_SLIPS = 2
SHORTEST_BEGINNING = 3


class Closeness(IntEnum):
    """Closest first."""

    SAME = 0
    BEGINNING = 1
    NEAR = 2


def slips(word: str) -> int:
    """How many slips of the keys a word of the text forgives, by its length: short words differ by a letter anyway.

    A slip is one letter put in, left out, changed, or swapped with the next (the optimal string alignment distance).

    >>> [slips(word) for word in ("plan", "plans", "education", "commission")]
    [0, 1, 1, 2]
    """
    return 0 if len(word) < 5 else 1 if len(word) < 10 else MOST_SLIPS


def closeness(asked: str, word: str) -> Closeness | None:
    """How a folded word of a text answers a folded word that was asked for; None where it does not.

    The same word or its plural; one that begins with at least three letters asked for; one that is a slip or two away.
    A word with a digit in it forgives nothing, but a ref answers for the refs above it.

    >>> closeness("therapy", "therapies"), closeness("back", "backlog"), closeness("backlgo", "backlog")
    (<Closeness.SAME: 0>, <Closeness.BEGINNING: 1>, <Closeness.NEAR: 2>)
    >>> closeness("1.1", "1.1.a.3"), closeness("1.1", "1.10"), closeness("2019", "2018")
    (<Closeness.BEGINNING: 1>, None, None)
    """
    if asked == word:
        return Closeness.SAME
    if _has_digit(asked):
        return Closeness.BEGINNING if word.startswith(asked + ".") else None
    if singular(asked) == singular(word):
        return Closeness.SAME
    if len(asked) >= SHORTEST_BEGINNING and word.startswith(asked):
        return Closeness.BEGINNING
    if _has_digit(word):
        return None
    near = any(OSA.distance(a, b) <= slips(b) for a in forms(asked) for b in forms(word))
    return Closeness.NEAR if near else None


def forms(word: str) -> frozenset[str]:
    """A word as it stands and without its plural's ending."""
    return frozenset({word, singular(word)})


def answers(asked: str, by_form: dict[str, list[str]]) -> dict[str, Closeness]:
    """``closeness`` for every word of a text at once: ``by_form`` gives the words of each form. Answers only.

    Each distinct word is looked at once, and the slips are counted by a library that is fast at it.

    >>> answers("plan", {"plan": ["plan", "plans"], "plans": ["plans"], "backlog": ["backlog"]})
    {'plan': <Closeness.SAME: 0>, 'plans': <Closeness.SAME: 0>}
    """
    begins = asked if len(asked) >= SHORTEST_BEGINNING or _has_digit(asked) else ""
    likely = {form for form in by_form if form in forms(asked) or (begins and form.startswith(begins))}
    if not _has_digit(asked):
        likely |= _near(forms(asked), by_form)
    found = {word: closeness(asked, word) for form in likely for word in by_form[form]}
    return {word: close for word, close in sorted(found.items()) if close is not None}


def _near(asked: Iterable[str], by_form: dict[str, list[str]]) -> set[str]:
    every = list(by_form)
    return {
        form
        for word in asked
        for form, apart, _ in process.extract(word, every, scorer=OSA.distance, score_cutoff=MOST_SLIPS, limit=None)
        if apart <= slips(form)
    }


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)
