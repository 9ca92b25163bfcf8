"""Starting the server does not wait for DuckDB, Ibis and what they bring: they are imported where they are first used."""

from __future__ import annotations

import ast

from .test_direction import sources

HEAVY = {"duckdb", "ibis", "pyarrow", "pandas"}


def test_the_heavy_libraries_are_imported_where_they_are_used() -> None:
    early = [
        f"{path.name}: {name}"
        for path in sources()
        for statement in ast.parse(path.read_text("utf-8")).body
        for name in _imported(statement)
        if name.split(".")[0] in HEAVY
    ]
    assert early == []


def _imported(statement: ast.stmt) -> list[str]:
    if isinstance(statement, ast.Import):
        return [alias.name for alias in statement.names]
    return [statement.module or ""] if isinstance(statement, ast.ImportFrom) else []
