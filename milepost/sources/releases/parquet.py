"""A release's figures as Parquet, the record of what was loaded: every row, each cell as published, under our own headings."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .extracting import PLACE, places_of
from .forms import Table
from .rows import Row


def write_table(folder: Path, table: Table, rows: list[Row]) -> None:
    """One file for one table of the form."""
    columns: dict[str, list[Any]] = {
        "period": [row.period for row in rows],
        "year": [str(row.year) for row in rows],
        "code": [row.code for row in rows],
        "whole": [row.whole for row in rows],
        "topic": [row.topic for row in rows],
        "breakdown": [row.breakdown for row in rows],
    }
    for i, name in enumerate(table.columns):
        columns[name] = [row.values[i] for row in rows]
    _write(folder / f"{table.name}.parquet", columns)


def write_places(folder: Path, rows: Iterable[Row]) -> None:
    lines = places_of(rows)
    _write(folder / "places.parquet", {name: [line[i] for line in lines] for i, name in enumerate(PLACE)})


def write_head(folder: Path, name: str, values: dict[str, Any]) -> None:
    path = folder / name
    path.write_text(json.dumps(values, ensure_ascii=False, indent=1), "utf-8")
    _to_disk(path)


def _write(path: Path, columns: dict[str, list[Any]]) -> None:
    import pyarrow
    from pyarrow import parquet

    parquet.write_table(pyarrow.table(columns), path, compression="zstd")
    _to_disk(path)


def _to_disk(path: Path) -> None:
    """What is recorded as loaded survives a power cut."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
