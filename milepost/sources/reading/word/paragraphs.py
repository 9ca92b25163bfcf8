"""One paragraph: its lines, and what its style and numbering make of it."""

from __future__ import annotations

from dataclasses import dataclass

from ..letters import without_bullet
from .context import Context
from .names import Element, find, val, whole
from .runs import Runs


@dataclass(frozen=True)
class Line:
    text: str
    bold: bool
    bullet: bool


@dataclass(frozen=True)
class Read:
    """``number`` is what Word draws before it, where that is more than an item of a list. ``joined`` is its last line where its
    end was taken out by a tracked change, so that the next paragraph goes on in it. ``boxes`` are text boxes that hang on it."""

    lines: tuple[Line, ...]
    level: int = 0
    number: str = ""
    shading: str = ""
    ink: str = ""
    pictures: int = 0
    icons: int = 0
    boxes: tuple[Element, ...] = ()
    joined: str = ""


def read_paragraph(paragraph: Element, context: Context, before: str = "") -> Read:
    """``before`` is what is left of a paragraph that goes on in this one."""
    context.count_paragraph()
    said = find(paragraph, "pPr")
    style = val(said, "pStyle")
    runs = Runs(context, bold_style=context.styles.bold(style))
    if before:
        runs.parts.append((before, False))
    runs.read(paragraph)
    own_level = whole(said, "outlineLvl", -1)
    level = own_level + 1 if 0 <= own_level < 9 else 0 if own_level == 9 else context.styles.level(style)
    told = runs.lines()
    gone = find(said, "rPr/del") is not None
    number, listed = ("", False) if gone and not told else _numbered(said, style, level, bool(told), context)
    return Read(
        _lines(told, number, listed),
        level=level,
        number=number if not told else "",
        shading=context.shade(find(said, "shd")) or runs.shading,
        ink=runs.ink,
        pictures=runs.pictures,
        icons=runs.icons,
        boxes=tuple(runs.boxes),
        joined="".join(words for words, _ in runs.parts).rpartition("\n")[2] if gone and told else "",
    )


def _numbered(said: Element | None, style: str | None, level: int, text: bool, context: Context) -> tuple[str, bool]:
    """The number to be written before the words, and whether it is an item of a list.

    The number of an item ("2." in a list of milestones) says no more than a bullet; that of a heading or of several levels
    ("1.2b"), or one that stands alone, is a ref that people use.
    """
    own = find(said, "numPr")
    drawn = context.numbering.next(own if find(own, "numId") is not None else context.styles.numbering(style))
    if drawn is None:
        return "", own is None and context.styles.listed(style)
    if level or drawn.compound or not text:
        return drawn.words.rstrip(".)"), False
    return "", True


def _lines(told: list[tuple[str, bool]], number: str, listed: bool) -> tuple[Line, ...]:
    lines = []
    for at, (text, bold) in enumerate(told):
        words, typed = without_bullet(text)
        words = f"{number} {words}" if number and not at else words
        lines.append(Line(words, bold, bullet=typed or (listed and not at)))
    return tuple(lines)
