"""Columns of impacts: gathered row by row, and put under the outcome or the action once all its rows were seen."""

from __future__ import annotations

from ..plain import plain
from .cells import lines_of
from .lines import is_label
from .parts import Part
from .table import Rows


def gather_impacts(rows: Rows, span: range) -> None:
    outcome, action = rows.context.outcome, rows.context.action
    for column in rows.columns("impact"):
        for cell in dict.fromkeys(rows.table.grid[r][column] for r in span):
            first = span.start if cell is rows.table.grid[span.start][column] else span.stop - 1
            if cell.text.strip() and outcome:
                held = rows.impacts.setdefault(outcome, [])
                held.append((cell, f"t{rows.number}.r{first + 1}.c{column + 1}", action or outcome))


def place_impacts(rows: Rows) -> None:
    """Impacts that several of an outcome's actions share, or that only its first shows, are the outcome's."""
    for outcome, held in rows.impacts.items():
        by_text: dict[str, list[Part]] = {}
        for cell, _, action in held:
            by_text.setdefault(plain(cell.text), []).append(action)
        actions = {a for found in by_text.values() for a in found}
        alone = len(actions) == 1 and held[0][2] in (*outcome.standing("action")[:1], outcome)
        for cell, id_, action in held:
            shared = alone or len(set(by_text[plain(cell.text)])) > 1
            lines = [
                line for line in lines_of(cell) if not is_label(line.text, rows.context.vocabulary.lines["impact"])
            ]
            rows.context.add_impacts(outcome if shared else action, id_, lines, cell.place)
