"""Reading and checking a whole release before anything is changed: all of it is right, or it is refused with every reason."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from . import limits
from .archive import Archive, opened
from .comparing import compare, more_than_the_whole
from .forms import KEYS, Form, Table, forms
from .records import Compared, Discrepancy, Examined, FileRead, Problem, Refused
from .rows import ENGLAND, Reader, Row, said

Keep = Callable[[Table, list[Row]], None]


@dataclass
class Found:
    """A release that was examined, with the headline rows of each table."""

    form: Form
    examined: Examined
    wholes: dict[str, list[Row]]


@dataclass
class Finding:
    """What has been found so far."""

    problems: list[Problem] = field(default_factory=list)
    files: list[FileRead] = field(default_factory=list)
    compared: list[Compared] = field(default_factory=list)
    discrepancies: list[Discrepancy] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    wholes: dict[str, list[Row]] = field(default_factory=dict)
    names: dict[str, tuple[str, str]] = field(default_factory=dict)


def examine(file: BinaryIO, keep: Keep | None = None) -> Found:
    """Check every file of a release; ``keep`` is given each table's rows, one table at a time. Raises Refused."""
    sha256 = _sha256(file)
    size = file.tell()
    with opened(file) as archive:
        form = _form(archive)
        found = Finding()
        for table in form.tables:
            rows = list(_rows(archive, form, table, found))
            if keep and rows and not found.problems:
                keep(table, rows)
        found.remarks += _passed_over(archive, form)
        dated = archive.dated
    if found.problems:
        shown = found.problems[: limits.MOST_PROBLEMS]
        raise Refused(*shown, more=len(found.problems) - len(shown))
    if not form.tried:
        found.remarks.append(
            "The form of this release has not been tried on a real one before. Look at the figures with care"
        )
    # Those of a headline row first: they are what the pages show.
    differing = sorted(found.discrepancies, key=lambda d: not d.whole)
    examined = Examined(
        form.id, form.edition, form.title, form.publisher, form.licence, sha256, size, dated, tuple(found.files),
        tuple(found.compared), tuple(differing[: limits.MOST_DISCREPANCIES]), len(differing), tuple(found.remarks),
    )  # fmt: skip
    return Found(form, examined, found.wholes)


def _rows(archive: Archive, form: Form, table: Table, found: Finding) -> Iterator[Row]:
    if table.file not in archive.files:
        if table.needed:
            found.problems.append(Problem("this file is missing from the release", table.file))
        return
    if not table.all:
        return
    reader = Reader(form, table)
    with archive.text(table.file) as text:
        rows = list(reader.rows(text))
    wholes = [row for row in rows if row.whole]
    found.problems += reader.problems or _check_wholes(table, rows, wholes) or _check_names(table, rows, found.names)
    comparison = compare(table, rows)
    found.compared += comparison.compared
    found.discrepancies += [*comparison.discrepancies, *more_than_the_whole(table, wholes)]
    found.wholes[table.name] = wholes
    missing = sum(row.values.count(mark) for row in rows for mark in form.marks)
    periods = sorted({row.period for row in rows}) or [""]
    found.files.append(
        FileRead(table.name, table.file, len(rows), len(wholes), said(periods[0]), said(periods[-1]), missing)
    )
    yield from rows


def _check_wholes(table: Table, rows: list[Row], wholes: list[Row]) -> list[Problem]:
    if not rows:
        return [Problem("there is not one row of figures in it", table.file)]
    have = {row.period for row in wholes if row.code == ENGLAND}
    return [
        Problem(f"it has no row “{table.all}” for England in {said(period)}", table.file, column="breakdown_topic")
        for period in sorted({row.period for row in rows} - have)
    ]


def _check_names(table: Table, rows: list[Row], names: dict[str, tuple[str, str]]) -> list[Problem]:
    """One code has one name and one number throughout a release."""
    problems = []
    for row in rows:
        first = names.setdefault(row.code, (row.name, row.number))
        if first != (row.name, row.number):
            words = f"{row.code} is {row.name} {row.number} here, and elsewhere {first[0]} {first[1]}"
            problems.append(Problem(words, table.file, row.line, "la_name"))
    return problems


def _form(archive: Archive) -> Form:
    """The form whose headings fit most of the files; where none fits, the one nearest, so that its problems are told."""
    heads = {name: _headings(archive, name) for name in archive.files if name.endswith(".csv")}
    fits = {
        form.id: sum(set(table.headings) <= heads.get(table.file, set()) for table in form.tables) for form in forms()
    }
    nearest = {
        form.id: sum(len(set(t.columns.values()) & heads.get(t.file, set())) for t in form.tables) for form in forms()
    }
    if not any(set(KEYS) <= heads.get(table.file, set()) for form in forms() for table in form.tables):
        raise Refused(
            Problem("None of the files of a release that we know is in this ZIP file. Choose the release of all data")
        )
    return max(forms(), key=lambda form: (fits[form.id], nearest[form.id]))


def _headings(archive: Archive, name: str) -> set[str]:
    try:
        with archive.text(name) as text:
            return set(text.readline(20_000).strip().split(","))
    except UnicodeDecodeError:
        return set()


def _passed_over(archive: Archive, form: Form) -> list[str]:
    known = {table.file: table for table in form.tables}
    found = [
        f"{name} was passed over: the form of {form.edition} does not know it"
        for name in archive.files
        if name.endswith(".csv") and name not in known
    ]
    return found + [
        f"{table.file} was passed over: the form of {form.edition} does not say which of its rows are the whole"
        for table in form.tables
        if not table.all and table.file in archive.files
    ]


def _sha256(file: BinaryIO) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    while part := file.read(1 << 20):
        digest.update(part)
    return digest.hexdigest()
