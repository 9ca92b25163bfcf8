"""The fill of a rating's cell, and words that can be read on it (WCAG 2.2 AA: at least 4.5 to 1)."""

from __future__ import annotations

from milepost.rules.brag import Brag

FILLS = {Brag.BLUE: "1D5A9E", Brag.GREEN: "00703C", Brag.AMBER: "FFC000", Brag.RED: "C2261B"}
WORDS = {Brag.BLUE: "FFFFFF", Brag.GREEN: "FFFFFF", Brag.AMBER: "000000", Brag.RED: "FFFFFF"}


def fill(rating: Brag | None) -> str:
    return FILLS[rating] if rating else "FFFFFF"


def words_on(rating: Brag | None) -> str:
    return WORDS[rating] if rating else "000000"
