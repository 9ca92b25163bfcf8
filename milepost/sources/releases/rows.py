"""The rows of one file of a release under our own names, each cell checked; every problem says its line and column."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from . import limits
from .forms import KEYS, Form, Table
from .records import Problem

ENGLAND = "E92000001"
LEVELS = {"National": "england", "Regional": "region", "Local authority": "area"}
REGION = re.compile(r"E1[23]\d{6}")
AREA = re.compile(r"E(06|08|09|10)\d{6}")
NUMBER = re.compile(r"\d{3}")
COUNT = re.compile(r"\d{1,9}")
BELOW = re.compile(r"-?\d{1,9}")
WHERE = KEYS[:10]
Where = tuple[str, int, str, str, str, str, str, str]
DECIMAL = re.compile(r"\d{1,9}(\.\d{1,6})?")


@dataclass(frozen=True, slots=True)
class Row:
    """One row. ``values`` are as published, in the order of ``Table.columns``; ``whole`` marks a headline row.

    ``year`` is the calendar year, or of a school year the one its January falls in.
    """

    line: int
    period: str
    year: int
    level: str
    code: str
    number: str
    name: str
    region_code: str
    region: str
    topic: str
    breakdown: str
    whole: bool
    values: tuple[str, ...]


def said(period: str) -> str:
    """A period as people write it.

    >>> said("2024"), said("202425")
    ('2024', '2024/25')
    """
    return f"{period[:4]}/{period[4:]}" if len(period) == 6 else period


class Reader:
    """Reads one file. ``problems`` fill as the rows are taken."""

    def __init__(self, form: Form, table: Table) -> None:
        self.form = form
        self.table = table
        self.problems: list[Problem] = []
        self.again: dict[str, int] = {}
        self.patterns = {c: self._pattern(c) for c in table.columns}
        self.places: dict[tuple[str, ...], Where] = {}
        self.taken: list[tuple[int, str, dict[str, str]]] = []

    def rows(self, text: Iterable[str]) -> Iterator[Row]:
        reader = csv.reader(text, strict=True)
        try:
            order = self._order(next(reader, []))
            if order:
                yield from self._each(reader, order)
        except (csv.Error, UnicodeDecodeError):
            self._wrong(reader.line_num + 1, "", "from here on it cannot be read as a CSV file in UTF-8")

    def _each(self, reader: Iterator[list[str]], order: dict[str, int]) -> Iterator[Row]:
        width = len(self.table.headings) + len(self.again)
        seen: dict[tuple[str, ...], int] = {}
        for number, cells in enumerate(reader):
            line: int = reader.line_num  # type: ignore[attr-defined]
            if len(self.problems) > limits.MOST_PROBLEMS:
                return
            if number >= limits.MOST_ROWS:
                self._wrong(line, "", f"it has more than {limits.MOST_ROWS:,} rows, which no file of a release has")
                return
            if len(cells) != width:
                self._wrong(line, "", f"it has {len(cells)} cells where there are {width} headings")
                continue
            row = self._row(line, cells, order)
            if row is None:
                continue
            key = (row.period, row.code, row.topic, row.breakdown)
            if key in seen:
                self._wrong(line, "", f"line {seen[key]} has the same period, place and group. Keep one")
            seen[key] = line
            yield row

    def _row(self, line: int, every: list[str], order: dict[str, int]) -> Row | None:
        before = len(self.problems)
        where = self._where(line, [every[order[name]] for name in WHERE])
        topic, breakdown = every[order["breakdown_topic"]], every[order["breakdown"]]
        values = self._values(line, every, order)
        if len(topic) > limits.MOST_IN_CELL or len(breakdown) > limits.MOST_IN_CELL:
            self._wrong(line, "breakdown", f"it has more than {limits.MOST_IN_CELL} letters, which no release has")
        for heading, again in self.again.items():
            if every[again] != every[order[heading]]:
                self._wrong(line, heading, "the two columns of this name differ")
        if len(self.problems) > before:
            return None
        return Row(line, *where, topic, breakdown, topic == breakdown == self.table.all, values)

    def _where(self, line: int, found: list[str]) -> Where:
        """When and where. Looked at once and then known, because it is the same for every group of a place."""
        key = tuple(found)
        known = self.places.get(key)
        if known is None:
            before = len(self.problems)
            cells = dict(zip(WHERE, found, strict=True))
            year, code = self._year(line, cells), self._code(line, cells)
            for column in ("la_name", "region_name"):
                if len(cells[column]) > limits.MOST_IN_CELL:
                    self._wrong(line, column, f"it has more than {limits.MOST_IN_CELL} letters, which no release has")
            level = LEVELS.get(cells["geographic_level"], "")
            name = {"england": "England", "region": cells["region_name"]}.get(level, cells["la_name"])
            known = (
                cells["time_period"], year, level, code, cells["old_la_code"], name,
                cells["region_code"], cells["region_name"],
            )  # fmt: skip
            if len(self.problems) == before:
                self.places[key] = known
        return known

    def _values(self, line: int, every: list[str], order: dict[str, int]) -> tuple[str, ...]:
        """The figures as they stand. Each kind of cell is looked at once and then known: most are met a thousand times."""
        values = []
        for at, column, good in self.taken:
            cell = every[at]
            known = good.get(cell)
            if known is None:
                if cell not in self.form.marks and not self.patterns[column].fullmatch(cell):
                    self._wrong(line, self.table.columns[column], f"“{cell[:20]}” is not {self._kind(column)}")
                    continue
                good[cell] = known = cell
            values.append(known)
        return tuple(values)

    def _order(self, found: list[str]) -> dict[str, int]:
        """Where each heading stands; empty where the headings are not those of the form."""
        wanted = [*self.table.headings, *self.table.twice]
        missing = sorted(h for h in set(self.table.headings) if h not in found)
        strange = sorted(h for h in set(found) if found.count(h) > wanted.count(h))
        for heading in missing:
            self._wrong(1, heading[:60], "this heading is missing")
        for heading in strange:
            again = " more often than it should be" if heading in wanted else ", and the form does not know it"
            self._wrong(1, heading[:60], f"this heading is here{again}")
        if missing or strange:
            return {}
        order = {heading: found.index(heading) for heading in self.table.headings}
        good: dict[re.Pattern[str], dict[str, str]] = {COUNT: {}, BELOW: {}, DECIMAL: {}}
        self.taken = [(order[h], column, good[self.patterns[column]]) for column, h in self.table.columns.items()]
        self.again = {h: found.index(h, order[h] + 1) for h in self.table.twice if found.count(h) > 1}
        return order

    def _check_twice(self, line: int, cells: list[str], order: dict[str, int]) -> None:
        for heading, again in self.again.items():
            if cells[again] != cells[order[heading]]:
                self._wrong(line, heading, "the two columns of this name differ")

    def _year(self, line: int, cells: dict[str, str]) -> int:
        period, identifier = cells["time_period"], cells["time_identifier"]
        wanted = "Calendar year" if self.table.every == "calendar_year" else "Academic year"
        if identifier != wanted:
            self._wrong(line, "time_identifier", f"“{identifier[:20]}” should be “{wanted}”")
        elif wanted == "Calendar year" and re.fullmatch(r"20\d\d", period):
            return self._known(line, int(period))
        elif re.fullmatch(r"20\d{4}", period) and (int(period[2:4]) + 1) % 100 == int(period[4:]):
            return self._known(line, int(period[:4]) + 1)
        self._wrong(line, "time_period", f"“{period[:20]}” is not a{'n' if wanted[0] == 'A' else ''} {wanted.lower()}")
        return 0

    def _known(self, line: int, year: int) -> int:
        if year > self.form.edition:
            self._wrong(line, "time_period", f"{year} is after the release of {self.form.edition}")
        return year

    def _code(self, line: int, cells: dict[str, str]) -> str:
        level = cells["geographic_level"]
        column, pattern = {"Regional": ("region_code", REGION), "Local authority": ("new_la_code", AREA)}.get(
            level, ("country_code", re.compile(ENGLAND))
        )
        if level not in LEVELS:
            self._wrong(line, "geographic_level", f"“{level[:20]}” is not a level we know")
        if cells["country_code"] != ENGLAND:
            self._wrong(line, "country_code", f"“{cells['country_code'][:20]}” is not England's code")
        elif not pattern.fullmatch(cells[column]):
            self._wrong(line, column, f"“{cells[column][:20]}” is not a code of the Office for National Statistics")
        if level == "Local authority" and not NUMBER.fullmatch(cells["old_la_code"]):
            self._wrong(line, "old_la_code", f"“{cells['old_la_code'][:20]}” is not a council's three-digit number")
        return cells[column]

    def _pattern(self, column: str) -> re.Pattern[str]:
        if self.table.is_decimal(column):
            return DECIMAL
        return BELOW if column in self.table.below_zero else COUNT

    def _kind(self, column: str) -> str:
        marks = " or ".join(self.form.marks)
        return f"a figure, nor {marks}" if self.table.is_decimal(column) else f"a whole number, nor {marks}"

    def _wrong(self, line: int, column: str, words: str) -> None:
        self.problems.append(Problem(words, self.table.file, line, column))
