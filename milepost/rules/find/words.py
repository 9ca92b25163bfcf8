"""How a text becomes words that can be compared, each with its place in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

SMALL = frozenset({"a", "an", "and", "as", "at", "by", "for", "in", "of", "on", "or", "the", "to"})
"""Words so common that they say nothing: left out of what is asked, and skipped inside a synonym's phrase."""

REF = r"\d+(?:\.\d+|[a-z](?![^\W\d_]))+"  # 1.1a.3
PIECE = re.compile(rf"{REF}|[^\W_]+(?:['’-][^\W_]+)*", re.IGNORECASE)  # children's, co-production
WHOLE_REF = re.compile(REF, re.IGNORECASE)


class Word(NamedTuple):
    """A folded word and where it stands in the text."""

    text: str
    start: int
    end: int


def pieces(text: str) -> Iterator[tuple[Word, ...]]:
    """The pieces of a text, in order. A word with hyphens is one piece of several words, and last the whole of it.

    >>> [[word.text for word in piece] for piece in pieces("See 1.1A.3: the children’s co-production")]
    [['see'], ['1.1.a.3'], ['the'], ['childrens'], ['co', 'production', 'coproduction']]
    """
    for found in PIECE.finditer(text):
        start, end, said = found.start(), found.end(), found[0]
        if "-" in said:
            yield (*_split(said, start), Word(fold(said.replace("-", "")), start, end))
        else:
            yield (Word(_compared(said), start, end),)


def _split(said: str, start: int) -> Iterator[Word]:
    for part in said.split("-"):
        yield Word(_compared(part), start, start + len(part))
        start += len(part) + 1


@lru_cache(maxsize=50_000)
def _compared(said: str) -> str:
    """A ref's parts with dots between them; any other word folded."""
    return ".".join(re.findall(r"\d+|[a-z]", said.lower())) if WHOLE_REF.fullmatch(said) else fold(said)


def words(text: str) -> list[Word]:
    """Every word of a text."""
    return [word for piece in pieces(text) for word in piece]


def fold(said: str) -> str:
    """A word as it is compared: no capitals, accents or apostrophes.

    >>> fold("Children’s"), fold("Café")
    ('childrens', 'cafe')
    """
    apart = unicodedata.normalize("NFKD", said)
    return "".join(letter for letter in apart if letter not in "'’" and not unicodedata.combining(letter)).casefold()


@lru_cache(maxsize=50_000)
def singular(word: str) -> str:
    """A folded word without the plural's ending, where it plainly has one.

    >>> [singular(word) for word in ("plans", "therapies", "boxes", "progress", "bus", "its")]
    ['plan', 'therapy', 'box', 'progress', 'bus', 'its']
    """
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes")) else word[:-1]
