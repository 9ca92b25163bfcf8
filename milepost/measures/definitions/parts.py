"""The parts of a definition that have dates and figures in them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from milepost.people.calendar import calendar
from milepost.people.definitions import Definition, Path
from milepost.rules.measuring import Aim
from milepost.rules.timescale import NotUnderstood, Shape, understand, understand_date

from .records import Baseline, Breakdown, Target


def baseline(file: Definition) -> Baseline | None:
    given = file.values.get("baseline")
    if given is None:
        return None
    return Baseline(
        number(given.get("value")), given["as_written"], last_day(file, ("baseline", "on"), given.get("on"))
    )


def targets(file: Definition) -> tuple[Target, ...]:
    found: list[Target] = []
    for i, given in enumerate(file.values.get("targets", ())):
        path: Path = ("targets", i)
        if given["key"] in {t.key for t in found}:
            raise file.wrong((*path, "key"), f"another target has the key “{given['key']}”. Give each its own")
        found.append(_target(file, path, given))
    return tuple(found)


def breakdowns(file: Definition) -> tuple[Breakdown, ...]:
    found: list[Breakdown] = []
    for i, given in enumerate(file.values.get("breakdowns", ())):
        if given["key"] in {b.key for b in found}:
            raise file.wrong(
                ("breakdowns", i, "key"), f"another breakdown has the key “{given['key']}”. Give each its own"
            )
        found.append(Breakdown(given["key"], given["label"], given["group"]))
    return tuple(found)


def first_day(file: Definition, path: Path, words: str | None) -> date | None:
    """The first day of what the words name."""
    if words is None:
        return None
    try:
        return understand_date(words)[0]
    except NotUnderstood as error:
        raise file.wrong(path, str(error)) from error


def last_day(file: Definition, path: Path, words: str | None) -> date | None:
    """The last day of what the words name: a deadline is met through it, as in a plan."""
    if words is None:
        return None
    try:
        found = understand(words, calendar=calendar())
    except NotUnderstood as error:
        raise file.wrong(path, str(error)) from error
    if found.shape is not Shape.BY:
        raise file.wrong(path, f"“{words}” is not one day or month. Write it like 30 April 2021 or April 2021")
    return found.due


def number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(value)


def _target(file: Definition, path: Path, given: dict[str, Any]) -> Target:
    aim, value, upper = Aim(given["aim"]), Decimal(given["value"]), number(given.get("upper"))
    if (aim is Aim.BETWEEN) != (upper is not None):
        place = (*path, "upper" if upper is not None else "aim")
        raise file.wrong(place, "a target that is “between” has an “upper”, and no other has. Put that right")
    if upper is not None and upper <= value:
        raise file.wrong((*path, "upper"), f"the upper end, {upper}, is not above the lower, {value}. Swap them")
    if aim in (Aim.FALL_BY, Aim.RISE_BY):
        if value <= 0:
            raise file.wrong((*path, "value"), "say by how many per cent, as a number above 0")
        if "baseline" not in file.values:
            raise file.wrong(
                (*path, "aim"),
                "this counts from a baseline, so give one. Leave out its value while it is to be collected",
            )
    return Target(
        given["key"], aim, value, given["as_written"], upper, last_day(file, (*path, "due"), given.get("due"))
    )
