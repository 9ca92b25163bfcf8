"""Showing which words of a text answered."""

from __future__ import annotations

from collections.abc import Set

from .synonyms import Synonyms
from .words import words

Segments = tuple[tuple[str, bool], ...]
SHOWN, BEFORE = 240, 70
"""How many letters of a long text are shown, and how many of them before the first that answered."""


def marked(text: str, answered: Set[str], synonyms: Synonyms | None = None) -> Segments:
    """A text in segments, and of each whether it answered. Together they are the text.

    >>> marked("Clear the backlog", {"backlog"})
    (('Clear the ', False), ('backlog', True))
    """
    said = words(text)
    beside = synonyms.beside(said) if synonyms else []
    segments, at = [], 0
    for start, end in sorted((word.start, word.end) for word in [*said, *beside] if word.text in answered):
        if start > at:
            segments.append((text[at:start], False))
        if end > at:
            segments.append((text[max(start, at) : end], True))
            at = end
    if at < len(text):
        segments.append((text[at:], False))
    return tuple(segments)


def answers_at_all(segments: Segments) -> bool:
    return any(hit for _, hit in segments)


def excerpt(segments: Segments) -> Segments:
    """A long text cut to what stands around the first word that answered, at spaces, with dots for what is left out.

    >>> shown = excerpt(marked("so " * 100 + "the backlog fell " + "and " * 100, {"backlog"}))
    >>> len("".join(text for text, _ in shown)) < 250, shown[0], ("backlog", True) in shown
    (True, ('… ', False), True)
    """
    whole = "".join(text for text, _ in segments)
    if len(whole) <= SHOWN:
        return segments
    at, first = 0, 0
    for text, hit in segments:
        if hit:
            first = at
            break
        at += len(text)
    start = _space(whole, first - BEFORE) if first > BEFORE else 0
    end = _space(whole, start + SHOWN) if start + SHOWN < len(whole) else len(whole)
    cut, at = [("… ", False)] if start else [], 0
    for text, hit in segments:
        kept = text[max(start - at, 0) : max(end - at, 0)]
        if kept:
            cut.append((kept, hit))
        at += len(text)
    return (*cut, (" …", False)) if end < len(whole) else tuple(cut)


def _space(text: str, at: int) -> int:
    """The place after the last space before a place, or the place itself in a text without any near."""
    space = text.rfind(" ", max(at - 40, 0), at)
    return space + 1 if space >= 0 else at
