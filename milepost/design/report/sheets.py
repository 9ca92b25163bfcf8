"""A report on paper: which blocks stand on upright pages, and which on pages on their side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .blocks import Block, Bullets, Facts, Heading, Para, Split, Table

LEADING = (Para, Bullets, Facts)


@dataclass(frozen=True)
class Sheets:
    """Blocks one after another on pages that lie the same way."""

    wide: bool
    blocks: tuple[Block, ...]


def sheets(blocks: Sequence[Block]) -> tuple[Sheets, ...]:
    """A wide table takes its headings and the words below them with it. Between upright and wide a page begins anyway, so a
    ``Split`` there goes, as it does at either end.

    >>> wide = Table("", (), (), wide=True)
    >>> [(s.wide, len(s.blocks)) for s in sheets((Split(), Heading(2, "a"), Split(), Heading(2, "b"), wide))]
    [(False, 1), (True, 2)]
    """
    wide = [isinstance(b, Table) and b.wide for b in blocks]
    for n, block in enumerate(blocks):
        if isinstance(block, Table) and block.wide:
            for at in range(_begins(blocks, n), n):
                wide[at] = True
    found: list[Sheets] = []
    for lies, block in zip(wide, blocks, strict=True):
        if found and found[-1].wide == (lies or (found[-1].wide and isinstance(block, Split))):
            found[-1] = Sheets(found[-1].wide, (*found[-1].blocks, block))
        else:
            found.append(Sheets(lies, (block,)))
    trimmed = [Sheets(s.wide, _trimmed(s.blocks)) for s in found]
    return tuple(s for s in trimmed if s.blocks)


def _begins(blocks: Sequence[Block], at: int) -> int:
    """Where what leads to the table at this place begins: the words above it, and the headings above those."""
    start = at
    while start and isinstance(blocks[start - 1], LEADING):
        start -= 1
    if not start or not isinstance(blocks[start - 1], Heading):
        return at if start and not isinstance(blocks[start - 1], Split) else start
    while start and isinstance(blocks[start - 1], Heading):
        start -= 1
    return start


def _trimmed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    ends = [n for n, block in enumerate(blocks) if not isinstance(block, Split)]
    return blocks[ends[0] : ends[-1] + 1] if ends else ()
