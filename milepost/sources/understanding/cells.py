"""The paragraphs of a cell as lines: tidied, without their numbering, wrapped lines and bullets known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..document import Cell
from ..plain import tidy

BULLET = re.compile(r"^(?:[•●▪◦‣·\uf0b7\uf0a7*✓➢]|[-–—](?=\s)|o(?=\s[A-Za-z]))\s*")
COUNTED = re.compile(r"^\(?(?:[ivx]{1,4}|[a-z]|\d{1,2})[.)]\s+(?=\S)", re.I)
ENDS = (".", "!", "?", ":", ";")


@dataclass(frozen=True)
class TextLine:
    """``number`` is the paragraph's, from 1; ``after_gap`` says that an empty paragraph stands before it."""

    text: str
    number: int
    bullet: bool = False
    after_gap: bool = False
    bold: bool = False

    @property
    def shown(self) -> str:
        return f"• {self.text}" if self.bullet else self.text


def lines_of(*cells: Cell) -> list[TextLine]:
    """Every paragraph that says something, of one cell or of several that belong together."""
    found: list[TextLine] = []
    number, gap = 0, False
    for cell in cells:
        for paragraph in cell.paragraphs:
            for piece in paragraph.text.splitlines() or [""]:
                number += 1
                text = tidy(piece)
                bare = BULLET.sub("", text)
                if not bare.strip("•·- "):
                    gap = bool(found)
                    continue
                found.append(TextLine(bare, number, paragraph.bullet or bare != text, gap, paragraph.bold))
                gap = False
    return _counted(found)


def _counted(lines: list[TextLine]) -> list[TextLine]:
    """Lines that are numbered one after another are bullets."""
    numbered = [bool(COUNTED.match(line.text)) for line in lines]
    if sum(numbered) < 2:
        return lines
    return [
        replace(line, text=COUNTED.sub("", line.text), bullet=True) if is_one else line
        for line, is_one in zip(lines, numbered, strict=True)
    ]


def shown(lines: Iterable[TextLine]) -> str:
    """Lines as a value keeps them: one a line, a bullet with its mark."""
    return "\n".join(line.shown for line in lines)


def flowing(words: str) -> str:
    """A value's lines as one text: bullets after one another, parted by semicolons where they have no stop of their own.

    >>> flowing("A strategy that will:\\n• be clear\\n• set priorities\\nIt is joint.")
    'A strategy that will: be clear; set priorities. It is joint.'
    """
    found = ""
    before = False
    for line in words.split("\n"):
        bullet, text = line.startswith("• "), line.removeprefix("• ").strip()
        if found and text:
            stop = "" if found.endswith((*ENDS, ",")) else "; " if bullet and before else "" if bullet else "."
            found += f"{stop.strip()} {text}" if before else f" {text}"
        else:
            found += text
        before = bullet
    return found


def unwrapped(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Groups of lines that are one paragraph, broken where a page's column ended: the next goes on in small letters."""
    found: list[list[TextLine]] = []
    for line in lines:
        if found and not line.bullet and not line.after_gap and _goes_on(found[-1][-1].text, line.text):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _goes_on(before: str, text: str) -> bool:
    return text[:1].islower() and not before.endswith(ENDS)


def led(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Groups of a line and the bullets under it."""
    found: list[list[TextLine]] = []
    for line in lines:
        if found and line.bullet and not found[0][0].bullet:
            found[-1].append(line)
        else:
            found.append([line])
    return found


def parted(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Groups of lines parted by empty paragraphs."""
    found: list[list[TextLine]] = []
    for line in lines:
        if found and not line.after_gap:
            found[-1].append(line)
        else:
            found.append([line])
    return found
