"""What the evidence of a plan amounts to: what stands, what is missing, and what is about to run out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from milepost.progress.queries import Proof, evidence

from .queries import JudgedMilestone, JudgedPlan


@dataclass(frozen=True)
class Backed:
    """A milestone with the evidence that stands for it. ``gap`` says what is missing; empty where nothing is.

    ``lasts_until`` is the last day any of it can be relied on, where all of it runs out; ``runs_out`` once that day is
    near or past.
    """

    m: JudgedMilestone
    proofs: tuple[Proof, ...]
    gap: str
    lasts_until: date | None
    runs_out: bool

    @property
    def last(self) -> Proof | None:
        """The evidence that can be relied on the longest, where all of it runs out."""
        return next((p for p in self.proofs if p.valid_until == self.lasts_until), None) if self.lasts_until else None


def backed(judged: JudgedPlan, proofs: Mapping[int, list[Proof]]) -> Iterator[Backed]:
    """Every milestone that has evidence, or should have: in the plan's order."""
    soon = judged.on + timedelta(days=judged.policy.evidence_reminder_days)
    for m in judged.milestones:
        stands = {r.id for r in m.said if r.stands}
        standing = tuple(p for p in proofs.get(m.line.id, ()) if p.review_id or p.update_id in stands)
        ends = [p.valid_until for p in standing]
        lasts_until = max((d for d in ends if d), default=None) if None not in ends else None
        gap = _gap(m, standing, judged.on)
        if standing or gap:
            yield Backed(m, standing, gap, lasts_until, lasts_until is not None and lasts_until <= soon)


def _gap(m: JudgedMilestone, standing: tuple[Proof, ...], on: date) -> str:
    """Only what is complete must be shown to be so."""
    if not m.judged.complete:
        return ""
    if not standing:
        return "Complete, and no evidence shows it"
    if all(p.expired(on) for p in standing):
        return "Complete, and all of its evidence has run out"
    return ""


def open_evidence(m: JudgedMilestone, on: date) -> tuple[Proof, ...]:
    """What everyone may see of the evidence of a milestone of ``open_plan``: marked public, its update accepted. One query."""
    accepted = {r.id for r in m.said}
    return tuple(
        replace(p, owner="", owner_id=None) for p in evidence(m.line.id, on) if p.public and p.update_id in accepted
    )
