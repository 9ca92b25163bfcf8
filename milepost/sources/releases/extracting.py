"""The figures Milepost ships: the headline rows of a release, only the columns its measures need, as CSV that people can review.

Made by ``manage.py national_extract``; running it again on the same release changes nothing.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from .examining import Found
from .forms import Form
from .records import Examined
from .rows import Row

PLACE = ("code", "number", "name", "level", "region_code", "region", "first", "last")
HEAD = """\
# National figures that come with Milepost: the headline rows of a release, only the columns its measures need, as published.
# Made from the release by "manage.py national_extract"; do not edit by hand. An "x" is a figure that is not available.
# Contains public sector information licensed under the Open Government Licence v3.0.
"""


def write_extract(folder: Path, form: Form, found: Found, needed: Mapping[str, Iterable[str]]) -> list[Path]:
    """Write ``<form>.yaml`` and a folder of that name with one CSV a table, and say which files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = [folder / f"{form.id}.yaml"]
    written[0].write_text(HEAD + _head(form, found.examined), "utf-8")
    inside = folder / form.id
    inside.mkdir(exist_ok=True)
    kept = {name: [row for row in found.wholes[name] if row.code[:3] != "E13"] for name in needed}
    written.append(_csv(inside / "places.csv", PLACE, places_of(row for rows in kept.values() for row in rows)))
    for name, columns in sorted(needed.items()):
        table = form.table(name)
        order = [c for c in table.columns if c in set(columns)]
        at = [list(table.columns).index(c) for c in order]
        lines = sorted([str(row.year), row.code, *(row.values[i] for i in at)] for row in kept[name])
        written.append(_csv(inside / f"{name}.csv", ("year", "code", *order), lines))
    return written


def places_of(rows: Iterable[Row]) -> list[list[str]]:
    """Every place once, as it is called in the last year it has figures for."""
    found: dict[str, tuple[Row, int, int]] = {}
    for row in rows:
        last, first, until = found.get(row.code, (row, row.year, row.year))
        found[row.code] = (row if row.year >= last.year else last, min(first, row.year), max(until, row.year))
    return [
        [code, row.number, row.name, row.level, row.region_code, row.region, str(first), str(last)]
        for code, (row, first, last) in sorted(found.items())
    ]


def _head(form: Form, examined: Examined) -> str:
    values = {
        "form": form.id, "edition": form.edition, "title": form.title, "publisher": form.publisher,
        "licence": form.licence, "address": form.address, "dated": examined.dated, "sha256": examined.sha256,
    }  # fmt: skip
    return yaml.safe_dump(values, sort_keys=False, allow_unicode=True, width=1000)


def _csv(path: Path, headings: Iterable[str], lines: Iterable[Iterable[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(headings)
        writer.writerows(lines)
    return path
