"""No words are run as a formula, and none are lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.rules.spreadsheet import as_cell, from_cell

DANGEROUS = "=+-@\t\r\n\0＝＋－＠"
NASTY = st.text(st.sampled_from([*DANGEROUS, "'", "a", " ", ",", ";", '"'])) | st.text()


@given(NASTY)
def test_no_cell_begins_like_a_formula_and_the_words_come_back(words: str) -> None:
    cell = as_cell(words)
    assert cell[:1] not in DANGEROUS or cell == ""
    assert from_cell(cell) == words


@pytest.mark.parametrize("words", ["On track", "'tis done", "a=b", " -", "", "5", "£5"])
def test_harmless_words_are_left_alone(words: str) -> None:
    assert as_cell(words) == words


@pytest.mark.parametrize("first", DANGEROUS)
def test_each_sign_is_held(first: str) -> None:
    assert as_cell(first + "cmd") == "'" + first + "cmd"
