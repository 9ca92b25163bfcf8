"""What one version of a row says that another does not, field by field, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from milepost.rules.timescale import NotUnderstood, understand

from ..models.versions import timescale_of

LABELS = {
    "statement": "What it says",
    "plain": "For families",
    "note": "Note",
    "weakness": "What the inspectors found",
    "weakness_plain": "What they found, for families",
    "resource": "Resource",
}


@dataclass(frozen=True)
class Difference:
    """``field`` is the name of what differs, ``label`` the same for a page; empty words are words that are not there."""

    field: str
    label: str
    before: str
    after: str


def differences(before: Any | None, after: Any) -> tuple[Difference, ...]:
    """``before`` is None for a row that was not there. Both are versions, or plain values with their fields."""
    found = [
        Difference(name, label, getattr(before, name) if before else "", getattr(after, name))
        for name, label in LABELS.items()
    ]
    found.append(Difference("deadline", "Deadline", deadline_words(before) if before else "", deadline_words(after)))
    said = figure_words(before.figures) if before else ""
    found.append(Difference("figures", "Figures", said, figure_words(after.figures)))
    return tuple(d for d in found if d.before != d.after)


def deadline_words(version: Any) -> str:
    """The deadline as written, with what it means where the words alone do not say, and its rhythm."""
    timescale = timescale_of(version)
    if timescale is None:
        return ""
    words = timescale.as_written
    if not _says(words):
        words += f" ({timescale.words})"
    return f"{words}, {timescale.rhythm.label}" if timescale.rhythm else words


def _says(words: str) -> bool:
    """Whether the words alone can be read."""
    try:
        understand(words)
    except NotUnderstood:
        return False
    return True


def figure_words(figures: Any) -> str:
    """The numbers a row promises: "new plans issued within 20 weeks: from 41 to at least 75 %"."""
    return "; ".join(_figure(f) for f in figures)


def _figure(figure: dict[str, Any]) -> str:
    parts = []
    if "from" in figure:
        parts.append(f"from {figure['from']}")
    if "to" in figure:
        parts.append(f"to {'at least ' if figure.get('at_least') else ''}{figure['to']}")
    if "change" in figure:
        parts.append(f"a change of {figure['change']}")
    by = f" by {figure['by']}" if figure.get("by") else ""
    return f"{figure['of']}: {' '.join(parts)} {figure['unit']}{by}"
