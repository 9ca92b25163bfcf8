"""Published rates and totals held against the counts beside them: what does not come out is listed, and kept with the release.

A difference does not refuse a release: it is the publisher's, and whoever reads the figure should know of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from milepost.rules.rounding import percentage

from .forms import Table
from .records import Compared, Discrepancy
from .rows import ENGLAND, Row, said


@dataclass
class Tally:
    wholes: int = 0
    wholes_differing: int = 0
    rows: int = 0
    rows_differing: int = 0

    def count(self, whole: bool, differs: bool) -> None:
        self.rows += 1
        self.rows_differing += differs
        self.wholes += whole
        self.wholes_differing += whole and differs


@dataclass
class Comparison:
    compared: list[Compared] = field(default_factory=list)
    discrepancies: list[Discrepancy] = field(default_factory=list)


def compare(table: Table, rows: Iterable[Row]) -> Comparison:
    """Every rate and every total of one file. Where a count is missing there is nothing to compare."""
    columns = list(table.columns)
    at = {name: i for i, name in enumerate(columns)}
    found = Comparison()
    tallies = {name: Tally() for name in [*(rate.name for rate in table.rates), *table.sums]}
    for row in rows:
        for name, published, counted in _pairs(table, row.values, at):
            differs = Decimal(published) != counted
            tallies[name].count(row.whole, differs)
            if differs:
                found.discrepancies.append(
                    Discrepancy(
                        table.file,
                        row.line,
                        said(row.period),
                        row.name,
                        row.breakdown,
                        name,
                        published,
                        str(counted),
                        row.whole,
                    )
                )
    found.compared = [
        Compared(table.file, name, t.wholes, t.wholes_differing, t.rows, t.rows_differing)
        for name, t in tallies.items()
    ]
    return found


def more_than_the_whole(table: Table, wholes: Iterable[Row]) -> list[Discrepancy]:
    """Counts of areas that add up to more than their region's, and of regions to more than England's.

    Fewer is no contradiction: a figure may be missing. In the release of 2025 every area of Yorkshire and The Humber has its
    region's number of new plans of 2022.
    """
    parts: dict[tuple[str, str], list[Row]] = {}
    above: dict[tuple[str, str], Row] = {}
    for row in wholes:
        if row.level != "area":
            above[row.period, row.code] = row
        if row.level != "england":
            parts.setdefault((row.period, row.region_code if row.level == "area" else ENGLAND), []).append(row)
    counts = [(i, c) for i, c in enumerate(table.columns) if not table.is_decimal(c) and c not in table.below_zero]
    found = []
    for key, whole in above.items():
        # Inner and Outer London lie in a region that is there too in some files.
        below = [row for row in parts.get(key, []) if not row.code.startswith("E13")]
        for i, column in counts:
            total = sum(int(row.values[i]) for row in below if not _missing(row.values[i]))
            if not _missing(whole.values[i]) and total > int(whole.values[i]):
                found.append(
                    Discrepancy(
                        table.file, whole.line, said(whole.period), whole.name, whole.breakdown, column,
                        whole.values[i], f"{total} in its areas together", whole=True,
                    )
                )  # fmt: skip
    return found


def _pairs(table: Table, values: Sequence[str], at: dict[str, int]) -> Iterable[tuple[str, str, Decimal]]:
    for rate in table.rates:
        parts = [values[at[rate.numerator]], *(values[at[name]] for name in rate.denominator)]
        published = values[at[rate.name]]
        if not _missing(published, *parts):
            counted = percentage(int(parts[0]), sum(map(int, parts[1:])))
            if counted is not None:
                yield rate.name, published, counted
    for total, names in table.sums.items():
        parts = [values[at[name]] for name in names]
        if not _missing(values[at[total]], *parts):
            yield total, values[at[total]], Decimal(sum(map(int, parts)))


def _missing(*cells: str) -> bool:
    return any(cell.isalpha() for cell in cells)
