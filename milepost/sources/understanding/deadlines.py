"""Deadlines as the cells of a table hold them, read by ``rules.timescale``."""

from __future__ import annotations

import re
from functools import lru_cache

from milepost.rules.timescale import NotUnderstood, Shape, understand, understand_date

from ..plain import tidy

NUMBERS = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]00:00(:00)?")
CUT = re.compile(r"(?:\b(?:to|from|until|by|and)|[-–—])$", re.I)
GOES_ON = re.compile(r"^(?:(?:to|until|onwards)\b|[-–—])", re.I)


@lru_cache(maxsize=20_000)
def why_not(words: str) -> str:
    """Why words are no deadline, in words; "" where they are one."""
    try:
        understand(words)
    except NotUnderstood as error:
        return str(error)
    return ""


def is_deadline(words: str) -> bool:
    return bool(words.strip()) and not why_not(words)


def is_open(words: str) -> bool:
    """Whether words are a deadline without an end, which alone can come round.

    >>> is_open("From Feb 2020"), is_open("Feb 2020"), is_open("soon")
    (True, False, False)
    """
    return is_deadline(words) and understand(words).shape is Shape.FROM


@lru_cache(maxsize=20_000)
def is_date(words: str) -> bool:
    try:
        understand_date(words)
    except NotUnderstood:
        return False
    return True


def clean(words: str) -> str:
    """A deadline in one line, without the time of day that a spreadsheet adds.

    >>> clean("2019-11-30 00:00:00"), clean("Nov\\n2019")
    ('2019-11-30', 'Nov 2019')
    """
    return NUMBERS.sub(r"\1", tidy(words))


def joined(lines: list[str]) -> list[str]:
    """Lines that make one deadline together are put together.

    >>> joined(["Nov", "2019", "June 2020 to", "April 2021", "tbc"])
    ['Nov 2019', 'June 2020 to April 2021', 'tbc']
    """
    found: list[str] = []
    for line in lines:
        if found and _belongs(found[-1], line):
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
    return found


def _belongs(before: str, line: str) -> bool:
    both = f"{before} {line}"
    if CUT.search(before) and not is_deadline(line):
        return True
    if not is_deadline(both):
        return False
    return not is_deadline(before) or not is_deadline(line) or bool(CUT.search(before) or GOES_ON.match(line))


def within(text: str) -> tuple[str, str]:
    """A deadline at the end of a text, and the text before it; "" where it ends in none.

    >>> within("Strategy agreed (Nov 2019)"), within("Strategy agreed")
    (('Nov 2019', 'Strategy agreed'), ('', 'Strategy agreed'))
    """
    words = text.split()
    for length in range(min(6, len(words) - 1), 0, -1):
        last = " ".join(words[-length:])
        bare = last.strip("()[].,;:–— -")
        if any(c.isdigit() for c in bare) and last[0] in "([" and is_deadline(bare):
            return bare, " ".join(words[:-length]).rstrip(" ,;:–—-([")
    return "", text
