"""Lines to blocks: what stood in one cell on one page, as far as blank lines, refs, bullets and ends of pages tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..letters import BULLET, tidy
from .shapes import DATE, IMPACT, LABEL, REF, WORKSTREAM


@dataclass
class Block:
    """``kind`` is "text", "workstream", "label", "ref", "resource" or "impact"; ``code`` its number, ref or resource.

    ``lines`` are its words with the number of their line from 1. ``page`` says that a page began with it.
    """

    kind: str
    lines: list[tuple[int, str]] = field(default_factory=list)
    code: str = ""
    bullet: bool = False
    page: bool = False

    @property
    def text(self) -> str:
        """The lines as one; a hyphen at a line's end is the word's own, as far as a text can tell."""
        return re.sub(r"(?<=\w)- (?!(?:and|or|to)\b)(?=[a-z])", "-", " ".join(words for _, words in self.lines))

    @property
    def line(self) -> int:
        return self.lines[0][0] if self.lines else 0


@dataclass(frozen=True)
class Line:
    number: int
    text: str
    bullet: bool
    page: bool


def shaped(raw: Sequence[str]) -> list[Line]:
    """Lines with what their first letters say: a bullet, or the start of a page.

    Programs that make text of a PDF write a page's end as a form feed, or as one space before the next page's first line; a
    bullet that has no letter leaves a space behind, below a blank line.
    """
    lines: list[Line] = []
    for number, line in enumerate(raw, 1):
        page = line.startswith("\f")
        rest = line.lstrip("\f")
        blank_above = not lines or not lines[-1].text
        if rest[:1] == " " and rest.strip() and not blank_above and not page:
            page, rest = True, rest[1:]
        indented = rest[:1] in (" ", "\t")
        text = tidy(rest)
        typed = BULLET.match(text)
        if typed:
            text = text[typed.end() :]
        lines.append(Line(number, text, bool(text) and (bool(typed) or (indented and (blank_above or page))), page))
    return lines


def blocks_of(lines: Sequence[Line], codes: frozenset[str]) -> list[Block]:
    """Blocks in their order. A block ends at a blank line, a bullet, a page's end, and before a line of another kind."""
    blocks: list[Block] = []
    begun = False
    page = False
    for line in lines:
        page = page or line.page
        if not line.text:
            begun = False
            continue
        new = _opened(line, codes)
        if new or not begun or line.bullet or page or not blocks:
            blocks.extend(new or [Block("text", [(line.number, line.text)], bullet=line.bullet)])
            blocks[-1].page = page
            begun, page = True, False
        else:
            blocks[-1].lines.append((line.number, line.text))
    return list(_dates_joined(blocks))


def _opened(line: Line, codes: frozenset[str]) -> list[Block]:
    """The blocks that a line opens by its shape; none where it is plain text."""
    if line.bullet:
        return []
    if IMPACT.fullmatch(line.text):
        return [Block("impact", [(line.number, line.text)]), Block("text")]
    if found := WORKSTREAM.fullmatch(line.text):
        title = [(line.number, found[2])] if found[2] else []
        return [Block("workstream", title, found[1])]
    if LABEL.match(line.text):
        return [Block("label", [(line.number, line.text)])]
    word, _, rest = line.text.partition(" ")
    if word in codes:
        return [Block("resource", [(line.number, word)], word), Block("text", [(line.number, rest)] if rest else [])]
    if found := REF.fullmatch(line.text):
        ref = found[1] + (found[2] or "").strip("()")
        return [Block("ref", [(line.number, ref)], ref), Block("text", [(line.number, found[3])] if found[3] else [])]
    return []


def _dates_joined(blocks: Sequence[Block]) -> Iterator[Block]:
    """A date that a blank line has cut in two is put together, at the end of what it began in; empty blocks go."""
    held: Block | None = None
    for block in blocks:
        if (
            held
            and block.kind == "text"
            and block.lines
            and held.kind == "text"
            and not block.page
            and _cut(held, block)
        ):
            held.lines.extend(block.lines)
            continue
        if held and (held.lines or held.kind != "text"):
            yield held
        held = block
    if held and (held.lines or held.kind != "text"):
        yield held


def _cut(above: Block, below: Block) -> bool:
    tail = " ".join(above.text.split()[-4:])
    head = " ".join(below.text.split()[:3])
    joined = f"{tail} {head}"
    for start in (0, *(m.end() for m in re.finditer(" ", tail))):
        for found in DATE.finditer(joined, start):
            if (
                found.start() < len(tail)
                and found.end() > len(tail) + 1
                and not DATE.fullmatch(joined[found.start() : len(tail)])
            ):
                return True
    return False
