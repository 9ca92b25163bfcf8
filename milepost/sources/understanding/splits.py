"""Rows that a page's end cut in two: the second half has no ref and goes on with what was being said."""

from __future__ import annotations

from ..document import Cell
from ..plain import tidy
from .cells import ENDS, lines_of, shown
from .deadlines import CUT, clean, is_deadline
from .parts import Part
from .table import Rows


def go_on(rows: Rows, r: int) -> bool:
    """Put a row that only goes on with the row before it behind that row's words. Gives whether it was such a row.

    A row goes on after a page's end where it has no ref and no text of its own beginning; elsewhere only where the deadline
    before it was cut off, like “June 2020 to”.
    """
    before = _last(rows)
    if before is None or any(rows.ref(r, kind) for kind in ("outcome", "action", "milestone")):
        return False
    cut = bool(CUT.search(before.words("deadline")))
    if not (rows.broken or cut) or not _all_go_on(rows, r, before, cut):
        return False
    _append(rows.context.outcome, rows.cell(r, "outcome"))
    _append(rows.context.action, rows.cell(r, "action"))
    _append(before, rows.cell(r, "milestone"))
    if deadline := clean(rows.text(r, "deadline")):
        said = before.values.get("deadline") or before.values.get("statement")
        before.put("deadline", f"{before.words('deadline')} {deadline}", said.place if said else None)
    return True


def _last(rows: Rows) -> Part | None:
    found = rows.context.action.standing("milestone") if rows.context.action else []
    return found[-1] if found else None


def _all_go_on(rows: Rows, r: int, before: Part, cut: bool) -> bool:
    """Whether nothing in the row begins anew."""
    deadline = clean(rows.text(r, "deadline"))
    whole = f"{before.words('deadline')} {deadline}".strip()
    if deadline and (is_deadline(before.words("deadline")) or not is_deadline(whole)):
        return False
    if not any(rows.text(r, kind) for kind in ("outcome", "action", "milestone", "deadline")):
        return False
    said = {"outcome": rows.context.outcome, "action": rows.context.action, "milestone": before}
    return all(_continues(rows.cell(r, kind), part, cut or bool(deadline)) for kind, part in said.items())


def _continues(cell: Cell | None, part: Part | None, sure: bool) -> bool:
    text = tidy(cell.text) if cell else ""
    if not text:
        return True
    before = part.words("statement") if part else ""
    return bool(before) and (text[0].islower() or (sure and not before.endswith(ENDS)))


def _append(part: Part | None, cell: Cell | None) -> None:
    if part is None or cell is None or not cell.text.strip():
        return
    lines = lines_of(cell)
    between = "\n" if lines[0].bullet else " "
    if part.words("statement").endswith(shown(lines)):
        return
    part.put("statement", f"{part.words('statement')}{between}{shown(lines)}", part.values["statement"].place)
