"""Running heads and feet: what stands at the top or foot of page after page, and the numbers of pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from .lines import Line

BAND = 0.12
"""The share of a page's height, at its top and at its foot, in which they stand."""
ONLY_A_NUMBER = re.compile(r"(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|[-–]\s*\d{1,4}\s*[-–]", re.IGNORECASE)


def running(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> set[tuple[int, Line]]:
    """Those lines outside tables that are no part of the document, each with the index of its page."""
    at_edge = [
        [line for line in lines if line.bottom < BAND * height or line.top > (1 - BAND) * height]
        for lines, height in zip(pages, heights, strict=True)
    ]
    said = Counter(text for lines in at_edge for text in {line.text for line in lines})
    shapes: dict[str, set[int]] = defaultdict(set)
    for index, lines in enumerate(at_edge):
        for line in lines:
            for shape in _shapes(line.text, index):
                shapes[shape].add(index)
    often = max(2, round(0.25 * len(pages)))

    def is_one(line: Line, index: int) -> bool:
        if ONLY_A_NUMBER.fullmatch(line.text):
            return True
        return said[line.text] >= often or any(len(shapes[s]) >= often for s in _shapes(line.text, index))

    return {(index, line) for index, lines in enumerate(at_edge) for line in lines if is_one(line, index)}


def _shapes(text: str, index: int) -> list[str]:
    """The text with one of its numbers told as so many more than the page's: equal for the page numbers of all pages."""
    return [
        f"{text[: found.start()]}#{int(found[0]) - index}{text[found.end() :]}"
        for found in re.finditer(r"\d{1,4}", text)
    ]
