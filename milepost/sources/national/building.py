"""Making the DuckDB file of everything there is: aside, under a name of its own, and renamed in whole.

Its name says what it was made of, so a file that is there is never changed: readers of the old one read on undisturbed, and two
processes that make the same one at once put the same file in place.
"""

from __future__ import annotations

import atexit
import logging
import os
import shutil
import tempfile
import time
import uuid
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from ..releases.forms import forms
from .stock import Source, generation, sources

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

log = logging.getLogger(__name__)
KEPT_SECONDS = 3600
"""An older file stays for an hour: somebody may be about to open it."""
SAFE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
"""DuckDB would otherwise fetch programs from the network when it meets a file it does not know."""


def file_of(name: str) -> Path:
    root: Path = settings.NATIONAL_ROOT
    return root / f"national-{name}.duckdb"


def built() -> Path:
    """The file for what there is now; made where it is not there yet."""
    import duckdb

    path = file_of(generation())
    try:
        if not path.exists():
            build(sources(), path)
            forget(path)
    except (OSError, duckdb.IOException) as error:
        log.warning("%s cannot be written to, so each process makes its own: %s", settings.NATIONAL_ROOT, error)
        path = _own() / path.name
        if not path.exists():
            build(sources(), path)
    return path


@cache
def _own() -> Path:
    """A folder of this process alone, gone with it."""
    folder = tempfile.mkdtemp(prefix="milepost-national-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def build(every: list[Source], path: Path) -> None:
    """Make the file of these sources at ``path``, or leave things as they were."""
    import duckdb

    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.stem}-{uuid.uuid4().hex}")
    try:
        with duckdb.connect(str(aside), config=SAFE) as con:
            _places(con, every)
            for table in sorted({name for source in every for name in source.tables}):
                _table(con, table, [source for source in every if table in source.tables])
        os.replace(aside, path)
    finally:
        for left in (aside, aside.with_name(aside.name + ".wal")):
            with suppress(OSError):
                left.unlink()


def forget(current: Path) -> None:
    """Remove files of an earlier stock; where the system keeps an open file from being removed, the next time."""
    for path in current.parent.glob("national-*.duckdb"):
        with suppress(OSError):
            if path != current and time.time() - path.stat().st_mtime > KEPT_SECONDS:
                path.unlink()


def _table(con: DuckDBPyConnection, table: str, every: list[Source]) -> None:
    """One table of all its sources. A year is taken whole from the newest release that has it."""
    decimals = {c for form in forms() for t in form.tables if t.name == table for c in t.columns if t.is_decimal(c)}
    parts = []
    for source in every:
        read = _read(source, table)
        headings = [str(row[0]) for row in con.execute(f"DESCRIBE SELECT * FROM {read}").fetchall()]  # noqa: S608
        parts.append(_select(source, read, headings, decimals))
    union = "\nUNION ALL BY NAME\n".join(parts)
    con.execute(
        f"""CREATE TABLE {table} AS SELECT * FROM ({union})
        QUALIFY rank() OVER (PARTITION BY year ORDER BY edition DESC, loaded DESC) = 1 ORDER BY code, year"""  # noqa: S608
    )


KEYS = ("year", "code", "whole", "topic", "breakdown")


def _select(source: Source, read: str, headings: list[str], decimals: set[str]) -> str:
    """The cells as figures, and in ``marks`` those that are none, like "to_assess=x withdrawn=x"."""
    figures = [h for h in headings if h not in KEYS]
    typed = [f"TRY_CAST({h} AS {'DECIMAL(12, 2)' if h in decimals else 'BIGINT'}) AS {h}" for h in figures]
    marks = ", ".join(f"CASE WHEN TRY_CAST({h} AS DOUBLE) IS NULL THEN '{h}=' || {h} END" for h in figures)
    whole = "CAST(whole AS BOOLEAN)" if "whole" in headings else "TRUE"
    kept = [h for h in ("topic", "breakdown") if h in headings]
    columns = [
        f"{source.edition} AS edition", f"'{source.loaded}' AS loaded", f"'{source.name}' AS source",
        "CAST(year AS INTEGER) AS year", "code", f"{whole} AS whole", *kept, *typed, f"concat_ws(' ', {marks}) AS marks",
    ]  # fmt: skip
    return f"SELECT {', '.join(columns)} FROM {read}"  # noqa: S608


def _read(source: Source, table: str) -> str:
    path = str(source.path(table)).replace("'", "''")
    if source.kind == "csv":
        return f"read_csv('{path}', header=true, all_varchar=true, delim=',', quote='\"')"
    return f"read_parquet('{path}')"


def _places(con: DuckDBPyConnection, every: list[Source]) -> None:
    """Every place with the years it has figures for. Its name is the newest release's; ``key`` holds through changes of code."""
    parts = "\nUNION ALL BY NAME\n".join(
        f"SELECT * REPLACE (CAST(first AS INTEGER) AS first, CAST(last AS INTEGER) AS last), {s.edition} AS edition, "  # noqa: S608
        f"'{s.loaded}' AS loaded FROM {_read(s, 'places')}"
        for s in every
    )
    con.execute(
        f"""CREATE TABLE places AS
        SELECT code, arg_max(name, o) AS name, arg_max(number, o) AS number, arg_max(level, o) AS level,
          arg_max(region_code, o) AS region_code, arg_max(region, o) AS region, min(first) AS first, max(last) AS last,
          CASE WHEN arg_max(level, o) = 'area' THEN arg_max(number, o) ELSE code END AS key
        FROM (SELECT *, (edition, loaded) AS o FROM ({parts})) GROUP BY code ORDER BY code"""  # noqa: S608
    )
