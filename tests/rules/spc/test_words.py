"""Rules and icons in words."""

from __future__ import annotations

import pytest

from milepost.rules.measuring import Direction
from milepost.rules.spc import (
    Assurance,
    Label,
    Options,
    Variation,
    assurance_words,
    fired_words,
    variation_words,
    work_out,
)
from milepost.rules.spc.words import ASSURANCES, RULES, VARIATIONS

from .test_chart import WIGGLE, dated, held


def test_every_rule_and_icon_has_words_of_its_own() -> None:
    for words, kinds in ((RULES, Label), (VARIATIONS, Variation), (ASSURANCES, Assurance)):
        assert set(words) == set(kinds)
        assert len(set(words.values())) == len(words)


@pytest.mark.parametrize(
    ("after", "words"),
    [
        ([300.0], "above the upper limit"),
        ([-300.0], "below the lower limit"),
        ([60.0, 70, 60, 70, 60, 70, 60], "7 points in a row above the mean"),
        ([10.0, 200, 200], "2 of 3 points in a row near the upper limit"),
        ([0.0], "within the usual variation"),
        (
            [10.0, 20, 30, 40, 50, 60, 300],
            "above the upper limit; 7 points in a row, each higher than the one before; 7 points in a row above the mean",
        ),
    ],
)
def test_a_point_says_every_rule(after: list[float], words: str) -> None:
    assert fired_words(held(after).points[-1]) == words


def test_icons_in_words() -> None:
    spc = held([300.0], target=500)
    assert variation_words(spc, 13) == "Real change for the better: higher"
    assert assurance_words(spc, 13) == "Will keep missing the target unless something changes"
    assert assurance_words(held([300.0]), 13) == "No target to test"


def test_why_there_are_no_icons() -> None:
    nine = work_out(dated([*WIGGLE[:9]]), Options(Direction.UP))
    assert variation_words(nine, 13) == assurance_words(nine, 13) == "Not enough data (9 of 13 points)"
    assert fired_words(nine.points[0]) == "not tested"
    same = work_out(dated([5.0] * 14), Options(Direction.UP))
    assert variation_words(same, 13) == "No limits: every point is the same"


def test_no_two_figures_in_a_row_have_no_limits() -> None:
    every_other = [value for pair in zip(WIGGLE * 2, [None] * 24, strict=True) for value in pair]
    spc = work_out(dated(every_other), Options(Direction.UP))
    assert (spc.groups[0].points, spc.groups[0].limits) == (24, None)
    assert variation_words(spc, 13) == "No limits: no figure differs from one in the period before it"
