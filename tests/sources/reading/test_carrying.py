"""A document comes back from JSON as it went in, and a merged cell is carried once."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from milepost.sources.carrying import from_json, to_json
from milepost.sources.document import Cell, Document, Paragraph, Place, Remark, Table, Words

counts = st.integers(0, 9)
places = st.builds(Place, counts, st.text(max_size=3), counts, counts, counts, counts)
paragraphs = st.builds(Paragraph, st.text(), st.booleans(), st.booleans())
cells = st.builds(
    Cell, places, st.lists(paragraphs, max_size=3).map(tuple), st.sampled_from(["", "FFC000"]), counts, counts
)
grids = st.lists(st.lists(cells, max_size=3).map(tuple), max_size=3).map(tuple)
words = st.builds(Words, places, st.text(), counts, st.booleans(), st.booleans())
remarks = st.builds(Remark, st.text(), places)
documents = st.builds(
    Document,
    st.lists(st.one_of(words, st.builds(Table, places, grids)), max_size=4).map(tuple),
    st.lists(remarks, max_size=2).map(tuple),
)


@given(documents)
def test_round_trip(document: Document) -> None:
    assert from_json(json.loads(json.dumps(to_json(document)))) == document


def test_a_merged_cell_is_carried_once_and_is_one_cell_again() -> None:
    merged = Cell(Place(table=1, row=1, column=1), (Paragraph("Everyone is heard"),), rows=500)
    table = Table(Place(table=1), ((merged,),) * 500)
    carried = to_json(Document((table,)))
    assert json.dumps(carried).count("Everyone is heard") == 1
    (back,) = from_json(carried).blocks
    assert isinstance(back, Table)
    assert all(row[0] is back.grid[0][0] for row in back.grid)
