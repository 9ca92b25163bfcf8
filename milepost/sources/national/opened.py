"""The figures opened to be read: by each thread for itself, and anew when there are newer ones.

A thread closes only what it opened, so nothing is closed under anybody's hands. DuckDB may read no other file and fetch nothing.
DuckDB and Ibis are imported when the first figure is asked for, so that starting the server does not wait for them.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from .building import SAFE, built, file_of
from .stock import generation

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from ibis import Table

_mine = threading.local()
_building = threading.Lock()
P = ParamSpec("P")
R = TypeVar("R")
LOCKED: dict[str, str | bool | int | float | list[str]] = {
    **SAFE, "enable_external_access": "false", "lock_configuration": "true", "threads": "2", "memory_limit": "256MB",
}  # fmt: skip
"""Threads of one process share the open file, so each must ask for the same."""
TYPES = {
    "BIGINT": "int64",
    "INTEGER": "int32",
    "VARCHAR": "string",
    "BOOLEAN": "boolean",
    "DECIMAL(12,2)": "decimal(12, 2)",
}


def table(name: str) -> Table:
    """A table of the figures, to make an expression of. KeyError where no release has it."""
    import ibis

    opened()
    return ibis.table(_mine.columns[name], name=name)


def rows(expression: Any) -> list[tuple[Any, ...]]:
    """What an expression gives. Ibis writes the question, DuckDB gives the answer.

    Ibis's own way of asking would import pandas as well, half a second in each process.
    """
    import ibis

    found: list[tuple[Any, ...]] = opened().execute(str(ibis.to_sql(expression, dialect="duckdb"))).fetchall()
    return found


def kept(ask: Callable[P, R]) -> Callable[P, R]:
    """Keep answers until there are newer figures: a release stands for a year."""

    @lru_cache(maxsize=256)
    def answer(stock: str, *args: Any) -> R:
        return ask(*args)  # type: ignore[call-arg]

    @wraps(ask)
    def asked(*args: P.args, **_: P.kwargs) -> R:
        return answer(generation(), *args)

    return asked


def opened() -> DuckDBPyConnection:
    """This thread's connection to the newest figures, which are built first where nobody has yet."""
    now = generation()
    if getattr(_mine, "generation", "") != now:
        close()
        _mine.connection = _connect(file_of(now))
        _mine.columns = _columns(_mine.connection)
        _mine.generation = now
    connection: DuckDBPyConnection = _mine.connection
    return connection


def _connect(path: Path) -> DuckDBPyConnection:
    import duckdb

    with _building:
        path = path if path.exists() else built()
        try:
            return duckdb.connect(str(path), read_only=True, config=LOCKED)
        except duckdb.IOException:
            # Damaged, as after a power cut, or forgotten meanwhile: it is only a copy, so it is made again.
            path.unlink(missing_ok=True)
            return duckdb.connect(str(built()), read_only=True, config=LOCKED)


def close() -> None:
    """Close what this thread has open."""
    if connection := getattr(_mine, "connection", None):
        connection.close()
    _mine.connection = None
    _mine.generation = ""


def _columns(con: DuckDBPyConnection) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for name, column, kind in con.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() ORDER BY table_name, column_index"
    ).fetchall():
        if kind in TYPES:
            found.setdefault(name, {})[column] = TYPES[kind]
    return found
