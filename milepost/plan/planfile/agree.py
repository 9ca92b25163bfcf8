"""Whether a file's workstreams say what its history says last: a file that tells two stories is not loaded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .lines import Path
from .problems import Problem
from .records import RowRecord


def disagreements(history: dict[str, Any], rows: list[RowRecord], lines: dict[Path, int]) -> Iterator[Problem]:
    """One problem for each row that stands in one of the two and not in the other, or with other words."""
    present = _present(history)
    line = lines[("history", "versions")]
    for row in rows:
        name = f"{row.kind} {row.ref}"
        if row.kind == "impact":
            continue
        version = present.pop(name, None)
        if version is None:
            yield Problem(
                line, name, "It stands in “workstreams”, and the history does not have it. Export the plan again"
            )
        elif (row.statement, row.timescale.as_written if row.timescale else "") != (
            version["statement"],
            version.get("deadline", ""),
        ):
            yield Problem(
                line, name, "“workstreams” says something else than the history says last. Make the two the same"
            )
    for name in present:
        yield Problem(line, name, "It stands in the history, and “workstreams” does not have it. Export the plan again")


def _present(history: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The last version of each row that is still part of the plan: a row that was withdrawn took what hangs below it along."""
    last: dict[str, dict[str, Any]] = {}
    for version in sorted(history["versions"], key=lambda v: v["at"]):
        last[version["row"]] = version
    gone = {name for name, version in last.items() if version.get("withdrawn")}
    found = {}
    for row in history["rows"]:
        name = f"{row['kind']} {row['ref']}"
        if row.get("under") in gone:
            gone.add(name)
        if name not in gone and name in last and row["kind"] != "impact":
            found[name] = last[name]
    return found
