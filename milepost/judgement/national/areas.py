"""All areas for one published measure and one year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from milepost.rules.compare import rank
from milepost.rules.measuring import Direction, Unit
from milepost.sources import national
from milepost.sources.national import Figure, Level, NationalMeasure, Place, Standing

from . import words
from .lines import by_value, line
from .notes import notes_on
from .records import Line

SORTS = ("value", "name", "region")


@dataclass(frozen=True)
class Ranked:
    """``rank`` is empty without a direction or a figure; equal figures share the best."""

    rank: int | None
    region: str
    line: Line


@dataclass(frozen=True)
class AreasPage:
    """``regions`` are all there are to choose from, ``region`` the slug of the one that was chosen; ``nation`` England and the
    regions that are shown."""

    measure: NationalMeasure
    year: int
    when: str
    years: tuple[int, ...]
    nation: tuple[Line, ...]
    rows: tuple[Ranked, ...]
    regions: tuple[Place, ...]
    region: str
    sort: str
    notes: tuple[str, ...]
    releases: tuple[Standing, ...]

    @property
    def share(self) -> bool:
        return self.measure.unit is Unit.PERCENT

    @property
    def headline(self) -> str:
        return words.of_all(self.when, self.nation[0], [row.line for row in self.rows])

    @property
    def had(self) -> int:
        return sum(row.line.value is not None for row in self.rows)


def areas_page(measure: NationalMeasure, year: int, sort: str = "value", region: str = "") -> AreasPage:
    """One question to the figures, which is kept. ``region`` is a region's slug; ranks are among all areas whatever is shown."""
    figures = [f for f in national.figures(measure.id) if f.year == year]
    of_england = next((f for f in figures if f.place.level is Level.ENGLAND), None)
    value = of_england.value if of_england else None
    areas = [f for f in figures if f.place.level is Level.AREA]
    rows = _ranked(areas, [line(f, measure, value) for f in areas], measure.direction)
    regions = tuple(p for p in national.places() if p.level is Level.REGION)
    chosen = next((p for p in regions if p.slug == region), None)
    shown = [r for r in rows if chosen is None or r.region == chosen.name]
    wide = [f for f in figures if f is of_england or (f.place.level is Level.REGION and chosen in (None, f.place))]
    return AreasPage(
        measure=measure,
        year=year,
        when=of_england.label if of_england else str(year),
        years=national.years(measure.id),
        nation=tuple(line(f, measure, value) for f in sorted(wide, key=lambda f: (f is not of_england, f.place.name))),
        rows=tuple(_sorted(shown, sort)),
        regions=regions,
        region=chosen.slug if chosen else "",
        sort=sort if sort in SORTS else "value",
        notes=notes_on(measure, [f.place for f in figures], [year]),
        releases=national.standing(measure.id),
    )


def _ranked(figures: Iterable[Figure], lines: list[Line], direction: Direction) -> list[Ranked]:
    values = [None if ln.value is None else float(ln.value) for ln in lines]
    rows = {
        ln.slug: Ranked(_rank(ln, values, direction), f.place.region, ln) for f, ln in zip(figures, lines, strict=True)
    }
    return [rows[ln.slug] for ln in by_value(lines, direction)]


def _rank(own: Line, values: list[float | None], direction: Direction) -> int | None:
    found = None if own.value is None else rank(float(own.value), values, direction)
    return found.place if found else None


def _sorted(rows: list[Ranked], sort: str) -> list[Ranked]:
    """By figure as they come: the best first. Within a region likewise."""
    if sort == "name":
        return sorted(rows, key=lambda r: r.line.name)
    return sorted(rows, key=lambda r: r.region) if sort == "region" else rows
