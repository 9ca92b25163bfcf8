"""Runs of words of a pack: each leads to where it came from, and what somebody wrote names the row that holds it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from milepost.design.report import Runs, Tone, Words
from milepost.judgement.queries import JudgedMilestone
from milepost.plan.queries import Line
from milepost.rules.brag import Brag


@dataclass(frozen=True)
class Links:
    """The pages of a plan at the desk, read as at a day; ``opened`` makes them those for everyone."""

    slug: str
    on: date

    def milestone(self, ref: str) -> str:
        return self._page("desk-milestone", self.slug, ref)

    def action(self, ref: str) -> str:
        return self._page("desk-action", self.slug, ref)

    def workstream(self, ref: str) -> str:
        return self._page("desk-workstream", self.slug, ref)

    def measure(self, measure: str) -> str:
        return self._page("plan-measure", self.slug, measure)

    def row(self, line: Line, workstream: str) -> str:
        """The page that tells of a row: an outcome and an impact are read on their workstream's."""
        if line.kind == "milestone":
            return self.milestone(line.ref)
        return self.action(line.ref) if line.kind == "action" else self.workstream(workstream)

    def of_board(self, name: str, pk: int) -> str:
        """A page of the board's own, which is the same on any day."""
        return reverse(name, args=[pk])

    def _page(self, name: str, *args: str) -> str:
        return f"{reverse(name, args=args)}?as_at={self.on.isoformat()}"


def stated(line: Line, field: str = "statement") -> Words:
    """What a row says, in the version that says it."""
    return Words(getattr(line, field), source=f"version:{line.version_id}:{field}")


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
