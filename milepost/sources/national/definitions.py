"""National measures as ``definitions/national/`` has them."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.conf import settings

from milepost.people.definitions import Definition
from milepost.rules.measuring import Direction, Unit

from ..releases.forms import forms
from .records import NationalMeasure, Note


@cache
def measures() -> tuple[NationalMeasure, ...]:
    """Every national measure in its order. Raises ImproperlyConfigured naming file and line."""
    names = sorted(p.name for p in (settings.DEFINITIONS / "national").glob("*.yaml"))
    found = [_measure(Definition(f"national/{name}", "national_measure.schema.json")) for name in names]
    return tuple(sorted(found, key=lambda measure: (measure.order, measure.id)))


def measure(id_: str) -> NationalMeasure:
    """Raises KeyError where there is none of this id."""
    try:
        return next(m for m in measures() if m.id == id_)
    except StopIteration:
        raise KeyError(id_) from None


def columns_of(one: NationalMeasure) -> tuple[str, ...]:
    """Every column of its table a measure needs."""
    return tuple(name for name in (one.numerator, *one.denominator, one.published) if name)


def _measure(definition: Definition) -> NationalMeasure:
    values = dict(definition.values)
    notes = tuple(
        Note(n["words"], tuple(n.get("years", ())), tuple(n.get("places", ()))) for n in values.pop("notes", ())
    )
    found = _plain(definition.name, values, notes)
    known = {c for form in forms() for table in form.tables if table.name == found.table for c in table.columns}
    if strange := [name for name in columns_of(found) if name not in known]:
        raise definition.wrong(("table",), f"no form of a release has “{strange[0]}” in “{found.table}”")
    return found


def _plain(name: str, values: dict[str, Any], notes: tuple[Note, ...]) -> NationalMeasure:
    given = {**values, "unit": Unit(values["unit"]), "direction": Direction(values["direction"])}
    given["denominator"] = tuple(values.get("denominator", ()))
    return NationalMeasure(id=name.removeprefix("national/").removesuffix(".yaml"), notes=notes, **given)
