"""The challenge on the published plan's own page, at both doors."""

from __future__ import annotations

from typing import Any

import pytest

from .test_area_page import words


@pytest.mark.parametrize(
    ("key", "path"),
    [("public", "/plans/peterborough-2019/measures/"), ("board", "/desk/plans/peterborough-2019/measures/")],
)
def test_the_plan_says_and_the_nation_published(key: str, path: str, as_: Any) -> None:
    page = words(as_(key).get(path + "peterborough-assessments-on-time/"))
    assert (
        "The plan says over 85%. The published rate for 2019 was 66.3% including exceptional cases, 65.4% without."
        in page
    )
    assert "Which definition was used for “over 85%”" in page
    assert "2024 86.1% 89.4% 45.9%" in page
