"""The milestones of one page of updates, and the form of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any

from django.http import QueryDict

from milepost.design.forms import error_lines
from milepost.desk.home.presenters import Mine, asked, in_order, wanted
from milepost.judgement.queries import JudgedPlan
from milepost.plan.access import Capacity
from milepost.progress.models import Draft, Update
from milepost.rules.permissions import Verb

from .forms import BlockForm

A_PAGE = 15


@dataclass(frozen=True)
class Whose:
    """Whose milestones the page shows: those somebody owns, or a workstream they answer for; only those asked for now."""

    workstream: str = ""
    only_asked: bool = False

    @classmethod
    def read(cls, asked: QueryDict) -> Whose:
        return cls(asked.get("workstream", ""), asked.get("only") == "asked")


@dataclass
class Block:
    """One milestone on the page. ``meanwhile`` is what others said while its update was being written.

    ``mark`` names the draft whose words it shows, so that emptying the block drops that one and no other.
    """

    mine: Mine
    form: BlockForm
    draft: Draft | None = None
    meanwhile: list[Update] = field(default_factory=list)
    mark: str = ""

    @property
    def anchor(self) -> str:
        return f"m{self.mine.m.line.id}"

    @property
    def lines(self) -> list[dict[str, str]]:
        return error_lines(self.form, f"{self.mine.m.line.ref}: ", self.anchor)


def mark(draft: Draft | None) -> str:
    """The moment a draft was saved, as text; empty where there is none."""
    return draft.saved_at.astimezone(UTC).isoformat() if draft else ""


def every(judged: Iterable[JudgedPlan]) -> dict[int, Mine]:
    """Every milestone of the plans that are live, by id."""
    return {m.line.id: Mine(p.plan, m, asked(m, p)) for p in judged for m in p.milestones}


def listed(capacity: Capacity, found: Iterable[Mine], whose: Whose) -> list[Mine]:
    """What is not complete, sent back first, then due soonest."""

    def here(x: Mine) -> bool:
        m = x.m
        theirs = m.workstream_ref == whose.workstream if whose.workstream else m.line.id in capacity.owns
        may = capacity.may_at(Verb.POST_UPDATE, row_id=m.line.id, workstream_id=m.workstream_id)
        return theirs and may and not m.judged.complete and (wanted(m) or not whose.only_asked)

    return in_order(x for x in found if here(x))


def workstreams(capacity: Capacity, judged: Iterable[JudgedPlan]) -> list[tuple[str, str]]:
    """Those somebody answers for, as choices."""
    return [
        (w.line.ref, f"Workstream {w.line.ref}: {w.line.statement}")
        for p in judged
        for w in p.workstreams
        if w.line.id in capacity.answers_for
    ]


def block(mine: Mine, data: QueryDict | None, draft: Draft | None) -> Block:
    """A milestone with what was typed, else its draft, else nothing. Nothing is marked wrong before it is sent."""
    known: dict[str, Any] = {"milestone": mine.m.line.id, "turns": mine.m.judged.occurrences}
    seen = mine.m.said[-1].id if mine.m.said else 0
    form = BlockForm(data, **known) if data is not None else None
    showed = form.mark if form else ""
    if (form is None or not form.filled) and draft:
        kept = {**draft.fields, "seen": str(seen)}
        form = BlockForm({f"m{mine.m.line.id}-{name}": value for name, value in kept.items()}, **known)
        showed = mark(draft)
    if form is None or not form.filled:
        return Block(mine, BlockForm(**known, initial={"seen": seen}), draft)
    form.errors.clear()
    return Block(mine, form, draft, mark=showed)
