"""What is drawn, before and after it has a place. Lengths are in pixels, from the top left."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from functools import cached_property

Point = tuple[float, float]

WIDTH = 208
PAD = 12
TITLE, NOTE = 19, 17
"""The height of a line of a box's title, and of its note or a tie's label."""
TITLE_LETTER, NOTE_LETTER = 9.6, 7.6
"""Generous widths of a letter, so that words stay inside their box in whatever font a reader has."""
LABEL_WIDTH, LABEL_LETTERS, LABEL_LINES = 136, 17, 4


@dataclass(frozen=True)
class Box:
    key: int
    title: str
    note: str = ""


@dataclass(frozen=True)
class Tie:
    """A line up, from one box to a different one. ``kind`` chooses how it looks."""

    key: int
    low: int
    high: int
    kind: str = ""
    label: str = ""

    @cached_property
    def label_lines(self) -> list[str]:
        """As many lines as there is room for; the list beside the drawing has every word."""
        return textwrap.wrap(self.label, LABEL_LETTERS, max_lines=LABEL_LINES, placeholder="…")


@dataclass(frozen=True)
class DrawnBox:
    box: Box
    x: float
    y: float
    width: float

    @property
    def title_lines(self) -> list[str]:
        return textwrap.wrap(self.box.title, int((self.width - 2 * PAD) / TITLE_LETTER))

    @property
    def note_lines(self) -> list[str]:
        return textwrap.wrap(self.box.note, int((self.width - 2 * PAD) / NOTE_LETTER))

    @property
    def height(self) -> float:
        """High enough for its words."""
        return 2 * PAD + TITLE * len(self.title_lines) + NOTE * len(self.note_lines)


@dataclass(frozen=True)
class DrawnTie:
    """``points`` go from the box a line leaves to the box it reaches. ``turned`` closes a circle, so it goes down."""

    tie: Tie
    points: tuple[Point, ...]
    label_at: Point
    turned: bool


@dataclass(frozen=True)
class Drawing:
    """``alone_y`` is where the boxes without a tie begin; None where there are none."""

    width: float
    height: float
    boxes: tuple[DrawnBox, ...]
    ties: tuple[DrawnTie, ...]
    alone_y: float | None
