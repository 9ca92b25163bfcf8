"""What a plan says now, in the shape in which a document is held against it."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.judgement.queries import JudgedPlan
from milepost.plan.matching import Known
from milepost.plan.queries import Line


def every_line(judged: JudgedPlan) -> Iterator[Line]:
    def walk(line: Line) -> Iterator[Line]:
        yield line
        for child in line.children:
            yield from walk(child)

    for w in judged.workstreams:
        yield from walk(w.line)


def known_rows(judged: JudgedPlan, ratings: dict[int, str]) -> Iterator[Known]:
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
