"""The rows of a plan's table, one after another, into outcomes, actions and milestones."""

from __future__ import annotations

from ..document import Cell
from ..plain import plain, tidy
from . import refs
from .bands import take_band
from .beginnings import another, split_impacts, unlabelled
from .cells import TextLine, lines_of, shown
from .grids import is_alone, is_band, is_empty, same_as_above, texts
from .impacts import gather_impacts, place_impacts
from .lines import as_workstream, read_line
from .milestones import add_milestones
from .parts import Part
from .splits import go_on
from .table import Rows


class Reader(Rows):
    """Reads one table, row by row."""

    def read(self) -> None:
        grid, r = self.table.grid, self.header.rows.stop
        for above in range(self.header.rows.start):
            if is_band(grid[above]) or is_alone(grid[above]):
                take_band(self, above, above=True)
        page = grid[r][0].place.page if r < len(grid) else 0
        while r < len(grid):
            last = self._bundle(r)
            now = max((cell.place.page for cell in grid[r] if cell.place.row), default=page)
            self.broken = self.broken or now > page
            page = max(now, page)
            if texts(grid[r]) in self.header.top:
                self.broken = True
            elif not is_empty(grid[r]):
                self._row(range(r, last + 1))
                self.broken = False
            r = last + 1
        place_impacts(self)

    def _bundle(self, r: int) -> int:
        """The last of the rows that share one milestone cell, merged down."""
        column = self.column("milestone")
        while column is not None and r + 1 < len(self.table.grid) and same_as_above(self.table, r + 1, column):
            if is_band(self.table.grid[r]):
                break
            r += 1
        return r

    def _row(self, rows: range) -> None:
        row = self.table.grid[rows.start]
        label = is_alone(row) and (
            row[0].paragraphs[0].bold or read_line(row[0].text, self.context.vocabulary) is not None
        )
        if is_band(row) or label:
            take_band(self, rows.start)
            return
        if go_on(self, rows.start):
            return
        self._workstream(rows.start)
        new = self._outcome(rows.start)
        new = self._action(rows.start, new)
        gather_impacts(self, rows)
        add_milestones(self, rows, new_action=new)

    def _workstream(self, r: int) -> None:
        context, cell = self.context, self.cell(r, "workstream")
        if cell and cell.text.strip():
            ref, statement = self._named(r)
            now = context.workstream
            if now is None or (ref, plain(statement)) != (now.words("ref") or ref, plain(now.words("statement"))):
                context.begin_workstream(self.id(r, "workstream", "w"), ref, statement, cell.place)
        for name in ("weakness", "accountable", "delivery"):
            said = self.cell(r, name)
            if said and said.text.strip() and not self.above(r, name):
                words = shown(lines_of(said))
                if not context.workstream or words not in context.workstream.words(name):
                    context.say_of_workstream(name, words, said.place)

    def _named(self, r: int) -> tuple[str, str]:
        """The ref and the statement of a row's workstream, in one column or in two."""
        cells = dict.fromkeys(self.table.grid[r][c] for c in self.columns("workstream"))
        said = sorted((tidy(cell.text) for cell in cells if cell.text.strip()), key=len)
        if len(said) > 1 and refs.as_ref(said[0]):
            return refs.as_ref(said[0]), said[-1]
        return as_workstream(" ".join(said), self.context.vocabulary)

    def _outcome(self, r: int) -> bool:
        """Begin an outcome where the row has a new one. Gives whether it did."""
        begun = self._begins(r, "outcome", self.context.outcome)
        if begun is None:
            return False
        ref, statement, impacts = begun
        cell = self.cell(r, "outcome") or self.cell(r, "outcome_ref")
        assert cell is not None
        if not statement and not ref:
            self._hold(r, cell, impacts)
            return False
        part = self.context.begin_outcome(self.id(r, "outcome", "o"), ref, shown(statement), cell.place)
        if impacts:
            self.context.add_impacts(part, part.id, impacts, cell.place)
        self.cells["outcome"] = plain(cell.text)
        self.cells.pop("action", None)
        return True

    def _hold(self, r: int, cell: Cell, impacts: list[TextLine]) -> None:
        """Impacts in the column of outcomes, beside an action of their own."""
        if self._begins(r, "action", self.context.action):
            self.cells["held"] = self.id(r, "outcome", "o")
        elif self.context.outcome:
            self.context.add_impacts(self.context.outcome, self.id(r, "outcome", "o"), impacts, cell.place)

    def _action(self, r: int, new_outcome: bool) -> bool:
        begun = self._begins(r, "action", None if new_outcome else self.context.action)
        if begun is None:
            return False
        ref, statement, impacts = begun
        cell = self.cell(r, "action") or self.cell(r, "action_ref") or self.cell(r, "milestone_ref")
        assert cell is not None
        part = self.context.begin_action(self.id(r, "action", "a"), ref, shown(statement), cell.place)
        self.cells["action"] = plain(cell.text)
        if impacts:
            self.context.add_impacts(part, part.id, impacts, cell.place)
        held, outcomes = self.cells.pop("held", ""), self.cell(r, "outcome")
        if held and outcomes:
            self.context.add_impacts(part, held, split_impacts(lines_of(outcomes), self.context)[1], outcomes.place)
        return True

    def _begins(self, r: int, kind: str, now: Part | None) -> tuple[str, list[TextLine], list[TextLine]] | None:
        """The (ref, statement, impacts) of a row that begins a new one of ``kind``; None where it goes on with ``now``."""
        cell, ref = self.cell(r, kind), self.ref(r, kind)
        if not ref and kind == "action" and self.column("action_ref") is None:
            ref = refs.parent_of(self.ref(r, "milestone")) if now is None or cell is None else ""
        if (cell is None or not cell.text.strip()) and not (ref and another(ref, now, self.context, kind)):
            return None
        if now is not None and self.above(r, kind) and not another(ref, now, self.context, kind):
            return None
        if (
            now is not None
            and cell
            and plain(cell.text) == self.cells.get(kind)
            and not another(ref, now, self.context, kind)
        ):
            return None
        statement, impacts = split_impacts(lines_of(cell) if cell else [], self.context)
        if statement:
            own, rest = refs.leading(statement[0].text)
            if own and (not ref or own == ref):
                ref = ref or own
                statement = (
                    [TextLine(rest, statement[0].number, statement[0].bullet), *statement[1:]]
                    if rest
                    else statement[1:]
                )
                statement, impacts = unlabelled(statement, self.context, kind), impacts
        return ref, unlabelled(statement, self.context, kind), impacts
