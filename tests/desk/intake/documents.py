"""A document with things that are not sure, as it is kept once it was read."""

from __future__ import annotations

from typing import Any

from milepost.plan.models import Brought, Plan
from milepost.sources.carrying import to_json
from milepost.sources.document import Cell, Document, Paragraph, Place, Table, Words
from milepost.sources.models import Intake

from .bringing import an_intake

HEADINGS = ("Outcome", "Ref", "What we will do", "Resource", "Key milestones", "Lead", "By when", "RAG")
ROWS = (
    ("1.1 Plans are on time", "1.1a", "Recruit two more caseworkers", "AR", "The posts are advertised", "Head of SEND",
     "Nov 2026", "Amber"),
    ("", "", "", "", "Both caseworkers have started", "Head of SEND", "when the money comes", "Red"),
    ("", "1.1b", "Write a plan for sickness", "ER", "A duty rota is in place", "SEND manager", "From Jan 2027", "Green"),
)  # fmt: skip


def a_document(rows: tuple[tuple[str, ...], ...] = ROWS, **texts: str) -> Document:
    title = texts.get("title", "Newshire priority action plan")
    grid = tuple(
        tuple(
            Cell(Place(table=1, row=r, column=c), (Paragraph(text),) if text else ()) for c, text in enumerate(row, 1)
        )
        for r, row in enumerate((HEADINGS, *rows), 1)
    )
    blocks = (
        Words(Place(line=1), title, level=1),
        Words(Place(line=2), "Newshire County Council wrote this plan."),
        Words(Place(line=3), "Workstream 1: Assessments", level=2),
        Words(Place(line=4), "Area of weakness: Assessments take too long."),
        Table(Place(table=1), grid),
    )
    return Document(blocks)


def an_intake_to_look_through(document: Document | None = None, **fields: Any) -> Intake:
    return an_intake(document=to_json(document or a_document()), **fields)


def a_newer_document(document: Document | None = None, slug: str = "exampleshire") -> Intake:
    """A document that was brought as a newer version of a plan's."""
    intake = an_intake_to_look_through(document)
    stamp = {"recorded_at": intake.recorded_at, "recorded_by": intake.recorded_by}
    Brought.objects.create(plan=Plan.objects.get(slug=slug), intake=intake, kind=Brought.As.NEWER, **stamp)
    return intake
