"""Bodies and their lines as boxes and ties, in words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from milepost.board.queries.escalations import EscalationRead, counted
from milepost.design.hierarchy import Box, Branch, Drawing, Tie, draw, nest
from milepost.people.models import Body, ReportingLine

KIND = ReportingLine.Kind
VERBS = {KIND.REPORTS: "reports", KIND.SUPPORTS: "supports", KIND.ESCALATES: "escalates"}
HANGS = (KIND.REPORTS, KIND.SUPPORTS)


@dataclass(frozen=True)
class Map:
    """The bodies by key; the drawing; the lists; those without a line; and the lines a concern goes by.

    ``held`` says how many escalations a body holds, ``gone`` how many went along a line and are open, by their keys.
    """

    bodies: dict[int, Body]
    lines: dict[int, ReportingLine]
    drawing: Drawing
    branches: tuple[Branch, ...]
    alone: tuple[Body, ...]
    escalations: tuple[ReportingLine, ...]
    held: dict[int, str]
    gone: dict[int, str]


def map_of(bodies: Sequence[Body], lines: Sequence[ReportingLine], live: Sequence[EscalationRead] = ()) -> Map:
    """Those that most report to come first, then by name. ``live`` are the open escalations, counted where they are."""
    held = _counts(live, lambda e: e.holder_id)
    gone = _counts(live, lambda e: _went_by(e, lines), "open", "open")
    come_in = Counter(x.to_id for x in lines if x.kind in HANGS)
    bodies = sorted(bodies, key=lambda b: -come_in[b.pk])
    boxes = [Box(b.pk, b.name, _note(b, held)) for b in bodies]
    ties = [Tie(x.pk, x.body_id, x.to_id, x.kind, _tie(x, gone)) for x in lines]
    tied = {key for tie in ties for key in (tie.low, tie.high)}
    hanging = [tie for tie in ties if tie.kind in HANGS]
    return Map(
        bodies={b.pk: b for b in bodies},
        lines={x.pk: x for x in lines},
        drawing=draw(boxes, ties),
        branches=nest([b for b in boxes if b.key in tied], hanging),
        alone=tuple(b for b in bodies if b.pk not in tied),
        escalations=tuple(x for x in lines if x.kind == KIND.ESCALATES),
        held=held,
        gone=gone,
    )


def _note(body: Body, held: dict[int, str]) -> str:
    """What stands below the name of a body: "meets every month, holds 2 escalations, 1 overdue"."""
    meets = f"meets {body.get_rhythm_display()}" if body.rhythm else ""
    holds = f"holds {held[body.pk]}" if body.pk in held else ""
    return ", ".join(part for part in (meets, holds) if part)


def _tie(line: ReportingLine, gone: dict[int, str]) -> str:
    return label(line) + (f" ({gone[line.pk]})" if line.pk in gone else "")


def _counts(
    live: Iterable[EscalationRead], where: Callable[[EscalationRead], int | None], *what: str
) -> dict[int, str]:
    found: dict[int, list[EscalationRead]] = defaultdict(list)
    for e in live:
        if (key := where(e)) is not None:
            found[key].append(e)
    return {key: counted(those, *what) for key, those in found.items()}


def _went_by(e: EscalationRead, lines: Iterable[ReportingLine]) -> int | None:
    """The line by which it came to the body that holds it: that of its own concern where several lead there. None for one that
    was returned."""
    if e.returned:
        return None
    led = [x for x in lines if (x.kind, x.body_id, x.to_id) == (KIND.ESCALATES, e.came_from_id, e.holder_id)]
    return next((x.pk for x in led if x.concern == e.concern), led[0].pk if led else None)


def label(line: ReportingLine) -> str:
    """What a line says of itself, like "reports every month" or "escalates: money"."""
    rhythm = f" {line.get_rhythm_display()}" if line.rhythm else ""
    return VERBS[KIND(line.kind)] + rhythm + (f": {line.concern}" if line.concern else "")
