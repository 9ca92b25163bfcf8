"""A plan file's content as plain records, timescales understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

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
    accountable: tuple[str, ...] = ()
    delivery: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    see: tuple[SeeRecord, ...] = ()
    children: tuple[RowRecord, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class PlanFile:
    """``plan``, ``area``, ``inspection``, ``organisations``, ``posts``, ``bodies`` and ``reporting`` as the schema has them."""

    plan: dict[str, Any]
    area: dict[str, str]
    inspection: dict[str, str]
    organisations: dict[str, dict[str, str]]
    posts: dict[str, dict[str, str]]
    bodies: dict[str, dict[str, str]]
    reporting: tuple[dict[str, str], ...]
    workstreams: tuple[RowRecord, ...]
    slug_line: int

    def rows(self) -> list[RowRecord]:
        """Every row, in the plan's order."""
        return [row for workstream in self.workstreams for row in _walk(workstream)]


def _walk(row: RowRecord) -> list[RowRecord]:
    return [row, *(below for child in row.children for below in _walk(child))]
