"""What the pages are told of the nation's figures. Published figures are public: nothing here is suppressed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from milepost.rules.measuring import Direction, Unit


class Level(StrEnum):
    ENGLAND = "england"
    REGION = "region"
    AREA = "area"


@dataclass(frozen=True)
class Place:
    """England, a region, or a council's area. ``slug`` is for addresses; ``key`` names it in the figures.

    An area keeps its three-digit ``number`` where its ONS code changed back and forth, as Buckinghamshire's did in the release:
    ``codes`` are all of them, ``code`` the latest. ``until`` is the last year an area that is no more has a figure for.
    """

    slug: str
    name: str
    level: Level
    code: str
    number: str = ""
    region: str = ""
    region_code: str = ""
    codes: tuple[str, ...] = ()
    until: int | None = None

    @property
    def key(self) -> str:
        return self.number or self.code

    @property
    def current(self) -> bool:
        return self.until is None


@dataclass(frozen=True)
class Note:
    """What to know of the figures. Empty ``years`` and ``places`` mean all; places are keys."""

    words: str
    years: tuple[int, ...] = ()
    places: tuple[str, ...] = ()

    def speaks_of(self, year: int, place: Place) -> bool:
        return (not self.years or year in self.years) and (not self.places or place.key in self.places)


@dataclass(frozen=True)
class NationalMeasure:
    """A definition from ``definitions/national/``. A count has no ``denominator``, ``published`` or ``reproduction``.

    ``when`` is "calendar_year", or "january" for what is counted on a day in January. ``counted_otherwise`` is the id of the
    measure that counts the same in another way; ``counted`` says in a few words how this one does.
    """

    id: str
    name: str
    question: str
    order: int
    unit: Unit
    direction: Direction
    when: str
    table: str
    numerator: str
    numerator_words: str
    denominator: tuple[str, ...] = ()
    denominator_words: str = ""
    published: str = ""
    reproduces: bool = False
    reproduction: str = ""
    about: str = ""
    counted: str = ""
    counted_otherwise: str = ""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Figure:
    """One place in one year. ``missing`` is the release's mark, like "x", where a count is not there; it is never nought.

    ``published`` is the rate as published, ``recomputed`` the rate from the counts beside it, rounded half up. Both are None for
    a count. ``year`` of a school year is the one its January falls in.
    """

    place: Place
    year: int
    label: str
    numerator: int | None
    denominator: int | None
    published: Decimal | None
    recomputed: Decimal | None
    unit: Unit
    missing: str = ""
    notes: tuple[str, ...] = ()

    @property
    def value(self) -> Decimal | None:
        """What is shown: a count, or the rate as published, or where none is published the one from the counts."""
        if self.unit is Unit.COUNT:
            return None if self.numerator is None else Decimal(self.numerator)
        return self.recomputed if self.published is None else self.published

    @property
    def nothing_to_count(self) -> bool:
        """Nobody was in the denominator, so there is no rate: not missing, and not nought per cent."""
        return self.unit is Unit.PERCENT and self.denominator == 0

    @property
    def differs(self) -> bool:
        """Whether the published rate is not the one its counts give."""
        return None not in (self.published, self.recomputed) and self.published != self.recomputed


@dataclass(frozen=True)
class Neighbour:
    place: Place
    closeness: str = ""


@dataclass(frozen=True)
class Neighbours:
    """An area's statistical neighbours, the closest first, of the model of ``edition``. None where ``held`` is False."""

    edition: str
    source: str
    held: bool
    each: tuple[Neighbour, ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        return tuple(neighbour.place for neighbour in self.each)


@dataclass(frozen=True)
class Standing:
    """A release the figures come from. ``dated`` is the day its files are dated. ``shipped`` came with Milepost."""

    id: str
    edition: int
    title: str
    publisher: str
    licence: str
    address: str
    dated: str
    sha256: str
    shipped: bool
    loaded_at: datetime | None = None
