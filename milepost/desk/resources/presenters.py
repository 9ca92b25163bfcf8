"""The rows that need something, in the plan's order, and the same as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from milepost.plan.access import Capacity
from milepost.plan.queries import Line
from milepost.plan.queries.needs import NeedRead
from milepost.rules.permissions import Verb
from milepost.rules.spreadsheet import as_cell

HEADS = (
    "Ref",
    "Row",
    "Workstream",
    "Resource",
    "Kind of need",
    "What is needed",
    "Pounds",
    "How it stands",
    "What was decided",
)


@dataclass(frozen=True)
class Needy:
    """A row with additional resource, or with a need said of it; ``may_change`` for whoever may say more."""

    line: Line
    workstream: Line
    needs: tuple[NeedRead, ...]
    may_change: bool = False

    @property
    def silent(self) -> bool:
        """It says that more is needed, and nobody said what."""
        return self.line.resource == "AR" and not self.needs


def needy(tree: Sequence[Line], found: Mapping[int, list[NeedRead]], who: Capacity | None) -> list[Needy]:
    return list(_rows(tree, found, who))


def _rows(tree: Sequence[Line], found: Mapping[int, list[NeedRead]], who: Capacity | None) -> Iterator[Needy]:
    for workstream in tree:
        for outcome in workstream.below("outcome"):
            for action in outcome.below("action"):
                for line in (action, *action.below("milestone")):
                    if line.resource == "AR" or found.get(line.id):
                        may = bool(who) and who.may_at(  # type: ignore[union-attr]
                            Verb.KEEP_RESOURCES, row_id=line.id, workstream_id=workstream.id
                        )
                        yield Needy(line, workstream, tuple(found.get(line.id, ())), may)


def as_csv(rows: Sequence[Needy]) -> str:
    """One line a need; a row with none said has one line that says so."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADS)
    for row in rows:
        about = (
            row.line.ref,
            row.line.statement,
            f"{row.workstream.ref} {row.workstream.statement}",
            row.line.resource,
        )
        for need in row.needs:
            said = need.now
            pounds = "" if said.pounds is None else f"{said.pounds:.2f}"
            cells = (*about, said.kind_label, said.what, pounds, said.state_label, said.agreed)
            writer.writerow([as_cell(c) for c in cells])
        if not row.needs:
            writer.writerow([as_cell(c) for c in (*about, "", "No need said", "", "", "")])
    return out.getvalue()
