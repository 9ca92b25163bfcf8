"""What one cell of an OpenDocument spreadsheet says: its value where it has one, else its text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import datetime
from math import isfinite
from typing import Any

from ..document import Paragraph
from .grid import paragraphs
from .values import words

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
SIGNS = {f"{TEXT}s": " ", f"{TEXT}tab": " ", f"{TEXT}line-break": "\n"}
NOT_TEXT = {f"{OFFICE}annotation", f"{TEXT}note", f"{TEXT}ruby-text"}
MONTH = re.compile(r"[^\W\d]+\.?[\s\-/’']*\d{2,4}")


def paragraphs_of(cell: Any, counts: Counter[str]) -> tuple[Paragraph, ...]:
    """What the cell says; comments on it are counted."""
    counts["comments"] += len(cell.findall(f"{OFFICE}annotation"))
    if not len(cell) and cell.get(f"{OFFICE}value-type") is None:
        return ()
    text = "\n".join(_text(p) for p in cell.findall(f"{TEXT}p"))
    return paragraphs(_value(cell, text))


def bold(said: tuple[Paragraph, ...], heavy: bool) -> tuple[Paragraph, ...]:
    return tuple(replace(paragraph, bold=True) for paragraph in said) if heavy else said


def _text(element: Any) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag in SIGNS:
            parts.append(SIGNS[child.tag])
        elif child.tag not in NOT_TEXT and isinstance(child.tag, str):
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _value(cell: Any, text: str) -> str:
    kind = cell.get(f"{OFFICE}value-type")
    if kind == "date":
        return _day(cell.get(f"{OFFICE}date-value") or "", text)
    if kind in ("float", "percentage"):
        return _number(cell.get(f"{OFFICE}value") or "", text, kind)
    return text or cell.get(f"{OFFICE}string-value") or cell.get(f"{OFFICE}value") or ""


def _day(value: str, text: str) -> str:
    """Its ISO form, but a month or a year where no more is shown, because then no more is meant."""
    try:
        day = datetime.fromisoformat(value)
    except ValueError:
        return text or value
    shown = text.strip()
    return words(day, "mmm yyyy" if MONTH.fullmatch(shown) else "yyyy" if re.fullmatch(r"\d{4}", shown) else "General")


def _number(value: str, text: str, kind: str) -> str:
    number, shown = _float(value), _float(text)
    if number is None:
        return text or value
    if kind == "float" and shown == number:
        return text  # "1.10" as it is shown
    return words(number, "0%" if kind == "percentage" else "General")


def _float(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) else None
