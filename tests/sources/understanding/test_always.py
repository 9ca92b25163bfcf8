"""What holds for any document and any correction."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from milepost.plan.planfile import read_plan_file
from milepost.sources.as_plan_file import node_of, plan_values
from milepost.sources.corrections import VERBS, Change, refuse
from milepost.sources.document import Cell, Document, Paragraph, Place, Table, Words
from milepost.sources.draft import FIELDS, Draft
from milepost.sources.understanding import MEANINGS, understand
from milepost.sources.vocabulary import vocabulary

PHRASES = sorted({p for group in (vocabulary().headings, vocabulary().lines) for ps in group.values() for p in ps})
SAID = st.one_of(
    st.sampled_from(PHRASES),
    st.sampled_from(["Workstream 1: Plans", "Weakness 2", "1.1", "1.1a", "1.1a Do it", "a)", "Nov 2019", "June 2020 to",
                     "April 2021", "tbc", "AR", "ER", "Green", "B", "Complete Nov 2019", "Impact:",
                     "• one\n• two", "Ann Other (Head of SEND)",
                     "Blue – complete", "Not started", "", "", "\u00ad", "one.\ntwo.", "Exampleshire Council"]),
    st.text(max_size=25),
)  # fmt: skip
FILLS = st.sampled_from(["", "", "00B050", "FF0000", "FFC000", "0070C0", "7030A0", "D9D9D9", "oddity"])
HEADINGS = st.lists(
    st.one_of(st.sampled_from(sorted(p[0] for p in vocabulary().headings.values())), SAID), min_size=1, max_size=7
)


@st.composite
def tables(draw: Any) -> Table:
    heads = draw(HEADINGS)
    grid: list[list[Cell]] = []
    for r in range(draw(st.integers(1, 6))):
        row: list[Cell] = []
        for c in range(len(heads)):
            how = draw(st.sampled_from(["new", "new", "new", "left", "above"]))
            if how == "left" and c:
                row.append(row[-1])
            elif how == "above" and r > 1:
                row.append(grid[-1][c])
            else:
                said = heads[c] if r == 0 and draw(st.integers(0, 9)) else draw(SAID)
                parts = tuple(Paragraph(line, draw(st.booleans())) for line in said.split("\n"))
                row.append(Cell(Place(draw(st.integers(0, 3)), "", 1, r + 1, c + 1), parts, draw(FILLS)))
        grid.append(row)
    return Table(
        Place(table=1, sheet=draw(st.sampled_from(["", "Plans", "Sheet1"]))), tuple(tuple(row) for row in grid)
    )


QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.generate)
)
"""Documents are large, and making a failing one small takes longer than reading it."""
WORDS = st.builds(Words, st.builds(Place, line=st.integers(1, 99)), SAID, st.integers(0, 3), st.booleans())
DOCUMENTS = st.builds(Document, st.lists(st.one_of(tables(), WORDS), max_size=5).map(tuple))


@st.composite
def changes(draw: Any, draft: Draft) -> Change:
    ids = [node.id for node in draft.walk()] + ["", "t1", "nowhere"]
    some = st.one_of(SAID, st.integers(-1, 4), st.none(), st.lists(SAID, max_size=3))
    names = st.sampled_from(
        [*sorted({f for fields in FIELDS.values() for f in fields}), "title", "starts", "slug", "nothing"]
    )
    values = {
        "field": draw(names), "words": draw(some), "at": draw(some), "under": draw(st.sampled_from(ids)),
        "kind": draw(st.sampled_from([*FIELDS, "thing"])), "values": draw(st.dictionaries(names, SAID, max_size=3)),
        "table": draw(st.integers(0, 3)), "column": draw(st.integers(0, 8)),
        "meaning": draw(st.sampled_from([*MEANINGS, "", "x"])),
        "colour": draw(FILLS), "rating": draw(st.sampled_from(["blue", "", "x"])),
        "code": draw(st.sampled_from(["ref_given", "x"])),
    }  # fmt: skip
    if draw(st.booleans()):
        values["pieces"] = draw(st.lists(SAID, max_size=3))
    return Change(draw(st.sampled_from(VERBS)), draw(st.sampled_from(ids)), values)


@QUICK
@given(DOCUMENTS)
def test_whatever_a_document_says_it_is_understood_and_the_same_twice(document: Document) -> None:
    draft = understand(document)
    assert draft == understand(document)
    ids = [node.id for node in draft.walk()]
    assert len(ids) == len(set(ids))
    for node in draft.walk():
        assert set(node.values) <= set(FIELDS[node.kind])
        assert all(found.words.strip() for found in node.values.values())
        assert all(d.words and d.words[0] != " " for d in node.doubts)


@QUICK
@given(st.data())
def test_what_is_refused_changes_nothing_and_what_is_not_does_no_harm(data: st.DataObject) -> None:
    document = data.draw(DOCUMENTS)
    made: list[Change] = []
    draft = understand(document)
    for _ in range(4):
        change = data.draw(changes(draft))
        why = refuse(draft, change)
        if why is not None:
            assert why.strip()
            continue
        made.append(change)
        draft = understand(document, made)
    ids = [node.id for node in draft.walk()]
    assert len(ids) == len(set(ids))


def answered(document: Document, draft: Draft) -> tuple[Draft, list[Change]]:
    """A draft whose every stopping doubt somebody has answered in the plainest way."""
    made: list[Change] = []
    for name, words in (("title", "A plan"), ("kind", "other"), ("area", "Exampleshire")):
        made.append(Change("head", values={"field": name, "words": words}))
    for n in range(400):
        draft = understand(document, made)
        stopping = [(node, d) for node in draft.walk() for d in node.doubts if d.stopping]
        if not stopping:
            break
        node, doubt = stopping[0]
        made.append(_answer(node.id, doubt.code, doubt.field, n))
        assert refuse(draft, made[-1]) is None, (doubt, made[-1])
    return draft, made


def _answer(node: str, code: str, field: str, n: int) -> Change:
    if code in ("no_milestones", "nothing_under"):
        return Change("drop", node)
    words = {"statement": "Words", "deadline": "May 2020", "complete": "May 2020", "ref": f"Z{n}", "means": ""}[field]
    if code == "deadline_unread":
        return Change("set", node, {"field": "means", "words": "May 2020"})
    return Change("set", node, {"field": field, "words": words})


@QUICK
@given(DOCUMENTS)
def test_a_draft_without_stopping_doubts_is_a_plan_file(document: Document) -> None:
    draft, _ = answered(document, understand(document))
    if any(d.stopping for d in draft.doubts) or not any(not w.dropped for w in draft.workstreams):
        return
    values = plan_values(draft)
    read = read_plan_file(yaml.safe_dump(values, allow_unicode=True, sort_keys=False), "draft.yaml")
    assert len(read.rows()) == len(node_of(draft))
