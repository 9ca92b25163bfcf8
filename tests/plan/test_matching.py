"""A newer document held against the plan."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from milepost.plan.matching import Known, Matching, match
from milepost.sources.draft import Draft, Found, Node


def node(id: str, kind: str, *children: Node, **values: str) -> Node:
    return Node(id, kind, {name: Found(words) for name, words in values.items()}, (), children)


def known(id: int, kind: str, ref: str, parent: int | None, **values: str) -> Known:
    return Known(id, kind, ref, parent, values)


ROWS = [
    known(1, "workstream", "1", None, statement="Families are heard"),
    known(2, "outcome", "1.1", 1, statement="Plans are on time"),
    known(3, "action", "1.1a", 2, statement="Recruit two more caseworkers", resource="AR"),
    known(
        4, "milestone", "1.1a.1", 3, statement="The posts are advertised", deadline="Nov 2019", owners="Head of SEND"
    ),
    known(5, "milestone", "1.1a.2", 3, statement="Both caseworkers have started", deadline="Jan 2020"),
]


def as_it_is(*milestones: Node, **action: str) -> Draft:
    every = milestones or (
        node("m1", "milestone", statement="The posts are advertised", deadline="Nov 2019", owners="Head of SEND"),
        node("m2", "milestone", statement="Both caseworkers have started.", deadline="Jan 2020"),
    )
    values = {"ref": "1.1a", "statement": "Recruit two more caseworkers", "resource": "AR"} | action
    tree = node(
        "w", "workstream",
        node("o", "outcome", node("a", "action", *every, **values), ref="1.1", statement="Plans are on time"),
        ref="1", statement="Families are heard",
    )  # fmt: skip
    return Draft({}, (tree,))


def said(matching: Matching) -> dict[str, Any]:
    return {
        "changed": [(m.row.ref, d.field, d.after) for m in matching.changed if m.row for d in m.differences],
        "added": [m.node.id for m in matching.added],
        "gone": [r.ref for r in matching.gone],
    }


NOTHING: dict[str, Any] = {"changed": [], "added": [], "gone": []}


def test_the_same_document_changes_nothing() -> None:
    assert said(match(as_it_is(), ROWS)) == NOTHING


def test_a_moved_deadline_another_owner_and_a_rating_are_told_field_by_field() -> None:
    first = node(
        "m1", "milestone", statement="The posts are advertised", deadline="Dec 2019", owners="SEND lead", rating="amber"
    )
    second = node("m2", "milestone", statement="Both caseworkers have started", deadline="Jan 2020")
    changed = [("1.1a.1", "deadline", "Dec 2019"), ("1.1a.1", "owners", "SEND lead"), ("1.1a.1", "rating", "amber")]
    assert said(match(as_it_is(first, second), ROWS)) == NOTHING | {"changed": changed}


def test_a_column_the_document_does_not_have_is_no_change() -> None:
    first = node("m1", "milestone", statement="The posts are advertised")
    second = node("m2", "milestone", statement="Both caseworkers have started")
    assert said(match(as_it_is(first, second), ROWS)) == NOTHING


def test_a_reworded_milestone_is_known_again_by_its_place_and_deadline() -> None:
    first = node("m1", "milestone", statement="Adverts are out in the regional press", deadline="Nov 2019")
    second = node("m2", "milestone", statement="Both new caseworkers have started", deadline="Jan 2020")
    found = said(match(as_it_is(first, second), ROWS))
    assert found["added"] == found["gone"] == []
    assert [ref for ref, _, _ in found["changed"]] == ["1.1a.1", "1.1a.2"]


def test_new_and_gone_milestones() -> None:
    first = node("m1", "milestone", statement="The posts are advertised", deadline="Nov 2019")
    new = node("m3", "milestone", statement="A duty rota is published", deadline="March 2020")
    matching = match(as_it_is(first, new), ROWS)
    assert said(matching) == NOTHING | {"added": ["m3"], "gone": ["1.1a.2"]}
    assert matching.added[0].parent == ROWS[2]


def test_what_hangs_below_something_new_says_so() -> None:
    draft = as_it_is()
    below = node("mm", "milestone", statement="Something else", deadline="May 2020")
    new = node("aa", "action", below, ref="1.1b", statement="Quite another thing")
    outcome = draft.workstreams[0].children[0]
    grown = replace(outcome, children=(*outcome.children, new))
    matching = match(Draft({}, (replace(draft.workstreams[0], children=(grown,)),)), ROWS)
    assert [(m.node.id, m.parent.ref if m.parent else None, m.above) for m in matching.added] == [
        ("aa", "1.1", None),
        ("mm", None, new),
    ]


def test_a_renumbered_action_is_known_again_by_its_wording() -> None:
    assert said(match(as_it_is(ref="1.1c"), ROWS)) == NOTHING


def test_a_ref_given_to_quite_another_thing_keeps_the_ref() -> None:
    found = said(match(as_it_is(statement="zzz qqq"), ROWS))
    assert found["changed"] == [("1.1a", "statement", "zzz qqq")]


def test_what_is_below_a_gone_row_is_not_told_again() -> None:
    matching = match(Draft({}, ()), ROWS)
    assert [r.ref for r in matching.gone] == ["1"]


def test_a_dropped_row_of_the_document_does_not_count() -> None:
    draft = as_it_is()
    action = draft.workstreams[0].children[0].children[0]
    dropped = replace(action, children=(replace(action.children[0], dropped=True), action.children[1]))
    outcome = replace(draft.workstreams[0].children[0], children=(dropped,))
    found = said(match(Draft({}, (replace(draft.workstreams[0], children=(outcome,)),)), ROWS))
    assert found["gone"] == ["1.1a.1"]
