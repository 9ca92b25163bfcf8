"""Every part of a draft has an id of its own, whatever the columns were taken for."""

from __future__ import annotations

from milepost.sources.understanding.parts import Part, Tree


def test_two_parts_of_one_place_are_told_apart() -> None:
    same = [Part("t1.r2.a", "action"), Part("t1.r2.a", "action")]
    tree = Tree([Part("t1.w", "workstream", children=[Part("t1.r2", "outcome", children=same)])])
    tree.tell_apart()
    assert [part.id for part in tree.walk()] == ["t1.w", "t1.r2", "t1.r2.a", "t1.r2.a+2"]
