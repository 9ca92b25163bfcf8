"""Which of a plan's evidence a page shows."""

from __future__ import annotations

from collections.abc import Callable

from milepost.judgement.evidence import Backed

SHOWS = (
    ("", "All"),
    ("gaps", "Gaps"),
    ("runs_out", "Running out or over"),
    ("public", "Shown to everyone"),
    ("embedded", "Embedded"),
)


def chosen(every: list[Backed], show: str) -> list[Backed]:
    """The rows of one of ``SHOWS``; all of them for a word that is none."""
    tests: dict[str, Callable[[Backed], bool]] = {
        "gaps": lambda b: bool(b.gap),
        "runs_out": lambda b: b.runs_out,
        "public": lambda b: any(p.public for p in b.proofs),
        "embedded": lambda b: b.m.judged.embedded,
    }
    test = tests.get(show)
    return [b for b in every if test(b)] if test else every
