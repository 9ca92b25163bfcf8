"""What a line above a table, or a row across one, says: a workstream, a weakness, who answers for it, an outcome."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..plain import plain, tidy
from ..vocabulary import Vocabulary
from . import refs

NUMBER_WORDS = {
    w: str(n)
    for n, w in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], start=1)
}
NUMBER = rf"(?:\s*(?:no\.?|number|#)?\s*(?P<ref>[A-Z]?\d{{1,2}}(?:\.\d{{1,2}})?[a-z]?|[A-Z]|[IVX]+|{'|'.join(NUMBER_WORDS)})\b)?"


@dataclass(frozen=True)
class Line:
    """``kind`` is a key of the lines in ``definitions/reading.yaml``; ``text`` what follows the label, perhaps nothing."""

    kind: str
    ref: str
    text: str


@lru_cache(maxsize=64)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(phrases, key=len, reverse=True)
    labels = "|".join(re.escape(p).replace(r"\ ", r"[\s-]+") for p in longest)
    return re.compile(rf"(?:{labels})s?\b(?:\s*\([^)]*\))?{NUMBER}", re.I)


def read_line(text: str, vocabulary: Vocabulary) -> Line | None:
    """What a line is; None where it is none of these.

    >>> from milepost.sources.vocabulary import vocabulary
    >>> read_line("Workstream 1: Joint planning", vocabulary())
    Line(kind='workstream', ref='1', text='Joint planning')
    >>> read_line("Priority schools will be visited", vocabulary()) is None
    True
    """
    words = tidy(text)
    if not words or len(words) > 2_000:
        return None
    for kind in ("said", "weakness", "accountable", "delivery", "workstream", "outcome", "action", "impact"):
        found = _pattern(vocabulary.lines[kind]).match(words)
        if found and (line := _line(kind, words, found)):
            return line
    return None


def _line(kind: str, words: str, found: re.Match[str]) -> Line | None:
    more, mark, text = _after(words[found.end() :])
    ref = NUMBER_WORDS.get((found["ref"] or "").lower(), found["ref"] or "")
    if kind == "said":
        return Line("weakness", "", words if mark or text else "")
    if kind == "weakness" and not mark and text[:1].islower():
        return Line(kind, ref.upper(), "")
    if kind == "workstream" and more:
        more, text = "", f"{more}: {text}"
    if not _stands(kind, ref, mark, text) or (more and kind in ("outcome", "action")):
        return None
    return Line(kind, ref.upper() if kind in ("workstream", "weakness") else ref, text)


def _after(rest: str) -> tuple[str, str, str]:
    """What follows a label: more words of the label, the mark that ends it, and the text. Each may be empty."""
    if found := re.match(r"\s*[:.–—]\s*|\s+-\s+", rest):
        return "", found[0].strip(), rest[found.end() :].strip()
    if found := re.match(r"(\s[^:.–—\n]{1,60}?)\s*:\s*", rest):
        return found[1].strip(), ":", rest[found.end() :].strip()
    return "", "", rest.strip()


def _stands(kind: str, ref: str, mark: str, text: str) -> bool:
    """Whether a label is one, and not the beginning of a sentence like “Priority schools will be visited”."""
    if not text:
        return True
    if kind in ("workstream", "weakness"):
        return mark == ":" or bool(ref and (mark or text[:1].isupper()))
    return bool(mark)


def as_workstream(text: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """The ref and the statement of a workstream by its name, as a column, a sheet or a plain heading gives it.

    >>> from milepost.sources.vocabulary import vocabulary
    >>> as_workstream("WS2 Early help", vocabulary()), as_workstream("3. Health advice", vocabulary())
    (('2', 'Early help'), ('3', 'Health advice'))
    """
    words = tidy(text)
    line = read_line(words, vocabulary)
    if line and line.kind == "workstream":
        return line.ref, line.text
    if line and line.kind == "weakness" and line.ref:
        return line.ref, line.text
    if found := re.fullmatch(r"(?:ws|p)\s?(\d{1,2})\b[\s:.–—-]*(.*)", words, re.I):
        return found[1], found[2]
    if re.fullmatch(r"\d{1,2}|[A-Z]", words):
        return words, ""
    if found := re.match(r"(\d{1,2})\s*[.:)–—-]?\s+(?=[A-Z])", words):
        return found[1], words[found.end() :]
    ref, rest = refs.leading(words)
    return (ref, rest) if re.fullmatch(r"[0-9A-Z]{1,4}", ref) else ("", words)


def is_label(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether a line is one of the phrases and no more, like “Impact:”."""
    return plain(text) in phrases
