"""A plan file's content as plain records, timescales understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from milepost.rules.brag import Brag
from milepost.rules.timescale import Precision, Timescale


@dataclass(frozen=True)
class SeeRecord:
    as_written: str
    to: str
    note: str


@dataclass(frozen=True)
class RowRecord:
    """A row of any kind; what does not belong to its kind stays empty. ``owners`` and the like hold keys."""

    kind: str
    ref: str
    statement: str
    plain: str = ""
    note: str = ""
    weakness: str = ""
    weakness_plain: str = ""
    resource: str = ""
    figures: tuple[dict[str, Any], ...] = ()
    timescale: Timescale | None = None
    completed: tuple[date, Precision] | None = None
    rating: Brag | None = None
    accountable: tuple[str, ...] = ()
    delivery: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    see: tuple[SeeRecord, ...] = ()
    children: tuple[RowRecord, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class PlanFile:
    """The groups of the file as the schema has them, and its rows. ``lines`` gives the line of every value, by path."""

    plan: dict[str, Any]
    area: dict[str, str]
    inspection: dict[str, str]
    organisations: dict[str, dict[str, str]]
    posts: dict[str, dict[str, str]]
    bodies: dict[str, dict[str, str]]
    reporting: tuple[dict[str, str], ...]
    reports: tuple[dict[str, str], ...]
    workstreams: tuple[RowRecord, ...]
    slug_line: int
    history: dict[str, Any] = field(default_factory=dict, repr=False)
    lines: dict[tuple[str | int, ...], int] = field(default_factory=dict, repr=False, compare=False)

    def line_of(self, path: tuple[str | int, ...]) -> int:
        """The line of a value, or of the nearest group around it."""
        return next(self.lines[path[:n]] for n in range(len(path), -1, -1) if path[:n] in self.lines)

    def rows(self) -> list[RowRecord]:
        """Every row, in the plan's order."""
        return [row for workstream in self.workstreams for row in walk(workstream)]


def walk(row: RowRecord) -> list[RowRecord]:
    return [row, *(below for child in row.children for below in walk(child))]
