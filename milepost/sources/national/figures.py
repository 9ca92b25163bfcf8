"""Asking for figures. Every question is an Ibis expression, so the same lines would ask Spark or Trino."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import reduce
from typing import TYPE_CHECKING, Any

from milepost.rules.measuring import Unit
from milepost.rules.rounding import half_up, percentage

from .definitions import measure
from .opened import kept, rows, table
from .places import places as all_places
from .records import Figure, Level, NationalMeasure, Place

if TYPE_CHECKING:
    from ibis import Table


def figures(
    measure_id: str, places: Iterable[Place] | None = None, years: Iterable[int] | None = None
) -> tuple[Figure, ...]:
    """A measure's figures by place and year, oldest first; of every place, areas that are no more too, where none is named.

    Raises KeyError for a measure there is none of. A year without a row for a place has no figure here.
    """
    one = measure(measure_id)
    keys = None if places is None else tuple(sorted({p.key for p in places}))
    return _figures(one, keys, None if years is None else tuple(sorted(set(years))))


def latest(measure_id: str) -> tuple[Figure, ...]:
    """Every area there is in the latest year with figures: for ranks, quartiles and the page of all areas.

    An area whose figure is missing is here with its mark.
    """
    one = measure(measure_id)
    return _latest(one)


def years(measure_id: str) -> tuple[int, ...]:
    """The years a measure has any figure for."""
    return _years(measure(measure_id))


@kept
def _figures(one: NationalMeasure, keys: tuple[str, ...] | None, only: tuple[int, ...] | None) -> tuple[Figure, ...]:
    found = wholes(one)
    if keys is not None:
        found = found.filter(found["key"].isin(keys))
    if only is not None:
        found = found.filter(found["year"].isin(only))
    return _as_figures(one, rows(found.order_by("key", "year")))


@kept
def _latest(one: NationalMeasure) -> tuple[Figure, ...]:
    year = _years(one)[-1]
    found = wholes(one)
    found = found.filter((found["year"] == year) & (found["level"] == Level.AREA.value))
    return _as_figures(one, rows(found.order_by("name")))


@kept
def _years(one: NationalMeasure) -> tuple[int, ...]:
    found = wholes(one)
    counted = found["numerator"].notnull()
    if one.unit is Unit.PERCENT:
        counted = found["published"].notnull() | (counted & (found["denominator"] > 0))
    found = found.filter(counted).select("year").distinct().order_by("year")
    return tuple(year for (year,) in rows(found))


def wholes(one: NationalMeasure) -> Table:
    """A measure's headline rows: key, level, name, year, numerator, denominator, published, marks. A figure missing is null."""
    import ibis

    known, found = table("places"), table(one.table)
    named = known.select("code", "key", "level", "name")
    found = found.filter(found["whole"]).join(named, "code")
    denominator = (
        reduce(lambda a, b: a + b, (found[name] for name in one.denominator)) if one.denominator else ibis.null("int64")
    )
    return found.select(
        "key", "level", "name", "year", numerator=found[one.numerator], denominator=denominator,
        published=found[one.published] if one.published else ibis.null("decimal(12, 2)"), marks=found["marks"],
    )  # fmt: skip


def _as_figures(one: NationalMeasure, found: list[tuple[Any, ...]]) -> tuple[Figure, ...]:
    by_key = {p.key: p for p in all_places(ended=True)}
    return tuple(
        _figure(one, by_key[key], year, numerator, denominator, published, marks)
        for key, _level, _name, year, numerator, denominator, published, marks in found
        if key in by_key
    )


def _figure(
    one: NationalMeasure, place: Place, year: int, numerator: int | None, denominator: int | None,
    published: Decimal | None, marks: str,
) -> Figure:  # fmt: skip
    recomputed = None
    if one.unit is Unit.PERCENT and numerator is not None and denominator is not None:
        recomputed = percentage(numerator, denominator)
    return Figure(
        place=place,
        year=year,
        label=f"January {year}" if one.when == "january" else str(year),
        numerator=numerator,
        denominator=denominator,
        published=None if published is None else half_up(published),
        recomputed=recomputed,
        unit=one.unit,
        missing=_missing(one, marks),
        notes=tuple(note.words for note in one.notes if note.speaks_of(year, place)),
    )


def _missing(one: NationalMeasure, marks: str) -> str:
    """The mark that stands where one of the counts should, like "x"."""
    found = dict(mark.split("=", 1) for mark in marks.split())
    return next((found[name] for name in (one.numerator, *one.denominator) if name in found), "")
