"""The generator itself: every layout in every form, and the truth it gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import FORMS, LAYOUTS, can_make, long_plan, make, published

MARKS = {"docx": b"PK", "xlsx": b"PK", "ods": b"PK", "csv": b"\xef\xbb\xbf"}
PRINTED = ("pdf", "paper")  # tests/sources/test_recovery.py makes those in every layout


@pytest.mark.parametrize("key", LAYOUTS)
@pytest.mark.parametrize("form", [f for f in FORMS if f not in PRINTED])
def test_each_is_made(key: str, form: str, tmp_path: Path) -> None:
    made = make(LAYOUTS[key], form, tmp_path)
    assert made.path.read_bytes().startswith(MARKS[form])
    assert len(list(made.truth.milestones())) == 107


@pytest.mark.skipif(not can_make("pdf"), reason="LibreOffice is not installed")
def test_libreoffice_prints_it(tmp_path: Path) -> None:
    assert make(LAYOUTS["cells"], "pdf", tmp_path).path.read_bytes().startswith(b"%PDF")


def test_layouts_differ_in_all_that_plans_differ_in() -> None:
    layouts = LAYOUTS.values()
    assert len(layouts) >= 4
    assert {x.milestones for x in layouts} == {"rows", "cell"}
    assert {x.ratings for x in layouts} == {"name and date", "name", "colour", "word"}
    assert {x.outcomes for x in layouts} == {"column", "banner"}
    assert {x.impacts for x in layouts} == {"in outcome", "column"}
    assert {x.landscape for x in layouts} == {True, False}
    assert len({tuple(heading for _, heading, _ in x.columns) for x in layouts}) == len(layouts)


def test_the_truth_is_the_published_plans() -> None:
    plan = published()
    assert len(list(plan.outcomes())) == 16
    assert sum(len(o.impacts) for o in plan.outcomes()) == 40
    assert sum(m.rating == "blue" for _, m in plan.milestones()) == 11


def test_a_long_plan_has_as_many_as_were_asked_for() -> None:
    plan = long_plan(300)
    assert len(list(plan.milestones())) == 300
    refs = [a.ref for a in plan.actions()]
    assert len(set(refs)) == len(refs)
