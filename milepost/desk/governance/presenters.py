"""Bodies and their lines as boxes and ties, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from milepost.design.hierarchy import Box, Branch, Drawing, Tie, draw, nest
from milepost.people.models import Body, ReportingLine

KIND = ReportingLine.Kind
VERBS = {KIND.REPORTS: "reports", KIND.SUPPORTS: "supports", KIND.ESCALATES: "escalates"}
HANGS = (KIND.REPORTS, KIND.SUPPORTS)


@dataclass(frozen=True)
class Map:
    """The bodies by key; the drawing; the lists; those without a line; and the lines a concern goes by."""

    bodies: dict[int, Body]
    lines: dict[int, ReportingLine]
    drawing: Drawing
    branches: tuple[Branch, ...]
    alone: tuple[Body, ...]
    escalations: tuple[ReportingLine, ...]


def map_of(bodies: Sequence[Body], lines: Sequence[ReportingLine]) -> Map:
    """Those that most report to come first, then by name."""
    come_in = Counter(x.to_id for x in lines if x.kind in HANGS)
    bodies = sorted(bodies, key=lambda b: -come_in[b.pk])
    boxes = [Box(b.pk, b.name, f"meets {b.get_rhythm_display()}" if b.rhythm else "") for b in bodies]
    ties = [Tie(x.pk, x.body_id, x.to_id, x.kind, label(x)) for x in lines]
    tied = {key for tie in ties for key in (tie.low, tie.high)}
    hanging = [tie for tie in ties if tie.kind in HANGS]
    return Map(
        bodies={b.pk: b for b in bodies},
        lines={x.pk: x for x in lines},
        drawing=draw(boxes, ties),
        branches=nest([b for b in boxes if b.key in tied], hanging),
        alone=tuple(b for b in bodies if b.pk not in tied),
        escalations=tuple(x for x in lines if x.kind == KIND.ESCALATES),
    )


def label(line: ReportingLine) -> str:
    """What a line says of itself, like "reports every month" or "escalates: money"."""
    rhythm = f" {line.get_rhythm_display()}" if line.rhythm else ""
    return VERBS[KIND(line.kind)] + rhythm + (f": {line.concern}" if line.concern else "")
