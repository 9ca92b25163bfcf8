"""Where what a board reads leads to, and the only place that holds what a row says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from milepost.design.report import Words
from milepost.plan.queries import Line


@dataclass(frozen=True)
class Links:
    """The pages of a plan at the desk, read as at a day; ``packs.opened`` makes them those for everyone."""

    slug: str
    on: date

    def milestone(self, ref: str) -> str:
        return self.page("desk-milestone", ref)

    def measure(self, measure: str) -> str:
        return self.page("plan-measure", measure)

    def row(self, line: Line, workstream: str) -> str:
        """The page that tells of a row: an outcome and an impact are read on their workstream's."""
        if line.kind in ("milestone", "action"):
            return self.page(f"desk-{line.kind}", line.ref)
        return self.page("desk-workstream", workstream)

    def of_board(self, name: str, pk: int) -> str:
        """A page of the board's own, which is the same on any day."""
        return reverse(name, args=[pk])

    def page(self, name: str, *args: object) -> str:
        """Any other page of the plan, by its name."""
        return f"{reverse(name, args=[self.slug, *args])}?as_at={self.on.isoformat()}"


def stated(line: Line, field: str = "statement") -> Words:
    """What a row says, in the version that says it."""
    return Words(getattr(line, field), source=f"version:{line.version_id}:{field}")
