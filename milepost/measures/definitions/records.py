"""What a definition says, checked and understood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from milepost.rules.measuring import Aim, Direction, Method, Source, Unit
from milepost.rules.periods import Every


@dataclass(frozen=True)
class Baseline:
    """Where a measure began. ``value`` is None while it is still to be collected.

    ``as_written`` is what the plan says of it, like "over 85%"; ``on`` the day it was true of, as far as the plan says.
    """

    value: Decimal | None
    as_written: str
    on: date | None = None


@dataclass(frozen=True)
class Target:
    """What is wanted by a day. ``value`` is in the measure's unit, or for "fall by" and "rise by" per cent of the baseline.

    ``upper`` is for "between". ``due`` is None where the plan gives no day; ``as_written`` keeps its words.
    """

    key: str
    aim: Aim
    value: Decimal
    as_written: str
    upper: Decimal | None = None
    due: date | None = None


@dataclass(frozen=True)
class Breakdown:
    """One way of counting only some: an age group, or those with a plan. ``group`` names the set it adds up in."""

    key: str
    label: str
    group: str


@dataclass(frozen=True)
class Measure:
    """A definition. ``id`` is the file's name; ``plan`` the slug of the plan whose impacts it speaks to.

    ``impacts`` and ``milestones`` are refs in that plan. ``collected_from`` names organisations of the area, each asked for its
    figure ``due_days`` after the end of every period since ``collected_since``; then the area's figure is the sum of theirs.
    ``threshold`` replaces the policy's for small numbers, upwards only. ``national`` is the id of a published measure to hold
    it against, and ``national_question`` what has to be asked before the two are compared.
    """

    id: str
    name: str
    question: str
    unit: Unit
    numerator: str
    denominator: str
    direction: Direction
    every: Every
    source: Source
    method: Method
    owner: str
    plan: str
    impacts: tuple[str, ...]
    milestones: tuple[str, ...]
    baseline: Baseline | None
    targets: tuple[Target, ...]
    breakdowns: tuple[Breakdown, ...] = ()
    collected_from: tuple[str, ...] = ()
    collected_since: date | None = None
    due_days: int = 15
    threshold: int | None = None
    open: bool = False
    screening: bool = False
    national: str = ""
    national_question: str = ""
    note: str = ""
    file: str = ""
