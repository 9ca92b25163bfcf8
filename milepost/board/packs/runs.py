"""Runs of words of a pack."""

from __future__ import annotations

from collections.abc import Iterable

from milepost.design.report import Runs, Tone, Words
from milepost.judgement.queries import JudgedMilestone
from milepost.rules.brag import Brag


def quoting(text: str, words: str, source: str) -> Runs:
    """A sentence of ours that quotes somebody's words: they are a run of their own, which a redaction reaches.

    >>> [w.text for w in quoting("past its deadline of May 2026", "May 2026", "version:1:deadline")]
    ['past its deadline of ', 'May 2026']
    """
    before, found, after = text.partition(words) if words else (text, "", "")
    if not found:
        return (Words(text),) if text else ()
    own = (Words(before),) if before else ()
    return (*own, Words(words, source=source), *quoting(after, words, source))


def reasons(m: JudgedMilestone, text: str) -> Runs:
    """What the dates say of a milestone, which may quote the deadline that was promised first."""
    first = m.line.deadlines[0]
    return quoting(
        text, first.timescale.as_written if m.line.first_deadline else "", f"version:{first.version_id}:deadline"
    )


def listed(found: Iterable[Runs], *, between: str = ", ", most: int | None = None) -> Runs:
    """Several things in a line; where there are more than ``most``, how many more."""
    every = list(found)
    shown = every if most is None or len(every) <= most else every[:most]
    runs: list[Words] = []
    for n, one in enumerate(shown):
        runs += [Words(between), *one] if n else one
    if len(shown) < len(every):
        runs.append(Words(f" and {len(every) - len(shown)} more"))
    return tuple(runs)


def tone(rating: Brag | None) -> Tone:
    return Tone(rating.value) if rating else Tone.NONE
