"""Every worked case of NHSRplotthedots comes out the same, in every array."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from .cases import CASES, Case, chart, differing, furthest

SHARED = Path(__file__).parents[4] / "shared" / "reference" / "spc_cases.json"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_agrees_with_the_package(case: Case) -> None:
    assert differing(case) == []
    assert furthest(case) <= 1e-9


def test_there_are_as_many_as_the_reference_has() -> None:
    assert len(CASES) == 32
    if SHARED.exists():
        assert [c["id"] for c in CASES] == [c["id"] for c in json.loads(SHARED.read_text())["cases"]]


def test_a_wrong_figure_is_seen() -> None:
    case = CASES[0]
    wrong = {**case, "label": ["Above UCL", *case["label"][1:]], "groups": [{**case["groups"][0], "mean": 0.1416}]}
    assert differing(wrong) == ["labels", "limits"]


def test_a_missing_value_is_listed() -> None:
    case = next(c for c in CASES if c["id"] == "R50_na_in_middle")
    assert chart(case).dropped == (date(2020, 8, 1),)
