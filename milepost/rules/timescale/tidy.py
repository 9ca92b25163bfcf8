"""The words of a deadline without what a document does to them: line breaks, soft hyphens, curly quotes, kinds of dash."""

from __future__ import annotations

import re
import unicodedata

UNSEEN: dict[int, str | None] = {ord(mark): None for mark in "\u00ad\u200b\u200c\u200d\u2060\ufeff"}
KINDS = ("‐‑‒–—―−", "-"), ("‘’‛′`´ʼ", "'"), ('“”"', " ")
ALIKE: dict[int, str | None] = {ord(mark): plain for marks, plain in KINDS for mark in marks}
STRAY = "-. ,;:*'"
LONGEST = 200
"""Letters. Nothing longer is a deadline; the plan file takes 120."""


def tidy(as_written: str) -> str:
    """Lower case, one space between words, none round a dash or a stroke, nothing stray at the end.

    Spaces of every kind count as one, and what cannot be seen counts as nothing.

    >>> tidy("Nov\u00adember\u00a0\\n2019 –"), tidy("March – May  2020")
    ('november 2019', 'march-may 2020')
    """
    words = unicodedata.normalize("NFKC", as_written.translate(UNSEEN | ALIKE)).translate(UNSEEN | ALIKE).lower()
    words = re.sub(r" ?([-/]) ?", r"\1", " ".join(words.split()))
    words = words.rstrip(STRAY).lstrip("'")
    if words.startswith("(") and words.endswith(")"):
        words = words[1:-1].strip(STRAY)
    return words
