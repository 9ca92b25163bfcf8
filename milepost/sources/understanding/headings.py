"""What a heading of a column means: the phrases of ``definitions/reading.yaml`` in any order, with slips of the keys."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from ..plain import plain
from ..vocabulary import Vocabulary

SURE, LIKELY, POSSIBLE = 100.0, 80.0, 62.0
"""Of 100: the very words; words that hold the phrase; no less than this is a guess worth asking about."""
NEAR = 6.0
"""Two meanings as near as this are a tie. These four numbers are our own choice; the tests hold what they lead to."""
MOST_WORDS = 9
"""Outside brackets: what has more is a sentence."""
LONGEST = 110
"""Characters: what is longer is text and no heading."""


@dataclass(frozen=True)
class Guess:
    meaning: str
    score: float


@lru_cache(maxsize=2_000)
def guesses(heading: str, vocabulary: Vocabulary) -> list[Guess]:
    """What a heading may mean, the best first; each meaning once, and only those at least possible.

    A bracket is left out or read alone: “Outcomes (what we intend to achieve)” is an outcome by either.
    """
    if not heading.strip() or len(heading) > LONGEST:
        return []
    whole = plain(heading)
    outer = plain(re.sub(r"\(.*?\)", " ", heading.replace("\n", " ")))
    inner = plain(" ".join(re.findall(r"\((.*?)\)", heading.replace("\n", " "))))
    first = plain(heading.strip().split("\n")[0])
    ways = ((whole, 0.0), (outer, 0.5), (first, 4.0), (inner, 12.0))
    if not whole or len((outer or whole).split()) > MOST_WORDS:
        return []
    found = [
        Guess(meaning, max(_score(words, phrases) - less for words, less in ways if words))
        for meaning, phrases in vocabulary.headings.items()
    ]
    return sorted((g for g in found if g.score >= POSSIBLE), key=lambda g: -g.score)


def tied(found: list[Guess]) -> bool:
    return len(found) > 1 and found[0].score - found[1].score < NEAR


def _score(words: str, phrases: tuple[str, ...]) -> float:
    if words in phrases:
        return SURE
    return max((_likeness(words, phrase) for phrase in phrases), default=0.0)


def _likeness(words: str, phrase: str) -> float:
    """A phrase within the words counts for more the more of them it is, and where it is their head."""
    if phrase not in words and phrase.split()[0] not in words:
        return _slip(words, phrase)
    mine, its = words.split(), phrase.split()
    if set(its) <= set(mine) and len(phrase) > 1:
        share = len(its) / len(mine)
        tail = mine[-len(its) :] == its
        head = mine[: len(its)] == its and (len(mine) == len(its) or mine[len(its)] in ("of", "for", "and", "by", "to"))
        return 58 + 28 * share + (10 if tail or head else 0)
    return _slip(words, phrase)


def _slip(words: str, phrase: str) -> float:
    """A phrase with a slip of the keys, or its words in another order."""
    if len(words) < 4 or abs(len(words) - len(phrase)) > 6:
        return 0.0
    ratio = fuzz.token_sort_ratio(words, phrase)
    return ratio - 8 if ratio >= 84 else 0.0
