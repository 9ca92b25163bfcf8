"""Where a milestone's words end and its deadline begins, and which blocks before it are its own."""

from __future__ import annotations

from .blocks import Block
from .shapes import IN_A_SENTENCE, trailing_dates


def in_a_sentence(block: Block, text: str, dates: list[str], after: Block | None) -> bool:
    """Whether a date at a block's end belongs to its sentence, because a date alone comes next.

    It does after a word like "from", and where it stands whole on a line with other words: beside a narrow column's dates,
    which are broken over two lines, such a date was written in a wide one.
    """
    if after is None or after.kind != "text" or not after.lines or trailing_dates(after.text)[0]:
        return False
    return bool(IN_A_SENTENCE.search(text)) or any(
        len(words) > len(dates[-1]) and words.endswith(dates[-1]) for _, words in block.lines[-1:]
    )


def without_end(block: Block, text: str) -> list[tuple[int, str]]:
    """The lines of a block as far as a text goes."""
    kept: list[tuple[int, str]] = []
    left = len(text)
    for number, words in block.lines:
        if left <= 0:
            break
        kept.append((number, words[:left].strip()))
        left -= len(words) + 1
    return kept


def line_at(block: Block, letter: int) -> int:
    """The line that a letter of the block's text stands on, counted from 0."""
    for number, words in block.lines:
        letter -= len(words) + 1
        if letter < 0:
            return number
    return block.lines[-1][0]


def own_blocks(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """The milestone's blocks, and what a page's end brought before them: of blocks over a page's end, the last is its own."""
    if any(b.page or b.bullet for b in blocks):
        return blocks[-1:], blocks[:-1]
    return blocks, []
