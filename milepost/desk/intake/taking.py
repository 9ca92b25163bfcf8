"""What is taken over of the differences between a document and its plan: changes of the plan, and what it says of progress."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from milepost.plan.actions.gathered_changes import Waiting
from milepost.plan.matching import Difference, Known, Match, plain
from milepost.plan.models import Row, RowPost
from milepost.progress.actions.post import NewUpdate
from milepost.progress.actions.take_ratings import Rated
from milepost.rules.brag import Brag
from milepost.rules.timescale import NotUnderstood, understand_date
from milepost.sources.draft import Node

from .against import Against
from .drafted import stood_at

WORDING = frozenset({"statement", "weakness", "deadline", "resource"})
"""Differences that are taken over as a new wording of the row."""
PARTS = ("owners", "accountable", "delivery")


class Taking:
    """What somebody ticked, of what is offered. ``intake`` is the document's id."""

    def __init__(self, held: Against, intake: int, sent: Mapping[str, str]) -> None:
        self.held, self.intake, self.sent = held, intake, sent

    def changes(self) -> list[Waiting]:
        """Changes of the plan, a new row together with what is new below it."""
        found = [change for m in self.held.matching.changed for change in self._changed(m)]
        found += self._new_rows()
        gone = (row for row in self.held.matching.gone if self.sent.get(f"g-{row.id}"))
        return [*found, *({"do": "withdraw", "row": r.id, "seen": self._seen(r)} for r in gone)]

    def ratings(self) -> list[Rated]:
        return [
            self._rated(m.row, m.node)
            for m in self.held.matching.changed
            for d in self._wanted(m)
            if d.field == "rating" and m.row
        ]

    def _wanted(self, m: Match) -> Iterator[Difference]:
        assert m.row is not None
        for d in m.differences:
            if self.sent.get(f"d-{m.row.id}-{d.field}") and not self.held.why_not(m.node, d):
                yield d

    def _changed(self, m: Match) -> Iterator[Waiting]:
        assert m.row is not None
        wanted = list(self._wanted(m))
        words = [d.field for d in wanted if d.field in WORDING]
        if words:
            values, stood = _values(m.node, words), self._stood(m.node, words)
            yield {"do": "change", "row": m.row.id, "seen": self._seen(m.row), "values": values, "stood": stood}
        for d in wanted:
            if d.field in PARTS:
                yield self._posts(m.row, m.node, d)

    def _posts(self, row: Known, node: Node, d: Difference) -> Waiting:
        part = {"owners": "owner"}.get(d.field, d.field)
        posts = self.held.posts
        wanted = [posts[plain(name)].pk for name in d.after.splitlines() if plain(name) in posts]
        there = RowPost.objects.filter(row=row.id, part=part, until_on__isnull=True)
        leaving = [p.pk for p in there if p.post_id not in wanted]
        taking = [f"post:{pk}" for pk in wanted if pk not in {p.post_id for p in there}]
        return {
            "do": "posts", "row": row.id, "part": part, "taking": taking, "leaving": leaving, "from_on": "",
            "stood": self._stood(node, [d.field]),
        }  # fmt: skip

    def _new_rows(self) -> list[Waiting]:
        """Each new row that is ticked with the new ones above it, as a tree; a tree of which a part waits already, with that."""
        new, waiting = self.held.new, self.held.waiting
        ticked = {id_ for id_, m in new.items() if self.sent.get(f"n-{id_}") and not self.held.not_new(m)}
        wanted = {above for id_ in ticked for above in _with_above(new, id_)}
        tops = {list(_with_above(new, id_))[-1] for id_ in ticked}
        added = wanted | {id_ for id_ in waiting if id_ in new}
        return [self._new(new[id_], added) for id_ in new if id_ in tops]

    def _new(self, m: Match, wanted: Collection[str]) -> Waiting:
        node, ref = m.node, m.node.words("ref")
        names = {"workstream": ("statement", "weakness"), "action": ("statement", "resource", "note"),
                 "milestone": ("statement", "deadline", "resource", "note")}.get(node.kind, ("statement",))  # fmt: skip
        given = [name for name in names if node.words(name)]
        posts = self.held.posts
        parts = {
            part: [f"post:{posts[plain(n)].pk}" for n in node.words(part).splitlines() if plain(n) in posts]
            for part in PARTS
        }
        free = "" if (node.kind, ref) in self.held.refs or node.kind in ("milestone", "impact") else ref
        below = [b for b in self.held.matching.added if b.above and b.above.id == node.id and b.node.id in wanted]
        return {
            "do": "add", "key": f"{self.intake}:{node.id}", "kind": node.kind, "parent": m.parent.id if m.parent else 0,
            "ref": free, "values": _values(node, given), **parts, "stood": self._stood(node, [*given, *PARTS, "ref"]),
            "below": [self._new(b, wanted) for b in below],
        }  # fmt: skip

    def _rated(self, row: Known, node: Node) -> Rated:
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
        return Rated(milestone, new, self.held.newest.get(row.id, 0))

    def _stood(self, node: Node, names: Iterable[str]) -> dict[str, Any]:
        wanted = {*names}
        places = [[o.field, o.place, o.words] for o in stood_at(node, self.held.read) if o.field in wanted]
        return {"intake": self.intake, "places": places}

    def _seen(self, row: Known) -> int:
        sent = self.sent.get(f"seen-{row.id}", "")
        return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 18 else 0


def nodes_in(waiting: Iterable[Waiting], intake: int) -> Iterator[str]:
    """The nodes of a document that are among the new rows which wait."""
    for one in waiting:
        of, _, node = one.get("key", "").partition(":")
        if of == str(intake):
            yield node
        yield from nodes_in(one.get("below", ()), intake)


def _with_above(new: Mapping[str, Match], id_: str) -> Iterator[str]:
    """A new row and each new one above it, upwards."""
    yield id_
    above = new[id_].above
    if above and above.id in new:
        yield from _with_above(new, above.id)


def _values(node: Node, names: Iterable[str]) -> dict[str, Any]:
    found = {name: node.words(name) for name in names}
    if "deadline" in found:
        found["means"] = node.words("means")
    return found
