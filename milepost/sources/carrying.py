"""A document as JSON and back, exactly: how it leaves the child process that read it, and how an intake keeps it.

What is at its default is left out, a cell says only how its place differs from its table's, and a merged cell stands once
however many places of the grid it covers.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from .document import Cell, Document, Paragraph, Place, Remark, Table, Words

Json = dict[str, Any]
NOWHERE = Place()
PARTS = tuple(part.name for part in fields(Place))


def to_json(document: Document) -> Json:
    """
    >>> to_json(Document((Words(Place(line=1), "Aims", level=1),)))
    {'blocks': [{'at': {'line': 1}, 'words': 'Aims', 'level': 1}], 'remarks': []}
    """
    return {
        "blocks": [_from_table(b) if isinstance(b, Table) else _from_words(b) for b in document.blocks],
        "remarks": [{"at": _from_place(r.place), "words": r.words} for r in document.remarks],
    }


def from_json(data: Json) -> Document:
    """The document ``to_json`` was given. KeyError, TypeError, ValueError or IndexError where ``data`` is something else."""
    return Document(
        tuple(_to_table(b) if "grid" in b else _to_words(b) for b in data["blocks"]),
        tuple(Remark(r["words"], Place(**r["at"])) for r in data["remarks"]),
    )


def _from_place(place: Place, beside: Place = NOWHERE) -> Json:
    """The parts of a place that differ from the place beside it."""
    return {name: here for name in PARTS if (here := getattr(place, name)) != getattr(beside, name)}


def _from_words(words: Words) -> Json:
    return {"at": _from_place(words.place), "words": words.text} | _set(
        level=words.level, bold=words.bold, bullet=words.bullet
    )


def _to_words(data: Json) -> Words:
    return Words(
        Place(**data["at"]),
        data["words"],
        level=data.get("level", 0),
        bold=data.get("bold", False),
        bullet=data.get("bullet", False),
    )


def _from_table(table: Table) -> Json:
    numbers: dict[Cell, int] = {}
    grid = [[numbers.setdefault(cell, len(numbers)) for cell in row] for row in table.grid]
    return {"at": _from_place(table.place), "cells": [_from_cell(c, table.place) for c in numbers], "grid": grid}


def _to_table(data: Json) -> Table:
    place = Place(**data["at"])
    around = {name: getattr(place, name) for name in PARTS}
    cells = [_to_cell(cell, around) for cell in data["cells"]]
    return Table(place, tuple(tuple(cells[number] for number in row) for row in data["grid"]))


def _from_cell(cell: Cell, table: Place) -> Json:
    return _set(
        at=_from_place(cell.place, table),
        says=[_from_paragraph(p) for p in cell.paragraphs],
        colour=cell.colour,
    ) | {name: span for name, span in (("rows", cell.rows), ("columns", cell.columns)) if span != 1}


def _to_cell(data: Json, around: Json) -> Cell:
    return Cell(
        Place(**(around | data.get("at", {}))),
        tuple(_to_paragraph(p) for p in data.get("says", ())),
        colour=data.get("colour", ""),
        rows=data.get("rows", 1),
        columns=data.get("columns", 1),
    )


def _from_paragraph(paragraph: Paragraph) -> str | Json:
    flags = _set(bullet=paragraph.bullet, bold=paragraph.bold)
    return {"text": paragraph.text} | flags if flags else paragraph.text


def _to_paragraph(data: str | Json) -> Paragraph:
    if isinstance(data, str):
        return Paragraph(data)
    return Paragraph(data["text"], bullet=data.get("bullet", False), bold=data.get("bold", False))


def _set(**values: Any) -> Json:
    """The values that are not empty."""
    return {name: value for name, value in values.items() if value}
