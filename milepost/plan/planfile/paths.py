"""Where in a plan file each row stands, in the order in which its rows are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .lines import Path

BELOW = {
    "workstreams": ("outcomes",),
    "outcomes": ("impacts", "actions"),
    "actions": ("impacts", "milestones"),
    "impacts": (),
    "milestones": (),
}


def row_paths(values: dict[str, Any]) -> Iterator[Path]:
    """The path of every row, as ``PlanFile.rows`` orders them.

    >>> list(row_paths({"workstreams": [{"outcomes": [{"impacts": [{}], "actions": []}]}]}))[1:]
    [('workstreams', 0, 'outcomes', 0), ('workstreams', 0, 'outcomes', 0, 'impacts', 0)]
    """
    yield from _below(values, "workstreams", ())


def _below(values: dict[str, Any], name: str, path: Path) -> Iterator[Path]:
    for number, row in enumerate(values.get(name, [])):
        here = (*path, name, number)
        yield here
        for group in BELOW[name]:
            yield from _below(row, group, here)
