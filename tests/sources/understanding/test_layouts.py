"""The generator's layouts, straight from how they are laid out: everything they say is recovered, with no doubt that stops."""

from __future__ import annotations

import time

import pytest

from milepost.sources.document import Cell, Document, Paragraph, Place, Table, Words
from milepost.sources.draft import Draft
from milepost.sources.understanding import understand
from tests.documents.laid import Grid, Laid, Text
from tests.documents.layouts import LAYOUTS, Layout
from tests.documents.truth import Truth, long_plan, published


def document_of(laid: Laid) -> Document:
    blocks: list[Words | Table] = []
    tables = 0
    for block in laid.blocks:
        if isinstance(block, Text):
            said = block.para.text + block.para.added
            blocks.append(Words(Place(line=len(blocks) + 1), said, block.level, block.para.bold, block.para.bullet))
        else:
            tables += 1
            blocks.append(table_of(block, tables))
    return Document(tuple(blocks))


def table_of(block: Grid, number: int) -> Table:
    grid: list[list[Cell]] = [[Cell(Place())] * len(row) for row in block.rows]
    for r, row in enumerate(block.rows):
        for c, box in enumerate(row):
            if box is None:
                continue
            paragraphs = tuple(Paragraph(p.text + p.added, p.bullet, p.bold) for p in box.paras)
            cell = Cell(Place(table=number, row=r + 1, column=c + 1), paragraphs, box.fill, box.rows, box.columns)
            for below in range(box.rows):
                for along in range(box.columns):
                    grid[r + below][c + along] = cell
    return Table(Place(table=number), tuple(tuple(row) for row in grid))


def plain(words: str) -> str:
    return " ".join(words.replace("\u00ad", "").replace("’", "'").split())


def told(draft: Draft) -> list[tuple[str, ...]]:
    found = []
    for node in draft.walk():
        names = (
            "statement",
            "weakness",
            "accountable",
            "delivery",
            "deadline",
            "rating",
            "complete",
            "resource",
            "owners",
        )
        ref = node.words("ref") if node.kind != "milestone" else ""
        if node.kind != "impact":
            found.append((node.kind, ref, *(plain(node.words(n)) for n in names)))
    return found


def meant(truth: Truth) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for w in truth.workstreams:
        people = (plain("\n".join(w.accountable)), plain("\n".join(w.delivery)))
        found.append(("workstream", w.ref, w.statement, w.weakness, *people, "", "", "", "", ""))
        for o in w.outcomes:
            found.append(("outcome", o.ref, o.statement, *[""] * 8))
            for a in o.actions:
                found.append(("action", a.ref, a.statement, *[""] * 6, a.resource, ""))
                for m in a.milestones:
                    more = (m.deadline, m.rating, m.complete, m.resource, plain("\n".join(m.owners)))
                    found.append(("milestone", "", m.statement, "", "", "", *more))
    return [tuple(plain(words) for words in row) for row in found]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=list(LAYOUTS))
def test_all_of_a_layout_is_recovered(layout: Layout) -> None:
    truth = layout.truth(published())
    draft = understand(document_of(layout.lay(truth)))
    assert told(draft) == meant(truth)
    by_outcome = [
        [plain(n.words("statement")) for n in o.walk() if n.kind == "impact"]
        for o in draft.walk()
        if o.kind == "outcome"
    ]
    assert by_outcome == [[plain(i) for i in o.impacts] for o in truth.outcomes()]
    stopping = [d.code for n in draft.walk() for d in n.doubts if d.stopping] + [d.code for d in draft.doubts]
    assert stopping == ["area_missing"]


def test_two_thousand_milestones_take_no_time_to_speak_of() -> None:
    """A second or less is the aim; ten leaves room for a computer with other things to do."""
    layout = LAYOUTS["published"]
    document = document_of(layout.lay(layout.truth(long_plan(2000))))
    before = time.perf_counter()
    draft = understand(document)
    assert time.perf_counter() - before < 10
    assert sum(node.kind == "milestone" for node in draft.walk()) == 2000
