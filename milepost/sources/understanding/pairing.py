"""Which deadline belongs to which milestone, where a cell holds several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .cells import TextLine, led, parted, unwrapped
from .deadlines import is_deadline, joined

Group = list[TextLine]


@dataclass(frozen=True)
class Paired:
    """As many ``deadlines`` as ``groups``, "" where there is none. ``doubt`` is (code, words), or empty."""

    groups: list[Group]
    deadlines: list[str]
    doubt: tuple[str, str] = ("", "")


def pair(lines: Sequence[TextLine], deadlines: Sequence[str]) -> Paired:
    """Set milestones and deadlines beside each other, paragraph by paragraph.

    Where there are as many of the one as of the other they go together. Wrapped lines, bullets under a line and gaps between
    paragraphs are tried in turn. Where no reading gives as many, they are taken in order and the doubt says so.
    """
    whole = joined(list(deadlines))
    if not lines:
        return Paired([], whole)
    if len(whole) <= 1:
        return _with_one(lines, whole[0] if whole else "")
    ways = ([[line] for line in lines], parted(lines), led(lines), unwrapped(lines))
    for dates in (whole, list(deadlines)):
        for groups in ways:
            if len(groups) == len(dates):
                return Paired([list(g) for g in groups], dates)
    return _uneven(list(ways[2]) if len(ways[2]) > 1 else unwrapped(lines), whole)


def _with_one(lines: Sequence[TextLine], deadline: str) -> Paired:
    """One deadline or none. Bullets are milestones that share it; a line with bullets under it, or plain text, is one."""
    if len(lines) > 1 and all(line.bullet for line in lines):
        doubt = ("shared_deadline", f"“{deadline}” stands beside {len(lines)} milestones. Each was given it")
        return Paired([[line] for line in lines], [deadline] * len(lines), doubt if deadline else ("", ""))
    groups = parted(lines) if not any(line.bullet for line in lines) else [list(lines)]
    if len(unwrapped(lines)) > 1 and not any(line.bullet for line in lines):
        what = "one deadline" if deadline else "no deadline"
        words = f"{len(unwrapped(lines))} paragraphs stand beside {what} and were read as one milestone. Split it if need be"
        return Paired([list(lines)], [deadline], ("one_of_several", words))
    return Paired([list(lines)] if len(groups) > 1 else groups, [deadline])


def _uneven(groups: list[Group], deadlines: list[str]) -> Paired:
    words = (
        f"{len(groups)} milestones stand beside {len(deadlines)} deadlines, so they were paired in order. Please check"
    )
    if len(groups) == 1:
        one = " ".join(deadlines)
        return Paired(groups, [one if is_deadline(one) else " / ".join(deadlines)], ("counts_differ", words))
    more = len(deadlines) - len(groups)
    if more > 0:
        kept = [*deadlines[: len(groups) - 1], " / ".join(deadlines[len(groups) - 1 :])]
        return Paired(groups, kept, ("counts_differ", words))
    return Paired(groups, [*deadlines, *[""] * -more], ("counts_differ", words))
