"""What a line above a table, or a row across one, says: a workstream, a weakness, who answers for it, an outcome."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..plain import plain, tidy
from ..reading import Reading
from . import refs

NUMBER_WORDS = {
    w: str(n)
    for n, w in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], start=1)
}
REST = r"\s*(?P<mark>[:.–—-])?\s*(?P<text>.*)"
NUMBER = rf"(?:\s*(?:no\.?|number|#)?\s*(?P<ref>[A-Z]?\d{{1,2}}(?:\.\d{{1,2}})?[a-z]?|[A-Z]|[IVX]+|{'|'.join(NUMBER_WORDS)})\b)?"
NEEDS_MARK = frozenset({"accountable", "delivery", "impact", "outcome", "action"})


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
    return re.compile(
        rf"(?P<label>{labels})s?\b(?:\s*\([^)]*\))?{NUMBER}(?P<more>[^:.–—\n]{{0,60}}?){REST}", re.I | re.S
    )


def read_line(text: str, reading: Reading) -> Line | None:
    """What a line is; None where it is none of these.

    >>> from milepost.sources.reading import reading
    >>> read_line("Workstream 1: Joint planning", reading())
    Line(kind='workstream', ref='1', text='Joint planning')
    >>> read_line("Priority schools will be visited", reading()) is None
    True
    """
    words = tidy(text)
    if not words or len(words) > 2_000:
        return None
    for kind in ("said", "weakness", "accountable", "delivery", "workstream", "outcome", "action", "impact"):
        found = _pattern(reading.lines[kind]).match(words)
        if found and (line := _line(kind, words, found)):
            return line
    return None


def _line(kind: str, words: str, found: re.Match[str]) -> Line | None:
    mark, text, more = found["mark"] or "", found["text"], found["more"].strip()
    ref = NUMBER_WORDS.get((found["ref"] or "").lower(), found["ref"] or "")
    if kind == "said":
        return Line("weakness", "", words) if mark or more else Line("weakness", "", "")
    if more and not (mark == ":" and kind not in ("workstream", "outcome", "action")):
        if kind != "workstream" or not ref or more[:1].islower():
            return None
        text, mark = f"{more}{_join(mark)}{text}", mark or " "
    if kind == "workstream" and not ref and mark not in (":",) and (mark or text):
        return None
    if kind in NEEDS_MARK and text and not mark:
        return None
    return Line(kind, ref.upper() if kind in ("workstream", "weakness") else ref, text.strip(" ."[:1]))


def _join(mark: str) -> str:
    return f"{mark} " if mark in (":", ".") else f" {mark} " if mark else " "


def as_workstream(text: str, reading: Reading) -> tuple[str, str]:
    """The ref and the statement of a workstream by its name, as a column, a sheet or a plain heading gives it.

    >>> from milepost.sources.reading import reading
    >>> as_workstream("WS2 Early help", reading()), as_workstream("3. Health advice", reading())
    (('2', 'Early help'), ('3', 'Health advice'))
    """
    words = tidy(text)
    line = read_line(words, reading)
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
