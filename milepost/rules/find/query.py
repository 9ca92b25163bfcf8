"""What somebody typed, as words to look for; or why nothing is looked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from .words import SMALL, Word, pieces

LONGEST = 200
CONTINUES = re.compile(r"\d{1,3}|[a-z]")


class Refused(StrEnum):
    """Why nothing is looked for."""

    NOTHING = "nothing"
    TOO_LONG = "too_long"
    NO_WORDS = "no_words"
    SMALL_WORDS = "small_words"


@dataclass(frozen=True)
class Term:
    """One word as typed, and its readings: of one reading, every word must be answered."""

    typed: str
    readings: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Query:
    terms: tuple[Term, ...]

    @property
    def ref(self) -> str:
        """The ref asked for, where nothing else is."""
        return self.terms[0].readings[0][0] if len(self.terms) == 1 else ""


def ask(typed: str) -> Query | Refused:
    """What to look for. Small words are left out; a number or letter after a ref belongs to the ref.

    >>> [term.readings for term in ask("the 1.1A 3 co-production").terms]
    [(('1.1.a.3',),), (('co', 'production'), ('coproduction',))]
    >>> ask("?!"), ask("of the")
    (<Refused.NO_WORDS: 'no_words'>, <Refused.SMALL_WORDS: 'small_words'>)
    """
    if not typed.strip():
        return Refused.NOTHING
    if len(typed) > LONGEST:
        return Refused.TOO_LONG
    found: list[Term] = []
    for piece in pieces(typed):
        said = typed[piece[0].start : piece[-1].end]
        before = found[-1].readings[0][0] if found else ""
        if "." in before and len(piece) == 1 and CONTINUES.fullmatch(piece[0].text):
            found[-1] = Term(f"{found[-1].typed} {said}", ((f"{before}.{piece[0].text}",),))
        else:
            found.append(Term(said, _readings(piece)))
    if not found:
        return Refused.NO_WORDS
    terms = tuple(dict.fromkeys(term for term in found if term.readings[0] not in _SMALL))
    return Query(terms) if terms else Refused.SMALL_WORDS


_SMALL = {(word,) for word in SMALL}


def _readings(piece: tuple[Word, ...]) -> tuple[tuple[str, ...], ...]:
    if len(piece) == 1:
        return ((piece[0].text,),)
    return tuple(word.text for word in piece[:-1]), (piece[-1].text,)
