"""England, its regions and its areas, as the releases name them."""

from __future__ import annotations

from django.utils.text import slugify

from .opened import kept, rows, table
from .records import Level, Place

ORDER = {Level.ENGLAND: 0, Level.REGION: 1, Level.AREA: 2}


def places(*, ended: bool = False) -> tuple[Place, ...]:
    """England, the regions, then the areas, each by name; with ``ended`` also areas that are no more."""
    return tuple(p for p in _places() if ended or p.current)


def areas() -> tuple[Place, ...]:
    return tuple(p for p in places() if p.level is Level.AREA)


def place(slug_or_code: str) -> Place:
    """By slug, three-digit number, or any ONS code it has in the releases. Raises KeyError."""
    return _by_name()[slug_or_code]


def region_of(area: Place) -> Place | None:
    """The region an area lies in; None for England and for regions."""
    return _by_name().get(area.region_code) if area.level is Level.AREA else None


@kept
def _by_name() -> dict[str, Place]:
    found: dict[str, Place] = {}
    for one in sorted(_places(), key=lambda p: not p.current):
        for name in (one.slug, one.key, *one.codes):
            found.setdefault(name, one)
    return found


@kept
def _places() -> tuple[Place, ...]:
    known = table("places")
    newest = known.aggregate(known["last"].max())
    [(newest_year,)] = rows(newest)
    columns = ("key", "code", "name", "level", "number", "region_code", "region", "last")
    by_key: dict[str, list[tuple[str, ...]]] = {}
    for row in rows(known.select(*columns).order_by("key", known["last"].desc(), "code")):
        by_key.setdefault(row[0], []).append(row)
    found = [_place(each, newest_year) for each in by_key.values()]
    # Inner and Outer London are parts of a region that only some files have.
    found = [p for p in found if p.level is not Level.REGION or p.code.startswith("E12")]
    return tuple(sorted(found, key=lambda p: (ORDER[p.level], p.name, p.until or 0)))


def _place(each: list[tuple[str, ...]], newest: int) -> Place:
    """One place of all its codes, the latest first."""
    _key, code, name, level, number, region_code, region, last = each[0]
    until = None if int(last) == newest else int(last)
    is_area = level == Level.AREA
    slug = slugify(name) if until is None else f"{slugify(name)}-until-{until}"
    return Place(
        slug, name, Level(level), code, number if is_area else "", region if is_area else "",
        region_code if is_area else "", tuple(row[1] for row in each), until,
    )  # fmt: skip
