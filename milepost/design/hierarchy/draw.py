"""Boxes in layers, each below what it reports to, the lines between them in lanes that pass through no box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .boxes import LABEL_WIDTH, NOTE, WIDTH, Box, Drawing, DrawnBox, DrawnTie, Point, Tie
from .ports import Ports
from .ranks import arcs, ranks
from .rows import Cell, Rows, Step

EDGE, TRACK, ARROW = 16, 10, 22
HEADING, ALONE_WIDTH, ALONE_GAP = 44, 920, 18


def draw(boxes: Sequence[Box], ties: Sequence[Tie]) -> Drawing:
    """Every box once, no two overlapping; every tie up, but for those that close a circle. Earlier ties win.

    >>> drawing = draw([Box(1, "Board"), Box(2, "Group")], [Tie(1, low=2, high=1)])
    >>> [(b.box.title, b.x, b.y) for b in drawing.boxes], drawing.ties[0].turned
    ([('Board', 16.0, 16), ('Group', 16.0, 91)], False)
    """
    return _Draw(boxes, ties).drawing()


class _Draw:
    """Holds the rows while the drawing is put together, from the top down."""

    def __init__(self, boxes: Sequence[Box], ties: Sequence[Tie]) -> None:
        self.boxes = {b.key: b for b in boxes}
        self.arcs = arcs(ties)
        rank = ranks(self.arcs)
        self.alone = [b for b in boxes if b.key not in rank]
        self.rows = Rows([b.key for b in boxes if b.key in rank], self.arcs, rank)
        self.ports = Ports(self.rows)
        self.drawn: dict[Cell, DrawnBox] = {}
        self.top: list[float] = []
        self.foot: list[float] = []
        self.track: dict[Step, float] = {}
        self.levels()

    def levels(self) -> None:
        """How far down each row begins and ends, and each line's track in the gap above its row."""
        y: float = EDGE
        for number, row in enumerate(self.rows.rows):
            y = self.gap(number, y) if number else y
            self.top.append(y)
            for cell in (c for c in row if c.arc is None):
                left, right = self.rows.span(cell)
                self.drawn[cell] = DrawnBox(self.boxes[cell.key], left, y, right - left)
            y += max(self.drawn[c].height for c in row if c.arc is None)
            self.foot.append(y)

    def gap(self, number: int, y: float) -> float:
        """Lays the tracks of the gap above a row, from ``y`` down. Returns where the row begins."""
        steps = [s for s in self.rows.steps if s[1].row == number]
        bent = sorted((s for s in steps if self.bends(s)), key=self.turn)
        self.track.update((step, y + ARROW + TRACK * i) for i, step in enumerate(bent))
        labels = max((len(self.arcs[s[0]].tie.label_lines) for s in steps if s[1].arc is None), default=0)
        return y + ARROW + TRACK * len(bent) + NOTE * labels + TRACK

    def bends(self, step: Step) -> bool:
        return abs(self.ports.leaves[step] - self.ports.arrives[step]) > 0.5

    def turn(self, step: Step) -> tuple[float, int]:
        """Of lines that go right the leftmost turns last, of those that go left the rightmost: so they do not cross."""
        leaves = self.ports.leaves[step]
        return (leaves if self.ports.arrives[step] > leaves else -leaves), step[0]

    def line(self, number: int) -> DrawnTie:
        """An arc with its corners, and its label where it leaves the lower box."""
        arc = self.arcs[number]
        points: list[Point] = []
        for step in (s for s in self.rows.steps if s[0] == number):
            leaves, arrives = self.ports.leaves[step], self.ports.arrives[step]
            points.append((leaves, self.top[step[1].row]))
            if step in self.track:
                points += [(leaves, self.track[step]), (arrives, self.track[step])]
            box = self.drawn.get(step[2])
            points.append((arrives, box.y + box.height if box else self.foot[step[2].row]))
        x, y = points[0]
        at = (x + 6, y - TRACK - NOTE * (len(arc.tie.label_lines) - 1))
        return DrawnTie(arc.tie, tuple(reversed(points) if arc.turned else points), at, arc.turned)

    def drawing(self) -> Drawing:
        lines = [self.line(n) for n in range(len(self.arcs))]
        xs = [b.x for b in self.drawn.values()] + [x for t in lines for x, _ in t.points]
        shift = EDGE - min(xs, default=EDGE)
        boxes = [replace(b, x=b.x + shift) for b in self.drawn.values()]
        lines = [_moved(t, shift) for t in lines]
        ends = [x + shift for x in xs] + [b.x + b.width for b in boxes]
        ends += [t.label_at[0] + LABEL_WIDTH for t in lines if t.tie.label]
        width, foot = max(ends, default=0), self.foot[-1] if self.foot else 0
        alone_y = foot + HEADING if self.alone else None
        if alone_y is not None:
            grid = self.grid(alone_y, max(width, ALONE_WIDTH))
            boxes += grid
            width = max(width, *(b.x + b.width for b in grid))
            foot = max(b.y + b.height for b in grid)
        return Drawing(round(width + EDGE), round(foot + EDGE), tuple(boxes), tuple(lines), alone_y)

    def grid(self, y: float, width: float) -> list[DrawnBox]:
        """Those with no tie, in rows as wide as the rest."""
        across = int((width - EDGE + ALONE_GAP) // (WIDTH + ALONE_GAP))
        found: list[DrawnBox] = []
        for start in range(0, len(self.alone), across):
            row = self.alone[start : start + across]
            found += [DrawnBox(b, EDGE + i * (WIDTH + ALONE_GAP), y, WIDTH) for i, b in enumerate(row)]
            y = max(b.y + b.height for b in found) + ALONE_GAP
        return found


def _moved(tie: DrawnTie, by: float) -> DrawnTie:
    points = tuple((x + by, y) for x, y in tie.points)
    return replace(tie, points=points, label_at=(tie.label_at[0] + by, tie.label_at[1]))
