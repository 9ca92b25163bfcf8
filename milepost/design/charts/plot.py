"""A chart over time before it is drawn: lines of points, levels to hold them against, notes of what happened."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.rules.measuring import Unit

from .records import About, Line, Note, Step


@dataclass(frozen=True)
class Size:
    """``text`` is the size of its words, ``mark`` of its points."""

    name: str
    width: int
    height: int
    text: int
    mark: float


WIDE = Size("wide", 860, 430, 16, 5.5)
NARROW = Size("narrow", 320, 400, 14, 3.6)
"""For phones and for a page at 400%: its own drawing, since a wide one made small cannot be read."""
SIZES = (WIDE, NARROW)


@dataclass(frozen=True)
class Level:
    """A mean, limit, median or target: ``style`` is its name in ``marks.LEVELS``. It may change from step to step."""

    name: str
    style: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Plot:
    """``kind`` in words, like "Line chart with control limits". ``band``: the first line's interval is drawn.

    ``marked``: points have the shapes of what they mean, not of their line.
    """

    kind: str
    about: About
    lines: tuple[Line, ...]
    levels: tuple[Level, ...] = ()
    notes: tuple[Note, ...] = ()
    band: bool = False
    marked: bool = False

    @property
    def labels(self) -> list[str]:
        return [p.short for p in max((line.points for line in self.lines), key=len, default=())]

    @property
    def word(self) -> str:
        """What the scale counts, where that is a word and not a sign at each number."""
        unit = self.about.unit
        return self.about.counted or ("" if unit is Unit.PERCENT else unit.after.strip())

    @property
    def values(self) -> list[float]:
        """Everything that the scale has to hold; limits are cut off where a percentage ends."""
        points = [p for line in self.lines for p in line.points]
        found = [float(p.value) for p in points if p.value is not None]
        found += [float(v) for p in self.lines[0].points for v in (p.lower, p.upper) if self.band and v is not None]
        levels = [(level.style, float(step.value)) for level in self.levels for step in level.steps]
        return found + [value for style, value in levels if style == "target" or not self.cut(value)]

    def cut(self, value: float) -> bool:
        """Whether a level is where no figure can be: below nothing, or above 100%."""
        unit = self.about.unit
        return (value < 0 and unit is not Unit.SCORE) or (value > 100 and unit is Unit.PERCENT)
