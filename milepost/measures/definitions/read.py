"""Reading every measure's definition, with the file, the line and what to put right where one is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from milepost.people.definitions import Definition
from milepost.rules.measuring import Direction, Method, Source, Unit
from milepost.rules.periods import Every

from .agree import agree
from .parts import baseline, breakdowns, first_day, targets
from .records import Measure

FOLDER = "measures"
SCHEMA = "measure.schema.json"


@cache
def every() -> dict[str, Measure]:
    """Every measure by its id, in the order of their files. Raises ImproperlyConfigured at the first that is wrong."""
    found: dict[str, Measure] = {}
    for name in files():
        measure = read(name)
        if measure.id in found:
            raise _twice(name, found[measure.id].file)
        found[measure.id] = measure
    return found


def of_plan(slug: str) -> tuple[Measure, ...]:
    """The measures of one plan."""
    return tuple(m for m in every().values() if m.plan == slug)


def speaking_to(plan: str, ref: str) -> tuple[Measure, ...]:
    """The measures that speak to one impact statement or milestone of a plan."""
    return tuple(m for m in of_plan(plan) if ref in (*m.impacts, *m.milestones))


def files() -> list[str]:
    """The definitions below ``definitions/measures``, in whatever folders, by their names below ``definitions``."""
    folder = settings.DEFINITIONS / FOLDER
    return sorted(path.relative_to(settings.DEFINITIONS).as_posix() for path in folder.rglob("*.yaml"))


def problems() -> Iterator[str]:
    """What is wrong, one for each file that is."""
    seen: dict[str, str] = {}
    for name in files():
        try:
            measure = read(name)
            if measure.id in seen:
                raise _twice(name, seen[measure.id])
            seen[measure.id] = name
        except ImproperlyConfigured as error:
            yield str(error)


def read(name: str) -> Measure:
    """One definition. Raises ImproperlyConfigured naming the file, the line and what to put right."""
    file = Definition(name, SCHEMA)
    values: dict[str, Any] = file.values
    wanted = Every(values["every"])
    measure = Measure(
        id=_id(file),
        plan=values["plan"],
        name=values["name"],
        question=values["question"],
        unit=Unit(values["unit"]),
        numerator=values["numerator"],
        denominator=values.get("denominator", ""),
        direction=Direction(values["direction"]),
        every=wanted,
        source=Source(values.get("source", Source.TYPED)),
        method=Method(values.get("method", Method.ANNUAL if wanted.months == 12 else Method.XMR)),
        owner=values.get("owner", ""),
        impacts=tuple(values.get("impacts", ())),
        milestones=tuple(values.get("milestones", ())),
        baseline=baseline(file),
        targets=targets(file),
        breakdowns=breakdowns(file),
        collected_from=tuple(values.get("collected_from", ())),
        collected_since=first_day(file, ("collected_since",), values.get("collected_since")),
        due_days=values.get("due_days", 15),
        threshold=values.get("threshold"),
        open=values.get("open", False),
        screening=values.get("screening", False),
        national=values.get("national", ""),
        national_question=values.get("national_question", ""),
        note=values.get("note", ""),
        file=name,
    )
    agree(file, measure)
    return measure


def _id(file: Definition) -> str:
    """The file's own name, which is in addresses: no more than small letters, figures and hyphens."""
    name = Path(file.name).stem
    if (
        len(name) > 80
        or name != "-".join(part for part in name.split("-") if part.isascii() and part.isalnum()).lower()
    ):
        raise file.wrong((), f"name the file with small letters, figures and hyphens, up to 80. “{name}” is not")
    return name


def _twice(name: str, first: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(
        f"definitions/{name}, line 1, the file: definitions/{first} has the same name. Give one of them another"
    )
