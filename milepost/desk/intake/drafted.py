"""A draft as the text of a plan file, with where each of its rows came from, and which row a line of it is."""

from __future__ import annotations

import json
from dataclasses import dataclass

from milepost.plan.planfile.lines import Path, read_lines
from milepost.plan.planfile.paths import row_paths
from milepost.progress.actions.make_plan import From, Origins
from milepost.sources.as_plan_file import node_at, node_of, plan_values
from milepost.sources.document import Place
from milepost.sources.draft import FIELDS, Node
from milepost.sources.queries import Understood

BY_HAND = (From("statement", "written while the document was looked through"),)


@dataclass(frozen=True)
class Drafted:
    text: str
    origins: Origins

    def node_at(self, line: int, read: Understood) -> Node | None:
        """The row that a line of the text belongs to; None for the plan's own values."""
        _, lines = read_lines(self.text, "the plan")
        here: Path = max((path for path, at in lines.items() if at <= line), key=lambda p: (lines[p], len(p)))
        return read.node(node_at(read.draft, here))


def drafted(read: Understood) -> Drafted:
    values = plan_values(read.draft)
    nodes = {n.id: n for n in read.draft.walk()}
    ids = node_of(read.draft)
    origins = [stood_at(nodes[ids[path]], read) or BY_HAND for path in row_paths(values)]
    return Drafted(json.dumps(values, ensure_ascii=False, indent=1), origins)


def stood_at(node: Node, read: Understood) -> tuple[From, ...]:
    """Each value that stood somewhere, with all the words that stood there."""
    return tuple(
        From(name, value.place.words, _words(read, value.place))
        for name in FIELDS[node.kind]
        if (value := node.values.get(name)) and value.place
    )


def _words(read: Understood, place: Place) -> str:
    """The words that stood at a place; for a cell that only had a colour, that."""
    stood = read.cells.get(place)
    if stood is None:
        return ""
    return stood.words or (f"(filled with the colour {stood.colour})" if stood.colour else "")
