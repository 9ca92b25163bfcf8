"""The milestones of a row, each with what stands beside it: deadline, owners, rating, resource, note."""

from __future__ import annotations

from ..document import Cell
from ..plain import plain, tidy
from . import refs
from .asides import Aside, give_asides, give_rhythm, without_asides
from .cells import TextLine, flowing, lines_of, shown
from .deadlines import clean, is_date, is_deadline, within
from .pairing import Paired, pair
from .parts import Part
from .rated import give_ratings
from .ratings import Rated, read_rating
from .table import Rows


def add_milestones(rows: Rows, span: range, *, new_action: bool) -> None:
    """Add what a row promises to its action. ``span`` is more than one row where they share a milestone's cell."""
    context = rows.context
    lines, deadlines, asides = _promised(rows, span)
    if not lines and not deadlines:
        _resource(rows, span, [], new_action)
        return
    if context.action is None:
        context.begin_action(rows.id(span.start, "action", "a"), "", "", None, stands_in=True)
    action = context.action
    assert action is not None
    paired = pair(lines, deadlines)
    made = _make(rows, span, action, paired) if lines else _by_deadline_alone(rows, span, action, paired)
    if asides:
        give_asides(asides, made, _cells(rows, span, "deadline")[0].place)
    _details(rows, span, made, new_action)


def _promised(rows: Rows, span: range) -> tuple[list[TextLine], list[str], list[Aside]]:
    cells = _cells(rows, span, "milestone")
    lines = lines_of(*cells)
    read = [clean(line.text) for line in lines_of(*_cells(rows, span, "deadline"))]
    deadlines, asides = without_asides(read, rows.context.vocabulary)
    starts = [clean(line.text) for line in lines_of(*_cells(rows, span, "starts"))]
    if len(starts) == len(deadlines):
        deadlines = [_from_to(first, last) for first, last in zip(starts, deadlines, strict=True)]
    elif not deadlines and starts and lines:
        deadlines = [f"From {first}" for first in starts]
    return lines, deadlines, asides


def _from_to(first: str, last: str) -> str:
    both = f"{first} to {last}"
    return both if is_deadline(both) and first != last else last


def _cells(rows: Rows, span: range, meaning: str) -> list[Cell]:
    """The cells of a meaning in these rows, a merged one once."""
    found = [rows.table.grid[r][c] for c in rows.columns(meaning) for r in span]
    return [cell for cell in dict.fromkeys(found) if cell.text.strip() or cell.colour]


def _make(rows: Rows, span: range, action: Part, paired: Paired) -> list[Part]:
    made, stem = [], rows.id(span.start, "milestone", "m")
    place = _cells(rows, span, "milestone")[0].place
    by = [cell.place for cell in _cells(rows, span, "deadline")]
    for i, (group, deadline) in enumerate(zip(paired.groups, paired.deadlines, strict=True)):
        part = Part(f"{stem}.p{group[0].number}", "milestone")
        words = shown(group) if len(group) > 1 else group[0].text
        ref, rest = _own_ref(rows, span.start, words, action, len(paired.groups), i)
        part.put("ref", ref, place)
        if not deadline and (said := within(rest))[0]:
            deadline, rest = said
            part.doubt(
                "deadline_in_text", f"The deadline “{deadline}” was taken from the milestone's own words", "deadline"
            )
        part.put("statement", rest, place)
        part.put("deadline", deadline, by[min(i, len(by) - 1)] if by else place)
        if paired.doubt[0]:
            part.doubt(*paired.doubt)
        action.children.append(part)
        made.append(part)
    return made


def _own_ref(rows: Rows, r: int, words: str, action: Part, count: int, i: int) -> tuple[str, str]:
    """A milestone's ref in its column, or at the start of its words where that follows its action's."""
    if count == 1 and (ref := rows.ref(r, "milestone")):
        return ref, words
    ref, rest = refs.leading(words)
    ours = action.words("ref")
    if ref and rest and ((ours and ref.startswith(ours) and ref != ours) or ref == str(i + 1)):
        return (ref if ours and ref.startswith(ours) else ""), rest
    return "", words


def _by_deadline_alone(rows: Rows, span: range, action: Part, paired: Paired) -> list[Part]:
    """A row with a deadline and no milestone: the action is its own milestone, in its own words."""
    place = _cells(rows, span, "deadline")[0].place
    part = Part(f"{rows.id(span.start, 'deadline', 'd')}.p1", "milestone")
    statement = action.words("statement") or (rows.context.outcome.words("statement") if rows.context.outcome else "")
    said = action.values.get("statement")
    part.put("statement", flowing(statement), said.place if said else place)
    part.put("deadline", " / ".join(paired.deadlines), place)
    part.doubt(
        "own_milestone", "No milestone stands beside this deadline, so the action's own words were taken", "statement"
    )
    action.children.append(part)
    return [part]


def _details(rows: Rows, span: range, made: list[Part], new_action: bool) -> None:
    _owners(rows, span, made)
    _resource(rows, span, made, new_action)
    give_ratings(rows.context, _cells(rows, span, "rating"), made)
    _complete(rows, span, made)
    for cell in _cells(rows, span, "rhythm"):
        for part in made:
            give_rhythm(cell.text, part, cell.place, rows.context.vocabulary)
    for cell in _cells(rows, span, "note"):
        if words := flowing(shown(lines_of(cell))):
            for part in made:
                part.add("note", words, cell.place)


def _owners(rows: Rows, span: range, made: list[Part]) -> None:
    """As many lines as milestones go one to each; else everyone named owns all. Where deadlines do the same it is sure."""
    in_step = len(made) == len(lines_of(*_cells(rows, span, "deadline")))
    for cell in _cells(rows, span, "owner"):
        lines = lines_of(cell)
        each = len(made) > 1 and len(lines) == len(made) and cell.rows <= len(span)
        for part, line in zip(made, lines if each else [None] * len(made), strict=True):
            rows.context.put_names(part, "owners", line.text if line else shown(lines), cell.place)
            if each and not in_step:
                part.doubt("owners_in_order", "The owners were given to the milestones in order, one to each", "owners")


def _resource(rows: Rows, span: range, made: list[Part], new_action: bool) -> None:
    """The resource in an action's first row is the action's; in a later row it is the milestone's own, where it stands there."""
    action, known = rows.context.action, rows.context.vocabulary.resource_of
    for cell in _cells(rows, span, "resource"):
        if action is None or not cell.text.strip():
            continue
        lines = lines_of(cell)
        each = len(made) > 1 and len(lines) == len(made)
        for i, part in enumerate([action] if new_action and not each else made):
            words = tidy(lines[i].text if each else cell.text)
            value = known.get(plain(words)) or known.get(plain(words.split()[0]) if words.split() else "") or ""
            _put_resource(
                part,
                value,
                words,
                cell,
                action,
                merged=rows.above(span.start, "resource"),
                repeated=_repeats(rows, span.start),
            )


def _repeats(rows: Rows, r: int) -> bool:
    """Whether the row repeats its action's words instead of leaving them blank or merged."""
    return bool(rows.text(r, "action")) and not rows.above(r, "action")


def _put_resource(
    part: Part, value: str, words: str, cell: Cell, action: Part, *, merged: bool, repeated: bool
) -> None:
    if not value:
        part.add("note", f"Resource: {words}", cell.place)
        part.doubt("resource_unread", f"“{words}” is neither AR nor ER, so it was kept as a note", "resource")
    elif part is action or not (merged or (repeated and value == action.words("resource"))):
        part.put("resource", value, cell.place)


def _complete(rows: Rows, span: range, made: list[Part]) -> None:
    for cell in _cells(rows, span, "complete"):
        lines = [clean(line.text) for line in lines_of(cell)]
        each = len(lines) == len(made)
        for i, part in enumerate(made):
            words = lines[i] if each else " ".join(lines)
            found = Rated() if is_date(words) else read_rating(words, rows.context.known)
            if found.rating == "blue" or plain(words) in ("yes", "y"):
                part.put("rating", "blue", cell.place)
                words = found.day
            if (
                words
                and plain(words) not in ("no", "n", *rows.context.vocabulary.names["nobody"])
                and not part.words("complete")
            ):
                part.put("complete", words, cell.place)
