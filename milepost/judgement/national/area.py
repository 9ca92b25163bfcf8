"""One published measure for one area: beside England, its region and areas like it, and over the years."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from milepost.rules.measuring import Unit
from milepost.sources import national
from milepost.sources.national import Figure, NationalMeasure, Place, Standing

from . import words
from .lines import line, mean_line, nothing
from .notes import notes_on
from .records import Alike, Change, Line, Stand, Year
from .standing import change, stand


@dataclass(frozen=True)
class AreaPage:
    """``lines`` are the area and who it is held against in the latest year; ``everyone`` all areas in that year.

    ``stand`` is None without a direction or a figure, ``alike`` where no list of neighbours is held. ``notes`` are what to
    know of the figures shown, with the years they are about.
    """

    measure: NationalMeasure
    area: Place
    region: str
    when: str
    year: int
    lines: tuple[Line, ...]
    everyone: tuple[Line, ...]
    stand: Stand | None
    alike: Alike | None
    years: tuple[Year, ...]
    change: Change
    notes: tuple[str, ...]
    releases: tuple[Standing, ...]

    @property
    def share(self) -> bool:
        """Whether it is one number out of another, which alone can be held against England's."""
        return self.measure.unit is Unit.PERCENT

    @property
    def headline(self) -> str:
        return words.headline(self.when, self.lines[0], self.lines[1])

    @property
    def change_words(self) -> tuple[str, str]:
        return words.change(self.change, self.measure)

    @property
    def stand_words(self) -> str:
        return words.standing(self.area.name, self.stand) if self.stand else ""

    @property
    def alike_words(self) -> str:
        return words.alike(self.area.name, self.alike) if self.alike else ""


def area_page(measure: NationalMeasure, area: Place) -> AreaPage:
    """One question to the figures, which is kept for the pages of all other areas."""
    england, region = national.place("england"), national.region_of(area)
    own = [p for p in (area, england, region) if p]
    every = tuple(national.years(measure.id))
    by_place = by_key(national.figures(measure.id))
    at = every[-1]
    of_england = by_place[england.key][at].value
    latest = [by_place[p.key][at] for p in national.areas() if at in by_place.get(p.key, {})]
    everyone = tuple(line(f, measure, of_england) for f in latest)
    alike = _alike(measure, area, everyone)
    lines = [_line(by_place, p, at, measure, by_place[england.key]) for p in own]
    return AreaPage(
        measure=measure,
        area=area,
        region=region.name if region else "",
        when=by_place[england.key][at].label,
        year=at,
        lines=(*lines, *([alike.mean] if alike else [])),
        everyone=everyone,
        stand=stand(lines[0], everyone, measure.direction),
        alike=alike,
        years=tuple(_year(by_place, year, own, measure) for year in every),
        change=change(list(by_place.get(area.key, {}).values()), measure.direction),
        notes=notes_on(measure, own, every),
        releases=national.standing(measure.id),
    )


def by_key(figures: Iterable[Figure]) -> dict[str, dict[int, Figure]]:
    found: dict[str, dict[int, Figure]] = {}
    for figure in figures:
        found.setdefault(figure.place.key, {})[figure.year] = figure
    return found


def _line(
    by_place: dict[str, dict[int, Figure]],
    place: Place,
    year: int,
    measure: NationalMeasure,
    england: dict[int, Figure],
) -> Line:
    figure = by_place.get(place.key, {}).get(year)
    if figure is None:
        return nothing(place, measure)
    of_england = england.get(year)
    return line(figure, measure, of_england.value if of_england else None)


def _year(by_place: dict[str, dict[int, Figure]], year: int, own: list[Place], measure: NationalMeasure) -> Year:
    area, england, *region = own
    of_england = by_place[england.key]
    own_line, england_line, *region_line = (
        _line(by_place, p, year, measure, of_england) for p in (area, england, *region)
    )
    figure = by_place.get(area.key, {}).get(year)
    differs = words.differs(figure) if figure and figure.differs else ""
    label = of_england[year].label
    return Year(year, label, own_line, england_line, region_line[0] if region_line else None, differs)


def _alike(measure: NationalMeasure, area: Place, everyone: tuple[Line, ...]) -> Alike | None:
    found = national.neighbours(area)
    if not found.held:
        return None
    by_slug = {ln.slug: ln for ln in everyone}
    lines = tuple(by_slug.get(p.slug) or nothing(p, measure) for p in found.places)
    return Alike(found.edition, found.source, lines, mean_line("Areas like it, their mean", lines, measure))
