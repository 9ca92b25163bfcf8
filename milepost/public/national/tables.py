"""The same figures as CSV: what the page shows, a row each, with where they come from."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from milepost.judgement.national.area import AreaPage
from milepost.judgement.national.areas import AreasPage
from milepost.judgement.national.records import Line
from milepost.rules.spreadsheet import as_cell
from milepost.sources.national import Standing

BYTE_ORDER_MARK = "\ufeff"
FIGURE = ("figure", "numerator", "denominator", "likely_from", "likely_to", "beside_england", "missing")


def area_csv(page: AreaPage) -> str:
    """Every year of the area, England and its region; then the areas like it in the latest year."""
    places = [(year.label, ln) for year in page.years for ln in (year.area, year.england, year.region) if ln]
    alike = [(page.when, ln) for ln in page.alike.lines] if page.alike else []
    rows = [[page.measure.name, when, ln.name, *_figure(ln)] for when, ln in [*places, *alike]]
    return _text(("measure", "period", "place", *FIGURE), rows, page.releases)


def areas_csv(page: AreasPage) -> str:
    """England, regions and areas as the page shows them."""
    nation = [[page.measure.name, page.when, "", ln.name, "", *_figure(ln)] for ln in page.nation]
    rows = [[page.measure.name, page.when, r.rank or "", r.line.name, r.region, *_figure(r.line)] for r in page.rows]
    return _text(("measure", "period", "rank", "place", "region", *FIGURE), [*nation, *rows], page.releases)


def _figure(ln: Line) -> list[object]:
    """Likely ranges to one decimal, as the page has them."""
    low, high = (f"{ln.interval.lower:.1f}", f"{ln.interval.upper:.1f}") if ln.interval else ("", "")
    compared = str(ln.against).replace("_", " ")
    return [ln.value, ln.numerator, ln.denominator, low, high, compared, ln.missing]


def _text(head: Sequence[str], rows: Iterable[Sequence[object]], releases: Sequence[Standing]) -> str:
    """RFC 4180 with a byte order mark for Excel; the source stands in a last column of each row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*head, "source"])
    source = "; ".join(f"{r.publisher}, {r.title}, {r.licence}" for r in releases)
    for row in rows:
        writer.writerow([_cell(value) for value in [*row, source]])
    return BYTE_ORDER_MARK + out.getvalue()


def _cell(value: object) -> str:
    return "" if value is None else as_cell(value) if isinstance(value, str) else str(value)
