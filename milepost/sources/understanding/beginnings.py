"""How a new row begins: with another ref, and a cell's lines parted into its statement and its impacts."""

from __future__ import annotations

from . import refs
from .cells import TextLine
from .context import Context
from .lines import is_label, read_line
from .parts import Part


def another(ref: str, now: Part | None, context: Context, kind: str) -> bool:
    """Whether a ref is there and is not that of the present row."""
    if not ref:
        return False
    full = refs.below(context.outcome.words("ref"), ref) if kind == "action" and context.outcome else ref
    return now is None or now.words("ref") != full


def split_impacts(lines: list[TextLine], context: Context) -> tuple[list[TextLine], list[TextLine]]:
    """A cell's lines before and after one that says “Impact”."""
    for i, line in enumerate(lines):
        if is_label(line.text, context.vocabulary.lines["impact"]):
            return lines[:i], lines[i + 1 :]
        found = read_line(line.text, context.vocabulary) if ":" in line.text[:40] else None
        if found and found.kind == "impact" and found.text:
            return lines[:i], [TextLine(found.text, line.number, line.bullet), *lines[i + 1 :]]
    return lines, []


def unlabelled(lines: list[TextLine], context: Context, kind: str) -> list[TextLine]:
    """Lines without a first one that only says “Outcome:”, or without that word before the text."""
    if lines and is_label(lines[0].text, context.vocabulary.lines[kind] + context.vocabulary.headings[kind]):
        return lines[1:]
    found = read_line(lines[0].text, context.vocabulary) if lines and ":" in lines[0].text[:30] else None
    if found and found.kind == kind and found.text and not found.ref:
        return [TextLine(found.text, lines[0].number, lines[0].bullet), *lines[1:]]
    return lines
