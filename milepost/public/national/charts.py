"""The charts of a published measure: an area over the years, and where it stands among all."""

from __future__ import annotations

from milepost.design.charts import About, Area, Line, Picture, Point, line_chart, standing_chart
from milepost.judgement.national.area import AreaPage
from milepost.judgement.national.records import Line as Figure


def over_the_years(page: AreaPage) -> Picture:
    """Area, England and region; a number of children is drawn alone, because England's is the sum of them all."""
    years = page.years
    about = About(
        key="years",
        measure=page.measure.name,
        place=page.area.name,
        period=f"{years[0].label} to {years[-1].label}" if len(years) > 1 else years[-1].label,
        unit=page.measure.unit,
        message=page.change_words[0],
    )
    lines = [Line(page.area.name, tuple(_point(y.label, y.area) for y in years))]
    if page.share:
        lines.append(Line("England", tuple(_point(y.label, y.england) for y in years)))
        if page.region:
            lines.append(Line(page.region, tuple(_point(y.label, y.region) for y in years)))
    return line_chart(about, lines)


def among_all(page: AreaPage) -> Picture:
    """A column for each area that has a figure."""
    about = About(
        key="all",
        measure=page.measure.name,
        place="all areas of England",
        period=page.when,
        unit=page.measure.unit,
        message=page.stand_words,
    )
    areas = [Area(ln.name, ln.value, focus=ln.slug == page.area.slug) for ln in page.everyone if ln.value is not None]
    held = [("England", page.lines[1].value)] if page.share and page.lines[1].value is not None else []
    return standing_chart(about, areas, held)


def _point(label: str, figure: Figure | None) -> Point:
    if figure is None:
        return Point(label, None, missing="Not published")
    lower, upper = (figure.interval.lower, figure.interval.upper) if figure.interval else (None, None)
    return Point(
        label, figure.value, tick=label.removeprefix("January "), numerator=figure.numerator,
        denominator=figure.denominator, missing=figure.missing, lower=lower, upper=upper,
    )  # fmt: skip
