"""A Word plan as a partnership might have it: two workstreams, coloured ratings, and some things that are not sure."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

HEADINGS = ("Outcome", "Ref", "What we will do", "Resource", "Key milestones", "Lead", "By when", "RAG")
FIRST = (
    ("1.1 Assessments are on time", "1.1a", "Recruit two more caseworkers", "AR", "The posts are advertised", "Head of SEND",
     "Nov 2026", "00B050"),
    ("", "", "", "", "Both caseworkers have started", "Head of SEND", "when the money comes", "FFC000"),
    ("", "1.1b", "Write a plan for sickness", "ER", "A duty rota is in place", "SEND manager", "From Jan 2027", "00B050"),
)  # fmt: skip
SECOND = (
    ("2.1 Families are heard", "2.1a", "Meet the forum every month", "ER", "The first meeting is held",
     "Participation officer", "Dec 2026", "00B050"),
    ("", "2.1a", "Publish what was said", "ER", "The first note is published", "Participation officer", "March 2027",
     "ABCDEF"),
)  # fmt: skip


def write(path: Path) -> None:
    document = Document()
    document.add_heading("Newshire priority action plan", 1)
    document.add_paragraph("Newshire County Council and its partners wrote this plan together.")
    for title, weakness, rows in (
        ("Workstream 1: Assessments", "Assessments take too long.", FIRST),
        ("Workstream 2: Families", "Families were not asked.", SECOND),
    ):
        document.add_heading(title, 2)
        document.add_paragraph(f"Area of weakness: {weakness}")
        _table(document, rows)
    document.save(str(path))


def _table(document: Any, rows: tuple[tuple[str, ...], ...]) -> None:
    table = document.add_table(rows=1, cols=len(HEADINGS))
    table.style = "Table Grid"
    for cell, words in zip(table.rows[0].cells, HEADINGS, strict=True):
        cell.text = words
    for row in rows:
        cells = table.add_row().cells
        for cell, words in zip(cells[:-1], row[:-1], strict=True):
            cell.text = words
        _fill(cells[-1], row[-1])


def _fill(cell: Any, colour: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shade)
