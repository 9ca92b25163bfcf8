"""The whole text: words before and around the tables, and a table for each workstream."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ...document import Cell, Document, Paragraph, Place, Remark, Table, Words
from .. import Say, Unreadable
from ..letters import decode
from .blocks import Block, Line, blocks_of, shaped
from .shapes import HEADING_WORDS, LABEL, REF, WORKSTREAM, resource_codes
from .walk import Action, Milestone, Outcome, Walk

MOST_LINES = 200_000
HEADINGS = ("Outcomes", "Ref", "Implementation", "Resource", "Key milestones", "Deadline", "BRAG + date")


def read_flat(path: Path, say: Say) -> Document:
    """What the text says. Raises Unreadable where it is empty or longer than any plan."""
    decoded = decode(path.read_bytes())
    raw = decoded.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(raw) > MOST_LINES:
        raise Unreadable(f"This text has {len(raw):,} lines, more than any plan. Take out what is not the plan")
    lines = shaped(raw)
    if not any(line.text for line in lines):
        raise Unreadable("This text is empty. Choose the file that has the plan in it")
    say("Putting the table together", 0, 0)
    remarks = [Remark(decoded.remark)] if decoded.remark else []
    parts = _parts(lines)
    codes = resource_codes([line.text for line in lines])
    blocks: list[Words | Table] = []
    for number, part in enumerate(parts):
        blocks += _part(part, codes, sum(isinstance(b, Table) for b in blocks) + 1, head=number == 0)
    if any(isinstance(b, Table) for b in blocks):
        remarks.append(
            Remark(
                "The columns of this text had run into one another and were put together again: look through every row"
            )
        )
    return Document(tuple(blocks), tuple(remarks))


def _parts(lines: Sequence[Line]) -> list[list[Line]]:
    """What comes before the first workstream, and each workstream."""
    parts: list[list[Line]] = [[]]
    for line in lines:
        if WORKSTREAM.fullmatch(line.text) and not line.bullet:
            parts.append([])
        parts[-1].append(line)
    return parts


def _part(lines: list[Line], codes: frozenset[str], number: int, head: bool) -> Iterator[Words | Table]:
    first = _first_ref(lines)
    if head and (first is None or any(WORKSTREAM.fullmatch(line.text) for line in lines)):
        first = None
    if first is None:
        yield from _words(blocks_of(lines, frozenset()))
        return
    top, header = _header(lines[:first])
    yield from _words(blocks_of(top, frozenset()))
    rest = [line for line in _without(lines[first:], header)]
    blocks = blocks_of(rest, codes)
    known = any(b.kind == "resource" for b in blocks)
    yield from _table(Walk(resources_known=known).through(blocks), number)


def _first_ref(lines: Sequence[Line]) -> int | None:
    return next((n for n, line in enumerate(lines) if not line.bullet and REF.fullmatch(line.text)), None)


def _header(lines: list[Line]) -> tuple[list[Line], list[str]]:
    """The lines above a table without the table's own headings, and those: short lines at the end that begin as headings do."""
    end = len(lines)
    while end and (not lines[end - 1].text or _is_heading(lines[end - 1].text)):
        end -= 1
    return lines[:end], [line.text for line in lines[end:] if line.text]


def _is_heading(text: str) -> bool:
    return len(text) < 45 and bool(HEADING_WORDS.match(text)) and not LABEL.match(text)


def _without(lines: list[Line], header: list[str]) -> Iterator[Line]:
    """Without the headings where a page says them again: three or more of their lines one after another."""
    at = 0
    while at < len(lines):
        end, same = at, 0
        while end < len(lines) and (not lines[end].text or lines[end].text in header):
            same += bool(lines[end].text)
            end += 1
        if same >= 3:
            yield Line(lines[at].number, "", False, True)
            at = end
        else:
            yield lines[at]
            at += 1


def _words(blocks: Sequence[Block]) -> Iterator[Words]:
    """Paragraphs: what comes after a label is the label's, and what goes on in small letters belongs to what is above."""
    held: list[Block] = []
    for block in blocks:
        goes_on = block.kind == "text" and not block.bullet and held and held[0].kind != "workstream"
        if goes_on and (held[0].kind == "label" or block.text[:1].islower()):
            held.append(block)
            continue
        yield from _one(held)
        held = [block]
    yield from _one(held)


def _one(held: list[Block]) -> Iterator[Words]:
    text = " ".join(b.text for b in held)
    if held and held[0].kind == "workstream":
        yield Words(Place(line=held[0].line), f"Workstream {held[0].code}: {text}".strip(": "), 2)
    elif text:
        yield Words(Place(line=held[0].line), text, bullet=held[0].bullet)


def _table(outcomes: Sequence[Outcome], number: int) -> Iterator[Table]:
    rows = [(o, *each) for o in outcomes for each in _rows(o)]
    if not rows:
        return
    heads = [_cell(number, 1, x, 0, [Paragraph(words)]) for x, words in enumerate(HEADINGS, 1)]
    grid = [heads]
    made: dict[int, list[Cell]] = {}
    for y, (outcome, action, milestone) in enumerate(rows, 2):
        high = sum(o is outcome for o, _, _ in rows)
        if id(outcome) not in made:
            made[id(outcome)] = [_outcome(number, y, outcome, high)]
        key = id(action) if action else -y
        if key not in made:
            made[key] = _action(number, y, action, sum(a is action for _, a, _ in rows) if action else 1)
        grid.append([*made[id(outcome)], *made[key], *_milestone(number, y, milestone)])
    yield Table(Place(table=number, line=outcomes[0].ref.line), tuple(tuple(row) for row in grid))


def _rows(outcome: Outcome) -> Iterator[tuple[Action | None, Milestone | None]]:
    """An outcome without actions, and an action without milestones, has a row all the same."""
    if not outcome.actions:
        yield None, None
    for action in outcome.actions:
        if not action.milestones:
            yield action, None
        for milestone in action.milestones:
            yield action, milestone


def _cell(table: int, row: int, column: int, line: int, said: Sequence[Paragraph] = (), rows: int = 1) -> Cell:
    return Cell(Place(table=table, row=row, column=column, line=line), tuple(p for p in said if p.text), rows=rows)


def _paragraphs(blocks: Sequence[Block]) -> list[Paragraph]:
    """A block that a page's end has broken off goes on with the one before it."""
    made: list[Paragraph] = []
    for block in blocks:
        if made and not block.bullet and block.text[:1].islower():
            made[-1] = Paragraph(f"{made[-1].text} {block.text}", made[-1].bullet)
        else:
            made.append(Paragraph(block.text, block.bullet))
    return made


def _outcome(table: int, row: int, outcome: Outcome, rows: int) -> Cell:
    said = [Paragraph(outcome.ref.code, bold=True), *_paragraphs(outcome.text)]
    if outcome.impacts:
        said += [Paragraph("Impact", bold=True)]
        said += [Paragraph(p.text, bullet=True) for p in _paragraphs(outcome.impacts)]
    return _cell(table, row, 1, outcome.ref.line, said, rows)


def _action(table: int, row: int, action: Action | None, rows: int) -> list[Cell]:
    if action is None:
        return [_cell(table, row, x, 0) for x in (2, 3)]
    line = action.text[0].line if action.text else action.ref.line
    return [
        _cell(table, row, 2, action.ref.line, [Paragraph(action.ref.code)], rows),
        _cell(table, row, 3, line, _paragraphs(action.text), rows),
    ]


def _milestone(table: int, row: int, m: Milestone | None) -> list[Cell]:
    if m is None:
        return [_cell(table, row, x, 0) for x in (4, 5, 6, 7)]
    words = Paragraph(" ".join(b.text for b in m.text))
    resource = m.resource
    return [
        _cell(
            table, row, 4, resource.line if resource else m.text[0].line, [Paragraph(resource.code)] if resource else []
        ),
        _cell(table, row, 5, m.text[0].line, [words]),
        _cell(table, row, 6, m.line, [Paragraph(m.deadline)]),
        _cell(table, row, 7, m.complete_line or m.line, [Paragraph(m.complete)]),
    ]
