"""Where the marks of a timeline stand: dates as positions across, rows as positions down. Numbers only; a template draws.

Lengths are in the drawing's own units, which are CSS pixels on a screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from milepost.rules.course import Course
from milepost.rules.dates import month, month_end, months_later
from milepost.rules.occurrences import Turn

WIDTH = 1160
LEFT = 440
"""Where the first day stands; left of it are the words."""
RIGHT = WIDTH - 40
TOP, HEAD, ROW, BOTTOM = 44, 32, 26, 26
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 300, 600)
"""Months from one tick to the next: the first that gives no more than TICKS of them."""
TICKS = 9


@dataclass(frozen=True)
class Scale:
    """Whole months, from the one of the first day to the one of the last."""

    first: date
    last: date

    @classmethod
    def over(cls, first: date, last: date) -> Scale:
        return cls(first.replace(day=1), month_end(last))

    def x(self, on: date) -> int:
        """Where a day stands; a day outside stands at the edge.

        >>> scale = Scale.over(date(2020, 1, 15), date(2020, 12, 3))
        >>> scale.x(date(2020, 1, 1)) == LEFT, scale.x(date(2020, 12, 31)) == scale.x(date(2030, 1, 1)) == RIGHT
        (True, True)
        """
        share = (on - self.first).days / (self.last - self.first).days
        return round(LEFT + min(max(share, 0), 1) * (RIGHT - LEFT))

    @property
    def ticks(self) -> tuple[tuple[int, str], ...]:
        """Firsts of months, evenly apart: where each stands and its short name.

        >>> [name for _, name in Scale.over(date(2020, 1, 15), date(2021, 3, 3)).ticks]
        ['Jan 2020', 'Mar 2020', 'May 2020', 'Jul 2020', 'Sep 2020', 'Nov 2020', 'Jan 2021', 'Mar 2021']
        """
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        step = next((s for s in STEPS if months <= s * TICKS), months)
        days = [months_later(self.first, n) for n in range(0, months, step)]
        return tuple((self.x(day), f"{month(day)[:3]} {day.year}") for day in days)


@dataclass(frozen=True)
class Lane:
    """One milestone: the middle of its row, where its rating stands, and each of its lines as a name and an SVG path.

    The names: ``span`` its range or open start; ``moves`` the way from its first deadline to its present one, ``earlier``
    the deadlines it had before; ``late`` the way past its deadline; ``due`` its deadline, where the mark stands elsewhere;
    ``done``, ``missed`` and ``todo`` its times round.
    """

    y: int
    mark: int
    paths: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Drawing:
    """``heads`` are the baselines of the groups' headings, ``lanes`` each group's rows; ``on`` the day it is read as at."""

    height: int
    ticks: tuple[tuple[int, str], ...]
    on: int
    on_label: str
    heads: tuple[int, ...]
    lanes: tuple[tuple[Lane, ...], ...]
    width: int = WIDTH
    top: int = TOP
    bottom: int = BOTTOM


def draw(groups: Iterable[Sequence[Course]], scale: Scale, on: date, label: str) -> Drawing:
    """Rows under their headings, from the top."""
    y, heads, lanes = TOP, [], []
    for courses in groups:
        heads.append(y + 22)
        y += HEAD
        lanes.append(tuple(lane(course, y + n * ROW + ROW // 2, scale) for n, course in enumerate(courses)))
        y += ROW * len(courses)
    return Drawing(y + BOTTOM, scale.ticks, scale.x(on), label, tuple(heads), tuple(lanes))


def lane(course: Course, y: int, scale: Scale) -> Lane:
    at = [scale.x(d.day) for d in course.deadlines]
    start, due = course.present.starts, course.present.due
    mark = scale.x(course.completed_by) if course.completed_by else at[-1]
    turns = {turn: [scale.x(day) for day, state in course.rounds if state is turn] for turn in Turn}
    paths = (
        ("span", _span(scale.x(start), at[-1] if due else None) if start else ""),
        ("moves", _way(at[0], at[-1]) if course.moved else ""),
        ("late", _way(at[-1], scale.x(course.late_until)) if course.late_until else ""),
        ("earlier", "".join(f"M{x}-6l6 6-6 6-6-6z" for x in at[:-1])),
        ("due", f"M{at[-1]}-9v18" if mark != at[-1] else ""),
        ("done", _dots(turns[Turn.DONE])),
        ("missed", "".join(f"M{x - 4}-4l8 8m0-8-8 8" for x in turns[Turn.MISSED])),
        ("todo", _dots(turns[Turn.DUE])),
    )
    return Lane(y, mark, tuple((name, d) for name, d in paths if d))


def _way(a: int, b: int) -> str:
    return f"M{a} 0H{b}"


def _span(start: int, end: int | None) -> str:
    """A bar, or an arrow to the edge."""
    return _way(start, end) if end is not None else f"{_way(start, RIGHT)}m-7-6 7 6-7 6"


def _dots(places: Iterable[int]) -> str:
    """Lines of no length, which round ends turn into dots."""
    return "".join(f"M{x} 0h0" for x in places)
