"""Words made plain, so that the same words are found the same however they were typed."""

from __future__ import annotations

import re
from functools import lru_cache

QUOTES = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " ", "\u202f": " ", "\t": " "}
)
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
NOT_WORDS = re.compile(r"[^\w#/'–-]+")


def tidy(words: str) -> str:
    """Words as they were written, without what cannot be seen and with single spaces.

    >>> tidy(" Key\u00a0 mile\u00adstones ")
    'Key milestones'
    """
    return " ".join(UNSEEN.sub("", words).replace("\u00a0", " ").replace("\u202f", " ").split())


@lru_cache(maxsize=20_000)
def plain(words: str) -> str:
    """Words without capitals, stops and brackets.

    >>> plain("BRAG\\n+ date"), plain("Ref. No:"), plain("Children’s  Services")
    ('brag date', 'ref no', "children's services")
    """
    found = NOT_WORDS.sub(" ", tidy(words).translate(QUOTES).lower())
    kept = " ".join(
        word for word in found.split() if word.strip("'/") and (len(word) > 1 or word.isalnum() or word == "#")
    )
    return kept or tidy(words).lower()
