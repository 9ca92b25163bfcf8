"""Rows that go right across a table, and what they head."""

from __future__ import annotations

import re

from ..document import Place
from ..plain import tidy
from . import refs
from .cells import lines_of
from .grids import filled
from .lines import read_line
from .table import Rows


def take_band(rows: Rows, r: int, *, above: bool = False) -> None:
    """Take a row across a table line by line. What heads nothing that is known is an outcome, where no column has them.

    ``above`` the headings it is not: a workbook's title may stand there.
    """
    cell = filled(rows.table.grid[r])[0]
    context, id_ = rows.context, f"t{rows.number}.r{r + 1}"
    lines = lines_of(cell)
    for i, line in enumerate(lines):
        own_id = id_ if i == 0 else f"{id_}.p{line.number}"
        found = read_line(line.text, context.vocabulary)
        if found and found.kind == "impact":
            under = context.action or context.outcome
            if under:
                rest = [line.__class__(found.text, line.number)] if found.text else []
                context.add_impacts(under, own_id, [*rest, *lines[i + 1 :]], cell.place)
            return
        if found:
            context.take_line(found, own_id, cell.place)
        elif context.open:
            context.say_of_workstream(context.open, line.text, cell.place)
        elif above:
            if line.text not in context.legend.lines:
                context.unused.append((cell.place, line.text))
        else:
            _heads(rows, line.text, own_id, cell.place)
    rows.cells.clear()


def _heads(rows: Rows, text: str, id_: str, place: Place) -> None:
    context = rows.context
    ref, statement = refs.leading(tidy(text))
    if ref and re.fullmatch(r".*\d[a-z]", ref) and rows.column("action") is None:
        context.begin_action(id_, ref, statement, place)
    elif rows.column("outcome") is None:
        context.begin_outcome(id_, ref, statement, place)
    elif not context.by_heading and rows.column("workstream") is None:
        part = context.begin_workstream(id_, "", text, place, by_heading=False)
        part.doubt("workstream_guessed", f"“{tidy(text)}” was taken for a workstream. Please check", "statement")
    else:
        context.unused.append((place, tidy(text)))
