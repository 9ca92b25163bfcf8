"""What a release's files and headings are called, read from ``definitions/releases/``: one form for each year's release."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.conf import settings

from milepost.people.definitions import Definition

KEYS = (
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code", "region_name",
    "new_la_code", "old_la_code", "la_name", "breakdown_topic", "breakdown",
)  # fmt: skip
"""The headings with which every file begins: when, where, and which children and young people."""


@dataclass(frozen=True)
class Rate:
    """A published percentage and the counts it is made of. The denominator is a sum."""

    name: str
    numerator: str
    denominator: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One file. ``columns`` maps our names to its headings, ``all`` is the topic of the rows that stand for the whole.

    ``all`` is empty where nobody knows it yet: then the file is passed over. ``sums`` maps a total to what it is made of.
    """

    name: str
    file: str
    about: str
    every: str
    all: str
    needed: bool
    columns: Mapping[str, str]
    twice: tuple[str, ...] = ()
    decimals: frozenset[str] = frozenset()
    below_zero: frozenset[str] = frozenset()
    rates: tuple[Rate, ...] = ()
    sums: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def headings(self) -> tuple[str, ...]:
        """Each heading once."""
        return (*KEYS, *self.columns.values())

    def is_decimal(self, column: str) -> bool:
        return column in self.decimals or column.endswith(("_rate", "_pc"))


@dataclass(frozen=True)
class Form:
    """``marks`` are the letters that stand for a missing figure, with their meaning. ``tried`` on the release itself."""

    id: str
    edition: int
    title: str
    publisher: str
    licence: str
    address: str
    marks: Mapping[str, str]
    tables: tuple[Table, ...]
    tried: bool = True

    def table(self, name: str) -> Table:
        return next(t for t in self.tables if t.name == name)


@cache
def forms() -> tuple[Form, ...]:
    """Every form, newest release first. Raises ImproperlyConfigured naming file and line."""
    names = sorted(p.name for p in (settings.DEFINITIONS / "releases").glob("*.yaml"))
    found = [_form(Definition(f"releases/{name}", "release.schema.json"), name.removesuffix(".yaml")) for name in names]
    return tuple(sorted(found, key=lambda form: -form.edition))


def _form(definition: Definition, id_: str) -> Form:
    values = definition.values
    tables = tuple(_table(definition, name, given) for name, given in values["tables"].items())
    return Form(
        id_, values["edition"], values["title"], values["publisher"], values["licence"], values["address"],
        values["marks"], tables, values.get("tried", True),
    )  # fmt: skip


def _table(definition: Definition, name: str, values: dict[str, Any]) -> Table:
    columns = dict(values.get("columns") or {})
    for heading in values.get("kept") or ():
        if heading.lower() in columns:
            raise definition.wrong(("tables", name, "kept"), f"“{heading}” has a name already. Take it out here")
        columns[heading.lower()] = heading
    rates = tuple(_rate(key, str(words)) for key, words in dict(values.get("rates") or {}).items())
    sums = {key: tuple(str(words).split(" + ")) for key, words in dict(values.get("sums") or {}).items()}
    used = {*sums, *(part for parts in sums.values() for part in parts)}
    used |= {part for rate in rates for part in (rate.name, rate.numerator, *rate.denominator)}
    used |= {*_names(values, "decimals"), *_names(values, "below_zero")}
    if strange := sorted(used - set(columns)):
        raise definition.wrong(("tables", name), f"“{strange[0]}” is not the name of a column here")
    return Table(
        name, str(values["file"]), str(values["about"]), str(values["every"]), str(values.get("all", "")),
        bool(values.get("needed", True)), columns, _names(values, "twice"), frozenset(_names(values, "decimals")),
        frozenset(_names(values, "below_zero")), rates, sums,
    )  # fmt: skip


def _names(values: dict[str, Any], key: str) -> tuple[str, ...]:
    return tuple(values.get(key) or ())


def _rate(name: str, words: str) -> Rate:
    numerator, denominator = words.split(" / ")
    return Rate(name, numerator, tuple(denominator.split(" + ")))
