"""On a phone a table's head is not seen: where its rows become cards, each cell says what column it is of."""

from __future__ import annotations

import re

from milepost.config.env import ROOT

CARDS = re.compile(r'<table class="[^"]*mp-cards-table.*?</table>', re.DOTALL)


def test_each_cell_of_a_card_says_its_column() -> None:
    tables = [
        (path.name, table) for path in ROOT.glob("milepost/**/*.html") for table in CARDS.findall(path.read_text())
    ]
    assert len(tables) >= 11
    silent = [(name, cell) for name, table in tables for cell in re.findall(r"<td(?! data-label=)[^>]*>", table)]
    assert silent == []
