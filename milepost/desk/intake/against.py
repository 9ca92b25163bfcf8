"""A newer document held against its plan: what the plan says now, each difference, and what is taken over of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from milepost.judgement.queries import JudgedPlan
from milepost.people.models import Post
from milepost.plan.actions.gathered_changes import Waiting
from milepost.plan.matching import Difference, Known, Match, Matching, match, plain
from milepost.plan.models import Plan, Row, RowPost
from milepost.plan.queries import Line
from milepost.progress.actions.post import NewUpdate
from milepost.progress.actions.redact import REDACTED
from milepost.rules.brag import Brag
from milepost.sources.draft import Node
from milepost.sources.queries import Understood

from .presenters import Cell, cells_of

WORDING = frozenset({"statement", "weakness", "deadline", "resource"})
"""Differences that are taken over as a new wording of the row."""
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
    """The document, the plan, and the pairing of the two. ``live``: ratings are taken as updates, and owners are not."""

    def __init__(self, plan: Plan, judged: JudgedPlan, read: Understood, *, live: bool) -> None:
        self.plan, self.read, self.live = plan, read, live
        self.lines = {line.id: line for line in _every(judged)}
        self.newest = {m.line.id: (m.newest.id if m.newest else 0) for m in judged.milestones}
        ratings = {m.line.id: m.latest.rating.value for m in judged.milestones if m.latest}
        known = list(_known(judged, ratings))
        self.matching: Matching = match(read.draft, known)
        self.posts = {plain(p.title): p for p in Post.objects.filter(area=plan.area_id)}
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
        return Offer(f"d-{row.id}-{d.field}", LABELS[d.field], before, after, self._why_not(m.node, d))

    def _why_not(self, node: Node, d: Difference) -> str:
        if REDACTED in d.before:
            return "Words were removed here for good, and the document may still hold them. Change the row by hand"
        if d.field == "rating":
            if not self.live:
                return "Ratings are taken over once the plan is live"
            return "" if d.after != "blue" or node.words("complete") else "The document gives no day of completion"
        if d.field == "deadline" and any(x.stopping and x.field in ("deadline", "means") for x in node.doubts):
            return "This deadline is not understood yet. Say what it means in the document first"
        if d.field in ("owners", "accountable", "delivery"):
            return self._why_no_posts(d)
        return ""

    def _why_no_posts(self, d: Difference) -> str:
        if d.field == "owners" and self.live:
            return "In a plan that was agreed the accountable officer changes the owner"
        missing = [name for name in d.after.splitlines() if plain(name) not in self.posts]
        return f"There is no post called {', '.join(missing)}. Add it under People first" if missing else ""

    def _added(self, m: Match) -> Item:
        above = m.parent
        where = f"below {above.kind} {above.ref}" if above else "" if m.node.kind == "workstream" else "below a new row"
        why_not = "Take over the row above it first, then hold the document against the plan again" if m.above else ""
        if m.node.kind == "milestone" and not m.node.words("deadline"):
            why_not = why_not or "It has no deadline. Give it one in the document first"
        if any(d.stopping for d in m.node.doubts if d.code not in ("no_milestones", "nothing_under")):
            why_not = why_not or "Something about it must be answered in the document first"
        offer = Offer(f"n-{m.node.id}", f"Add it {where}".strip(), "", m.node.words("statement"), why_not)
        name = f"New {m.node.kind} {m.node.words('ref')}".strip()
        return Item("added", name, m.node.words("statement"), (offer,), cells_of(m.node, self.read.cells))

    def _gone(self, row: Known) -> Item:
        offer = Offer(f"g-{row.id}", "Withdraw it from the plan, with what is below it", "", "")
        name = f"{row.kind.capitalize()} {row.ref}"
        return Item("gone", name, row.words("statement"), (offer,), (), row.id, self.lines[row.id].version_id)

    def taken(self, sent: Mapping[str, str]) -> tuple[list[Waiting], list[tuple[Row, NewUpdate, int]]]:
        """What is taken over of what is offered, as changes of the plan and as proposed updates."""
        changes: list[Waiting] = []
        updates: list[tuple[Row, NewUpdate, int]] = []
        for m in self.matching.changed:
            assert m.row is not None
            wanted = [d for d in m.differences if sent.get(f"d-{m.row.id}-{d.field}") and not self._why_not(m.node, d)]
            seen = _number(sent.get(f"seen-{m.row.id}", ""))
            if values := self._values(m.node, [d.field for d in wanted if d.field in WORDING]):
                changes.append({"do": "change", "row": m.row.id, "seen": seen, "values": values})
            for d in wanted:
                if d.field in ("owners", "accountable", "delivery"):
                    changes.append(self._posts(m.row, d))
                elif d.field == "rating":
                    updates.append(self._update(m.row, m.node))
        nodes = (m for m in self.matching.added if sent.get(f"n-{m.node.id}") and not self._added(m).offers[0].why_not)
        changes += [self._new(m) for m in nodes]
        gone = (row for row in self.matching.gone if sent.get(f"g-{row.id}"))
        changes += [{"do": "withdraw", "row": r.id, "seen": _number(sent.get(f"seen-{r.id}", ""))} for r in gone]
        return changes, updates

    def _values(self, node: Node, names: list[str]) -> dict[str, Any]:
        found = {name: node.words(name) for name in names}
        if "deadline" in found:
            found["means"] = node.words("means")
        return found

    def _posts(self, row: Known, d: Difference) -> Waiting:
        part = {"owners": "owner"}.get(d.field, d.field)
        wanted = [self.posts[plain(name)].pk for name in d.after.splitlines() if plain(name) in self.posts]
        held = RowPost.objects.filter(row=row.id, part=part, until_on__isnull=True)
        leaving = [p.pk for p in held if p.post_id not in wanted]
        taking = [f"post:{pk}" for pk in wanted if pk not in {p.post_id for p in held}]
        return {"do": "posts", "row": row.id, "part": part, "taking": taking, "leaving": leaving, "from_on": ""}

    def _update(self, row: Known, node: Node) -> tuple[Row, NewUpdate, int]:
        from milepost.rules.timescale import NotUnderstood, understand_date

        rating = Brag(node.words("rating"))
        done, precision = None, None
        if rating is Brag.BLUE and node.words("complete"):
            try:
                done, precision = understand_date(node.words("complete"))
            except NotUnderstood:
                done, precision = None, None
        new = NewUpdate(
            rating=rating, happened="As a newer version of the plan's document says", completed_on=done,
            completed_precision=precision,
        )  # fmt: skip
        milestone = Row.objects.select_related("plan").get(pk=row.id)
        return milestone, new, self.newest.get(row.id, 0)

    def _new(self, m: Match) -> Waiting:
        node, ref = m.node, m.node.words("ref")
        names = {"workstream": ("statement", "weakness"), "action": ("statement", "resource", "note"),
                 "milestone": ("statement", "deadline", "resource", "note")}.get(node.kind, ("statement",))  # fmt: skip
        values = self._values(node, [n for n in names if node.words(n)])
        given = {
            part: [f"post:{self.posts[plain(n)].pk}" for n in node.words(part).splitlines() if plain(n) in self.posts]
            for part in ("owners", "accountable", "delivery")
        }
        free = "" if (node.kind, ref) in self.refs or node.kind in ("milestone", "impact") else ref
        parent = m.parent.id if m.parent else 0
        return {"do": "add", "kind": node.kind, "parent": parent, "ref": free, "values": values, **given}


def _every(judged: JudgedPlan) -> Iterator[Line]:
    def walk(line: Line) -> Iterator[Line]:
        yield line
        for child in line.children:
            yield from walk(child)

    for w in judged.workstreams:
        yield from walk(w.line)


def _known(judged: JudgedPlan, ratings: dict[int, str]) -> Iterator[Known]:
    def walk(line: Line, parent: int | None) -> Iterator[Known]:
        values = {
            "statement": line.statement, "weakness": line.weakness, "resource": line.resource,
            "deadline": line.timescale.as_written if line.timescale else "", "rating": ratings.get(line.id, ""),
            "owners": "\n".join(p.name for p in line.posts("owner")),
            "accountable": "\n".join(p.name for p in line.posts("accountable")),
            "delivery": "\n".join(p.name for p in line.posts("delivery")),
        }  # fmt: skip
        yield Known(line.id, line.kind, line.ref, parent, values)
        for child in line.children:
            yield from walk(child, line.id)

    for w in judged.workstreams:
        yield from walk(w.line, None)


def _number(sent: str) -> int:
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 18 else 0
