"""Letters to lines: what is written on one line of a cell or a page, with what tells where a paragraph ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

BULLETS = "•●▪◦‣·∙■□➢✓\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8\u2043"
DASHES = "-–—"
LEADING_MARK = re.compile(rf"(?:[{BULLETS}]\s*|[{DASHES}*o]\s+)(?=\S|$)")


@dataclass(frozen=True)
class Line:
    """Measures are in points from the page's top left. ``first`` and ``letter`` are the widths of its first word and letter.

    ``text`` is without its bullet; ``bullet`` says that there was one.
    """

    text: str
    page: int
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    bullet: bool
    first: float
    letter: float


def lines_of(chars: Iterable[dict[str, Any]], page: int) -> list[Line]:
    """The lines of some letters, from the top down; letters are as pdfplumber gives them."""
    made = (_line(row, page) for row in _rows(chars))
    return _bullets_joined([line for line in made if line is not None])


def _rows(chars: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Letters whose middles are within half a letter's height are on one line."""
    row: list[dict[str, Any]] = []
    middle = 0.0
    for char in sorted(chars, key=lambda c: (c["top"] + c["bottom"], c["x0"])):
        at = (char["top"] + char["bottom"]) / 2
        if row and at - middle > 0.5 * max(char["size"], row[0]["size"]):
            yield row
            row = []
        if not row or char["size"] > row[0]["size"]:
            middle = at
        row.append(char)
    if row:
        yield row


def _line(row: list[dict[str, Any]], page: int) -> Line | None:
    size = Counter(round(c["size"], 1) for c in row if c["text"].strip()).most_common(1)
    if not size:
        return None
    height = size[0][0]
    base = max(c["bottom"] for c in row if abs(c["size"] - height) < 0.6)
    kept = [c for c in sorted(row, key=lambda c: c["x0"]) if not _raised(c, height, base)]
    words = _words(kept, height)
    if not words:
        return None
    printed = [c for c in kept if c["text"].strip()]
    text = " ".join(word for word, _, _ in words)
    mark = LEADING_MARK.match(text)
    bare = text[mark.end() :].strip() if mark else text
    at = 1 if mark and len(words) > 1 and len(words[0][0]) == 1 else 0
    return Line(
        bare,
        page,
        words[at][1] if bare else words[0][1],
        words[-1][2],
        min(c["top"] for c in printed),
        max(c["bottom"] for c in printed),
        height,
        sum("bold" in c["fontname"].lower() or "black" in c["fontname"].lower() for c in printed) * 2 > len(printed),
        bool(mark),
        words[at][2] - words[at][1],
        printed[0]["width"],
    )


def _raised(char: dict[str, Any], height: float, base: float) -> bool:
    """A footnote's mark: small, raised, and a figure or a sign."""
    small = char["size"] < 0.8 * height and char["bottom"] < base - 0.12 * height
    return small and not char["text"].isalpha()


def _words(chars: list[dict[str, Any]], height: float) -> list[tuple[str, float, float]]:
    """Each word with where it starts and ends; a gap is a space even where none was written, and a letter drawn twice is one."""
    words: list[tuple[str, float, float]] = []
    text, start, end, last = "", 0.0, 0.0, ""
    for char in chars:
        letters = char["text"].replace("\xa0", " ")
        if letters == last and abs(char["x0"] - (end - char["width"])) < 0.15 * height and letters.strip():
            continue
        if not letters.strip() or (text and char["x0"] - end > 0.22 * height):
            if text:
                words.append((text, start, end))
            text = ""
        if letters.strip():
            start = start if text else char["x0"]
            text, end = text + letters, char["x1"]
        last = letters
    return [*words, (text, start, end)] if text else words


def _bullets_joined(lines: list[Line]) -> list[Line]:
    """A bullet that stands a little above or below its words belongs to the words."""
    joined: list[Line] = []
    for line in lines:
        above = joined[-1] if joined else None
        if above and above.bullet and not above.text and line.top < above.bottom:
            joined[-1] = replace(line, bullet=True)
        else:
            joined.append(line)
    return [line for line in joined if line.text]
