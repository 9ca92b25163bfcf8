"""What one cell says, or what is wrong with it and how to put it right."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from milepost.rules.dates import day
from milepost.rules.measuring import Answer

from .sheet import Cell

WHOLE = re.compile(r"\d{1,15}(\.\d{1,4})?|\d{1,3}(,\d{3})+(\.\d{1,4})?")
ANSWERS = {a.label.casefold(): a for a in Answer} | {"not available": Answer.NOT_AVAILABLE, "nil": Answer.NIL}


@dataclass(frozen=True)
class Problem:
    """Where, what is wrong and what to do."""

    where: str
    wrong: str
    fix: str

    @property
    def words(self) -> str:
        return f"{self.where}: {self.wrong}. {self.fix}"


def number(cell: Cell) -> Decimal | Problem | None:
    """
    >>> number(Cell(7, 4, "text", "about 12")).words
    'Figures, D7: “about 12” is not a number. Put in digits alone'
    >>> number(Cell(7, 4, "text", "1,204")), number(Cell(7, 4, "number", "12.5")), number(Cell(7, 4))
    (Decimal('1204'), Decimal('12.5'), None)
    """
    if cell.kind == "empty":
        return None
    if cell.kind == "formula":
        return Problem(cell.where, "this is a formula", "Put in the number it comes to")
    if cell.kind == "date":
        shown = day(datetime.fromisoformat(cell.words).date())
        return Problem(
            cell.where, f"this became the date {shown}", "Set the cell’s format to General, and put in the number again"
        )
    words = cell.words.replace("\u00a0", "").replace(" ", "")
    if cell.kind == "number" and words.startswith("-"):
        return Problem(cell.where, f"{cell.words} is below 0", "Put in a number of 0 or more")
    if not WHOLE.fullmatch(words):
        return Problem(cell.where, f"“{cell.words[:40]}” is not a number", _fix(cell))
    return Decimal(words.replace(",", ""))


def answer(cell: Cell) -> Answer | Problem | None:
    """
    >>> answer(Cell(7, 8, "text", "nil return")), answer(Cell(7, 8, "text", "none")).fix
    (<Answer.NIL: 'nil'>, 'Choose A figure, Nil return or Not available, because')
    """
    if cell.kind == "empty":
        return None
    found = ANSWERS.get(cell.words.casefold().rstrip(".,"))
    if cell.kind == "text" and found:
        return found
    labels = [a.label for a in Answer]
    return Problem(
        cell.where, f"“{cell.words[:40]}” is not an answer", f"Choose {', '.join(labels[:-1])} or {labels[-1]}"
    )


def words(cell: Cell) -> str | Problem:
    if cell.kind == "formula":
        return Problem(cell.where, "this is a formula", "Write the words it shows")
    if len(cell.words) > 500:
        return Problem(cell.where, "this has more than 500 letters", "Say it in fewer")
    return cell.words


def _fix(cell: Cell) -> str:
    if re.fullmatch(r"[\d.,]+\s*%", cell.words):
        return "Put in how many there were, not the percentage"
    if cell.kind == "number":
        return "Put in a number with at most 15 digits, 4 of them after the point"
    return "Put in digits alone"
