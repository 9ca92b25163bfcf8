"""A document's blocks in their order: what is said above a table, and the tables themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..document import Document, Place, Table, Words
from ..draft import Column, Doubt
from ..plain import plain, tidy
from .cells import lines_of
from .colours import read_legend_lines, read_legend_table
from .context import Context
from .grids import filled, is_alone, is_band
from .headers import Header, find_header, unread
from .lines import as_workstream, read_line
from .rows import Reader

GENERIC_SHEET = re.compile(r"(?:sheet|table|worksheet|tabelle)\s*\d*|plan|action plan|milestones|data|export", re.I)
SHORT = 160
"""Characters: a bold line no longer than this may be a heading."""
Told = Mapping[tuple[int, int], str]


class Walk:
    """Goes through a document once. ``columns``, ``doubts`` and ``unused`` tell what was made of its tables."""

    def __init__(self, document: Document, context: Context, told: Told) -> None:
        self.document, self.context, self.told = document, context, told
        self.columns: list[Column] = []
        self.doubts: list[Doubt] = []
        self.headers: dict[int, Header] = {}
        self.heading: tuple[str, str, Place] | None = None
        self.last: tuple[Header, int] | None = None
        """The header of the plan's table just before, and how many columns it has: for one that goes on without headings."""
        self.tables = [b for b in document.blocks if isinstance(b, Table) and b.grid and b.grid[0]]

    def go(self) -> None:
        self._read_headers()
        self._legends()
        number = 0
        for n, block in enumerate(self.document.blocks, start=1):
            if isinstance(block, Words):
                self._words(block, f"b{n}")
            elif block.grid and block.grid[0]:
                number += 1
                self._table(block, number)

    def _legends(self) -> None:
        context = self.context
        lines = [b.text for b in (*self.document.blocks, *self.above()) if isinstance(b, Words) and len(b.text) < 120]
        read_legend_lines(lines, context.known, context.legend)
        others = [t for n, t in enumerate(self.tables, start=1) if not self.headers[n].is_plan]
        self.legend_tables = {id(t) for t in others if read_legend_table(t, context.known, context.legend)}
        context.known.update(context.legend.words)
        self.doubts += [Doubt("legend_differs", said, "colours") for said in dict.fromkeys(context.legend.differs)]

    def _read_headers(self) -> None:
        for number, table in enumerate(self.tables, start=1):
            told = {c: meaning for (t, c), meaning in self.told.items() if t == number and c <= len(table.grid[0])}
            found = find_header(table, number, self.context.vocabulary, told)
            self.headers[number] = found if found.columns else unread(table, number, told)

    def above(self) -> list[Words]:
        """What stands alone in rows above a table's headings, as a workbook has its title."""
        return [
            Words(row[0].place, row[0].text)
            for number, table in enumerate(self.tables, start=1)
            for row in table.grid[: self.headers[number].rows.start]
            if is_band(row) or is_alone(row)
        ]

    # words

    def _words(self, block: Words, id_: str) -> None:
        context, text = self.context, tidy(block.text)
        if not text or text in context.legend.lines:
            return
        line = read_line(text, context.vocabulary)
        if line and line.kind not in ("outcome", "action", "impact"):
            context.take_line(line, id_, block.place)
            self.last = None if line.kind == "workstream" else self.last
            self.heading = None
        elif block.level or (block.bold and len(text) < SHORT):
            context.open, self.heading, self.last = "", (id_, text, block.place), None
        elif context.open:
            context.say_of_workstream(context.open, text, block.place)
            if context.open != "weakness":
                context.open = ""
        else:
            context.unused.append((block.place, text))

    # tables

    def _table(self, table: Table, number: int) -> None:
        header = self._header(table, number)
        self.context.open = ""
        if not header.is_plan:
            self.columns += header.columns
            self._other(table, number, header)
            return
        self.columns += header.columns
        self.doubts += header.doubts
        self._name_workstream(table, number, header)
        Reader(table, number, header, self.context, broken=not len(header.rows)).read()
        self.last, self.heading = (header, len(table.grid[0])), None

    def _header(self, table: Table, number: int) -> Header:
        """A table's own header, or that of the table before where it goes on without one."""
        own = self.headers[number]
        if own.is_plan or self.last is None or id(table) in self.legend_tables or len(table.grid[0]) != self.last[1]:
            return own
        before = self.last[0]
        told = {c for t, c in self.told if t == number}
        if told or len(table.grid[0]) < 3:
            return own
        columns = tuple(
            Column(number, c.column, c.heading, c.meaning, table.grid[0][c.column - 1].place) for c in before.columns
        )
        return Header(range(0), columns, before.top, (), before.meanings)

    def _name_workstream(self, table: Table, number: int, header: Header) -> None:
        """Where no line named the workstream: the heading above the table, or the sheet."""
        context, sheet = self.context, tidy(table.place.sheet)
        if "workstream" in header.meanings:
            return
        plan_sheets = {t.place.sheet for n, t in enumerate(self.tables, start=1) if self.headers[n].is_plan}
        if sheet and len(plan_sheets) > 1 and not GENERIC_SHEET.fullmatch(sheet):
            ref, statement = as_workstream(sheet, context.vocabulary)
            now = context.workstream
            if now is None or (now.children and plain(now.words("statement")) != plain(statement)):
                context.begin_workstream(f"t{number}.w", ref, statement, table.place)
            return
        if self.heading and not context.by_heading and len(self.tables) > 0:
            id_, text, place = self.heading
            if place != self._title_place():
                ref, statement = as_workstream(text, context.vocabulary)
                part = context.begin_workstream(id_, ref, statement, place, by_heading=False)
                part.doubt("workstream_guessed", f"“{text}” was taken for a workstream. Please check", "statement")

    def _title_place(self) -> Place | None:
        found = next((b for b in self.document.blocks if isinstance(b, Words) and (b.level or b.bold)), None)
        return found.place if found else None

    def _other(self, table: Table, number: int, header: Header) -> None:
        """A table that is not the plan's: lines about a workstream in a box, a legend, or unused with the reason."""
        if id(table) in self.legend_tables or self._box(table, number):
            return
        named = (
            ", ".join(f"“{c.heading}”" for c in header.columns if c.heading and len(c.heading) < 60) or "no headings"
        )
        words = f"Table {number} ({named}): no column of milestones, or of deadlines beside actions, was found in it"
        self.context.unused.append((table.place, words))

    def _box(self, table: Table, number: int) -> bool:
        """Rows like “Senior accountable sponsor | Director”. Gives whether any said something that is known."""
        if len(table.grid[0]) > 4:
            return False
        used = False
        for r, row in enumerate(table.grid, start=1):
            cells = filled(row)
            if not cells:
                continue
            joined = (
                [f"{tidy(cells[0].text).rstrip(':')}: {' '.join(tidy(c.text) for c in cells[1:])}"]
                if len(cells) > 1
                else []
            )
            for i, text in enumerate(joined or [line.text for line in lines_of(cells[0])], start=1):
                line = read_line(text, self.context.vocabulary)
                if line and line.kind in ("workstream", "weakness", "accountable", "delivery"):
                    self.context.take_line(line, f"t{number}.r{r}.p{i}", cells[0].place)
                    used = True
                elif used and self.context.open:
                    self.context.say_of_workstream(self.context.open, text, cells[0].place)
        return used
