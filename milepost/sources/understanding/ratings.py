"""What the cell of a rating says: a word or a letter, a day, and what else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..plain import plain, tidy
from ..vocabulary import Vocabulary, vocabulary
from .deadlines import clean, is_date

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
DAY = re.compile(
    r"\(?\b(?:\d{4}-\d{2}-\d{2}(?:[T ][\d:]+)?|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)?[\s-]+)?{MONTH}\.?,?[\s'-]*(?:\d{{4}}|\d{{2}}\b))\)?",
    re.I,
)
JOINS = re.compile(r"\s*\b(?:on|in|at|by|since|as at|from)$", re.I)
"""Words before a day that go with it."""
MARKS = re.compile(r"^[\s:;,.+–—-]+|[\s:;,.+–—-]+$")


@dataclass(frozen=True)
class Rated:
    """``day`` is a date in words; ``left`` what is neither a rating nor a date. Each is empty where there is none."""

    rating: str = ""
    day: str = ""
    left: str = ""


def read_rating(words: str, known: Mapping[str, str]) -> Rated:
    """Read a cell. ``known`` gives the rating of a plain phrase.

    >>> read_rating("Complete Nov 2019", {"complete": "blue"})
    Rated(rating='blue', day='Nov 2019', left='')
    """
    text = tidy(words)
    if not text:
        return Rated()
    day = ""
    for found in DAY.finditer(text):
        if is_date(said := clean(found[0].strip("()"))):
            day, text = said, f"{JOINS.sub('', text[: found.start()].rstrip())} {text[found.end() :]}"
            break
    text = _trim(text)
    rating, left = _word(text, known)
    return Rated(rating, day, left)


def _trim(text: str) -> str:
    return MARKS.sub("", text.strip())


def _word(text: str, known: Mapping[str, str]) -> tuple[str, str]:
    """The rating at the start of a text, by its longest phrase, and what follows it."""
    if not text:
        return "", ""
    if rating := known.get(plain(text), ""):
        return rating, ""
    words = text.split()
    for length in range(min(6, len(words)), 0, -1):
        phrase = plain(" ".join(words[:length]))
        marked = len(phrase) > 1 or words[length : length + 1] in (["–"], ["-"], ["—"]) or words[0][-1:] in ":–-"
        if marked and (rating := known.get(phrase.rstrip("–- "), "")):
            left = _trim(" ".join(words[length:]))
            return rating, "" if known.get(plain(left), "") == rating else left
    return "", text


@lru_cache(maxsize=5_000)
def is_rating(words: str) -> bool:
    found = read_rating(words, vocabulary().rating_of)
    return bool(found.rating or (found.day and not found.left))


def known_words(of: Vocabulary, legend: Mapping[str, str]) -> dict[str, str]:
    """The phrases of ratings, those of the document's own legend first."""
    return {**of.rating_of, **legend}
