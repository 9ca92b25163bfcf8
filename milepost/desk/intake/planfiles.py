"""What was read in a plan file, as the review page shows it: its rows with the line each stands at, or its problems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from milepost.plan.planfile import PlanFile, PlanFileProblems
from milepost.plan.planfile.lines import read_lines
from milepost.plan.planfile.paths import row_paths


@dataclass(frozen=True)
class FileRow:
    """One row of a plan file. ``line`` is the one it begins on; ``depth`` counts from 0 for a workstream."""

    kind: str
    ref: str
    statement: str
    deadline: str
    line: int
    depth: int


def lines_of(file: PlanFile, text: str, name: str) -> dict[str, Any]:
    """What an intake keeps of a plan file that is right."""
    values, lines = read_lines(text, name)
    rows = [
        [r.kind, r.ref, r.statement, r.timescale.as_written if r.timescale else "", lines[path], len(path) // 2 - 1]
        for r, path in zip(file.rows(), row_paths(values), strict=True)
    ]
    head = {"title": file.plan["title"], "slug": file.plan["slug"], "kind": file.plan["kind"]}
    return {"plan_file": {"head": head | {"area": file.area["name"]}, "rows": rows}}


def problems_of(error: PlanFileProblems) -> dict[str, Any]:
    """What an intake keeps of a plan file that is not."""
    return {"problems": [[p.line, p.place, p.message] for p in error.problems]}


def rows_in(document: dict[str, Any]) -> list[FileRow]:
    return [FileRow(*row) for row in document["plan_file"]["rows"]]
