"""A plan as a Word document in the layout people know, from a template that a council may replace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from milepost.rules.brag import Brag
from milepost.rules.dates import day

from .colours import fill, words_on
from .filling import TemplateBroken, entitled, filled, in_line, saved
from .table import ActionRow, MilestoneRow, OutcomeRow, PlanTable, WorkstreamRow

__all__ = ["TemplateBroken", "word"]
ABOVE = "\ue000"
"""Stands in a cell that belongs to the one above it; the two are merged once the template is filled in."""


def word(table: PlanTable, template: Path) -> bytes:
    """The document. Raises TemplateBroken."""
    document = filled(template, _values(table))
    _merge(document.element.body)
    entitled(document, table.title, table.kind, table.site, table.as_at)
    return saved(document)


def _values(table: PlanTable) -> dict[str, Any]:
    return {
        "title": in_line(table.title),
        "kind": in_line(table.kind),
        "area": in_line(table.area),
        "site": in_line(table.site),
        "as_at": day(table.as_at),
        "status": table.status,
        "chosen": in_line(table.chosen),
        "weakness_word": table.weakness_word,
        "legend": f"BRAG: {'; '.join(f'{r.label}, {r.meaning}' for r in Brag)}. AR: additional resource is or may be required. "
        "ER: covered by existing resource.",
        "workstreams": [_workstream(w) for w in table.workstreams],
    }


def _workstream(w: WorkstreamRow) -> dict[str, Any]:
    return {
        "ref": w.ref,
        "statement": in_line(w.statement),
        "weakness": in_line(w.weakness),
        "accountable": "; ".join(map(in_line, w.accountable)),
        "delivery": "; ".join(map(in_line, w.delivery)),
        "described": f"One row a milestone of workstream {w.ref}: its outcome, action, resource, owner, deadline and rating",
        "rows": list(_rows(w)),
    }


def _rows(w: WorkstreamRow) -> Iterator[dict[str, Any]]:
    outcome = action = None
    for o, a, m in w.rows:
        yield _row(o, a, m, first_of_outcome=o is not outcome, first_of_action=a is not action)
        outcome, action = o, a


def _row(
    o: OutcomeRow, a: ActionRow, m: MilestoneRow, *, first_of_outcome: bool, first_of_action: bool
) -> dict[str, Any]:
    whole = {x.resource for x in a.milestones} <= {"", a.resource}
    return {
        "outcome": in_line(f"{o.ref} {o.statement}") if first_of_outcome else ABOVE,
        "impacts": [in_line(i) for i in o.impacts] if first_of_outcome else [],
        "ref": a.ref if first_of_action else ABOVE,
        "action": in_line(a.statement) if first_of_action else ABOVE,
        "action_impacts": [in_line(i) for i in a.impacts] if first_of_action else [],
        "resource": (a.resource if first_of_action else ABOVE) if whole else m.resource or a.resource,
        "milestone_ref": m.ref,
        "milestone": in_line(m.statement),
        "owner": "\n".join(map(in_line, m.owners)),
        "deadline": in_line(m.deadline),
        "moved": [*([f"Comes round {m.rhythm}"] if m.rhythm else []), *(in_line(words) for words in m.moved)],
        "fill": fill(m.rating),
        "rating": _rich(m.word or "Not rated", m.rating, bold=True),
        "beside": [_rich(words, m.rating) for words in _beside(m)],
    }


def _beside(m: MilestoneRow) -> list[str]:
    """When it was said or completed, and what the dates say."""
    found = []
    if m.completed:
        found.append(f"Complete: {m.completed}")
    elif m.said_on:
        found.append(f"Said: {day(m.said_on)}")
    if m.state:
        found.append(m.state.capitalize())
    if m.by_dates:
        found.append(m.by_dates)
    return found


def _rich(words: str, rating: Brag | None, *, bold: bool = False) -> Any:
    from docxtpl import RichText

    return RichText(in_line(words), color=words_on(rating), bold=bold)


def _merge(body: Any) -> None:
    """Joins each cell that belongs to the one above it with that one, wherever the template has its columns."""
    from docx.oxml.ns import qn

    tc, text, properties, merge = qn("w:tc"), qn("w:t"), qn("w:tcPr"), qn("w:vMerge")
    for table in body.iter(qn("w:tbl")):
        above: dict[int, Any] = {}
        for row in table.iter(qn("w:tr")):
            for column, cell in enumerate(row.findall(tc)):
                words = [t for t in cell.iter(text) if t.text]
                if len(words) == 1 and words[0].text == ABOVE:
                    words[0].text = ""
                    _mark(above.get(column), merge, "restart", properties)
                    _mark(cell, merge, "continue", properties)
                else:
                    above[column] = cell


def _mark(cell: Any, merge: str, how: str, properties: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    if cell is None:
        return
    held = cell.find(properties)
    if held is None:
        held = OxmlElement("w:tcPr")
        cell.insert(0, held)
    if held.find(merge) is None:
        mark = OxmlElement("w:vMerge")
        mark.set(qn("w:val"), how)
        # The schema wants it after the width and the span, before borders and shading.
        after = [n for n, child in enumerate(held) if child.tag in (qn("w:tcW"), qn("w:gridSpan"), qn("w:cnfStyle"))]
        held.insert(after[-1] + 1 if after else 0, mark)
