"""A newer document held against its plan: what the plan says now, and each difference with why it cannot be taken over."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from milepost.judgement.queries import JudgedPlan
from milepost.people.models import Post
from milepost.plan.matching import Difference, Known, Match, Matching, match, plain
from milepost.plan.models import Plan, Row
from milepost.progress.actions.redact import REDACTED
from milepost.sources.draft import Node
from milepost.sources.queries import Understood

from .known import every_line, known_rows
from .presenters import Cell, cells_of, name_of

LABELS = {
    "statement": "Wording", "weakness": "What must get better", "deadline": "Deadline", "owners": "Owner",
    "accountable": "Accountable", "delivery": "Delivery team", "resource": "Resource", "rating": "Rating",
}  # fmt: skip


@dataclass(frozen=True)
class Offer:
    """One thing that may be taken over. ``key`` is what the form sends; ``why_not`` says why it cannot be."""

    key: str
    label: str
    before: str
    after: str
    why_not: str = ""


@dataclass(frozen=True)
class Item:
    """A row of the plan or the document with its offers. ``what`` is "changed", "added" or "gone"."""

    what: str
    name: str
    statement: str
    offers: tuple[Offer, ...]
    cells: tuple[Cell, ...] = ()
    row: int = 0
    version: int = 0


class Against:
    """The document, the plan, and the pairing of the two. ``openly``: what is taken over waits for a revision, ratings wait to be
    checked, and owners are not taken; ``waiting`` are the new rows, by node, that wait already.
    """

    def __init__(
        self, plan: Plan, judged: JudgedPlan, read: Understood, *, openly: bool, waiting: Collection[str] = ()
    ) -> None:
        self.plan, self.read, self.openly, self.waiting = plan, read, openly, frozenset(waiting)
        self.lines = {line.id: line for line in every_line(judged)}
        self.newest = {m.line.id: (m.newest.id if m.newest else 0) for m in judged.milestones}
        ratings = {m.line.id: m.latest.rating.value for m in judged.milestones if m.latest}
        known = list(known_rows(judged, ratings))
        self.matching: Matching = match(read.draft, known)
        self.posts = {plain(p.title): p for p in Post.objects.filter(area=plan.area_id)}
        self.new = {m.node.id: m for m in self.matching.added}
        self.refs = set(Row.objects.filter(plan=plan).values_list("kind", "ref"))

    def items(self) -> list[Item]:
        changed = [self._changed(m) for m in self.matching.changed]
        added = [self._added(m) for m in self.matching.added]
        return [*changed, *added, *(self._gone(row) for row in self.matching.gone)]

    def _changed(self, m: Match) -> Item:
        assert m.row is not None
        offers = tuple(self._offer(m, m.row, d) for d in m.differences)
        name = f"{m.row.kind.capitalize()} {m.row.ref}"
        cells = cells_of(m.node, self.read.cells)
        line = self.lines[m.row.id]
        return Item("changed", name, m.row.words("statement"), offers, cells, m.row.id, line.version_id)

    def _offer(self, m: Match, row: Known, d: Difference) -> Offer:
        after = d.after.capitalize() if d.field == "rating" else d.after
        before = d.before.capitalize() if d.field == "rating" else d.before
        return Offer(f"d-{row.id}-{d.field}", LABELS[d.field], before, after, self.why_not(m.node, d))

    def why_not(self, node: Node, d: Difference) -> str:
        if REDACTED in d.before:
            return "Words were removed here for good, and the document may still hold them. Change the row by hand"
        if d.field == "rating":
            undated = self.openly and d.after == "blue" and not node.words("complete")
            return "The document gives no day of completion" if undated else ""
        if d.field == "deadline" and any(x.stopping and x.field in ("deadline", "means") for x in node.doubts):
            return "This deadline is not understood yet. Say what it means in the document first"
        if d.field in ("owners", "accountable", "delivery"):
            return self._why_no_posts(d)
        return ""

    def _why_no_posts(self, d: Difference) -> str:
        if d.field == "owners" and self.openly:
            return "In a plan that was agreed the accountable officer changes the owner"
        missing = [name for name in d.after.splitlines() if plain(name) not in self.posts]
        return f"There is no post called {', '.join(missing)}. Add it under People first" if missing else ""

    def _added(self, m: Match) -> Item:
        offer = Offer(
            f"n-{m.node.id}", f"Add it {self._where(m)}".strip(), "", m.node.words("statement"), self.not_new(m)
        )
        name = f"New {m.node.kind} {m.node.words('ref')}".strip()
        return Item("added", name, m.node.words("statement"), (offer,), cells_of(m.node, self.read.cells))

    def _where(self, m: Match) -> str:
        if m.parent:
            return f"below {m.parent.kind} {m.parent.ref}"
        return f"below the new {name_of(m.above).lower()}, which is then added too" if m.above else ""

    def not_new(self, m: Match) -> str:
        """Why a new row cannot be taken over; empty where it can, with each new row above it."""
        if m.node.id in self.waiting:
            return "Gathered already: it is added once you say who agreed"
        if m.node.kind == "milestone" and not m.node.words("deadline"):
            return "It has no deadline. Give it one in the document first"
        if any(d.stopping for d in m.node.doubts if d.code not in ("no_milestones", "nothing_under")):
            return "Something about it must be answered in the document first"
        above = self.new.get(m.above.id) if m.above else None
        if above and above.node.id not in self.waiting and (why := self.not_new(above)):
            return f"The new row above it cannot be added: {why[:1].lower()}{why[1:]}"
        return ""

    def _gone(self, row: Known) -> Item:
        offer = Offer(f"g-{row.id}", "Withdraw it from the plan, with what is below it", "", "")
        name = f"{row.kind.capitalize()} {row.ref}"
        return Item("gone", name, row.words("statement"), (offer,), (), row.id, self.lines[row.id].version_id)
