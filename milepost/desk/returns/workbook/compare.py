"""What a template that came back would add or replace, beside what stands now; or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from milepost.measures.checking import NewReading, problems
from milepost.measures.queries.asked import Slot
from milepost.measures.queries.raw import in_words
from milepost.people.models import Organisation
from milepost.rules.measuring import Answer

from .cells import Problem, answer, number, words
from .layout import ANSWER, BECAUSE, FIGURE, FIGURES, FIRST, MEASURE, OUT, PERIOD, ROW, Line
from .sheet import NEW, Book, Made, Row, whole

PLACES = {"numerator": FIGURE, "value": FIGURE, "denominator": OUT, "why": BECAUSE, "answer": ANSWER}
Known = dict[tuple[str, str, str], Slot]


@dataclass(frozen=True)
class Proposal:
    """One figure to send. ``since`` where another was sent after the template was made."""

    slot: Slot
    answer: Answer
    figure: Decimal | None
    out_of: Decimal | None
    because: str
    row: Row | None = None
    since: bool = False

    @property
    def new(self) -> str:
        return in_words(self.answer, self.figure, self.out_of, self.because)

    @property
    def old(self) -> str:
        return self.slot.sent.words if self.slot.sent else ""

    @property
    def same(self) -> bool:
        sent = self.slot.sent
        if sent is None or (sent.answer, sent.figure, sent.raw.denominator) != (self.answer, self.figure, self.out_of):
            return False
        return self.answer is not Answer.NOT_AVAILABLE or sent.why == self.because

    @property
    def asks_why(self) -> bool:
        """Whether its sender has to say why an earlier figure was wrong: a reason for having none says that already."""
        return self.slot.sent is not None and self.answer is not Answer.NOT_AVAILABLE

    def reading(self, why: str) -> NewReading:
        instead_of = self.slot.sent.id if self.slot.sent else None
        return self.slot.answered_with(self.answer, self.figure, self.out_of, why, instead_of)


@dataclass
class Compared:
    added: list[Proposal] = field(default_factory=list)
    replaced: list[Proposal] = field(default_factory=list)
    same: int = 0
    problems: list[Problem] = field(default_factory=list)


def compare(book: Book, slots: list[Slot], organisation: Organisation, on: date) -> Compared:
    known = {(s.measure.id, s.breakdown.key, s.period.starts.isoformat()): s for s in slots}
    found = Compared(problems=list(_about_the_sheet(book)))
    first: dict[int, Row] = {}
    for row in book.rows:
        for said in _row(book, row, first, known):
            if isinstance(said, Problem):
                found.problems.append(said)
            elif said.same:
                found.same += 1
            else:
                (found.replaced if said.slot.sent else found.added).append(said)
    found.problems += _checked(found, organisation, on)
    found.problems.sort(key=lambda p: _down(p.where))
    return found


def _down(where: str) -> tuple[int, int, str]:
    """In the order people go through a sheet: row by row, each from the left."""
    first = where.rpartition(", ")[2].partition(":")[0]
    letters = first.rstrip("0123456789")
    return int(first[len(letters) :] or 0), len(letters), letters


def _about_the_sheet(book: Book) -> Iterator[Problem]:
    for merged in book.merged:
        if int("".join(c for c in merged.split(":")[-1] if c.isdecimal())) >= FIRST:
            yield Problem(f"{FIGURES}, {merged}", "these cells are merged", "Part them, and fill in each")
    for cell in book.strays:
        yield Problem(cell.where, f"“{cell.words[:40]}” stands outside the columns of the template", "Take it out")


def _row(book: Book, row: Row, first: dict[int, Row], known: Known) -> Iterator[Problem | Proposal]:
    """What one row proposes, or what is wrong with it; nothing where nothing is filled in."""
    if not row.filled:
        return
    made = _made(book, row, first)
    if isinstance(made, Problem):
        yield made
        return
    slot = known.get((made.measure, made.breakdown, made.starts))
    if changed := list(_changed(row, made)):
        yield from changed
    elif slot is None:
        gone = f"“{made.name}” for {made.period} is not asked for any more"
        yield Problem(row.cell(ROW).where, gone, f"Clear what you filled in. {NEW}")
    elif Line(0, slot).mark != made.mark:
        yield Problem(row.cell(ROW).where, f"what “{made.name}” counts has changed since this template was made", NEW)
    else:
        yield from _answer(row, slot, made)


def _made(book: Book, row: Row, first: dict[int, Row]) -> Made | Problem:
    """What the row was made as. Its number tells, wherever it was moved to."""
    at = row.cell(ROW)
    number = whole(at.words)
    if not number or number not in book.made:
        none = "this row has no number in the column “Row”"
        wrong = f"“{at.words[:20]}” is no row of this template" if at.words else none
        return Problem(at.where, wrong, "Move what you filled in to the row it belongs to")
    if (before := first.setdefault(number, row)) is not row:
        wrong = f"row {number} is filled in twice, also at {before.cell(ROW).where}"
        return Problem(at.where, wrong, "Delete one of the two")
    return book.made[number]


def _changed(row: Row, made: Made) -> Iterator[Problem]:
    for heading, was in ((MEASURE, made.name), (PERIOD, made.period)):
        cell = row.cell(heading)
        if cell.words != was:
            fix = f"Put back “{was}”, or move what you filled in to its own row"
            yield Problem(cell.where, f"this was “{was}” when the template was made", fix)


def _answer(row: Row, slot: Slot, made: Made) -> Iterator[Problem | Proposal]:
    chosen, figure = answer(row.cell(ANSWER)), number(row.cell(FIGURE))
    out_of, because = number(row.cell(OUT)), words(row.cell(BECAUSE))
    if (
        isinstance(chosen, Problem)
        or isinstance(figure, Problem)
        or isinstance(out_of, Problem)
        or isinstance(because, Problem)
    ):
        yield from (p for p in (chosen, figure, out_of, because) if isinstance(p, Problem))
        return
    # Who fills in a figure, or a reason and no figure, has answered without choosing.
    kind = chosen or (Answer.NOT_AVAILABLE if figure is None and because else Answer.FIGURE)
    since = bool(slot.sent and slot.sent.id != made.seen)
    if beside := list(_beside(row, slot, kind)):
        yield from beside
        return
    nothing = kind is Answer.NIL and figure == 0
    yield Proposal(slot, kind, None if nothing else figure, out_of, because, row, since)


def _beside(row: Row, slot: Slot, kind: Answer) -> Iterator[Problem]:
    """What is filled in and would be lost, because the answer does not take it."""
    out, because = row.cell(OUT), row.cell(BECAUSE)
    if out.words and not slot.measure.denominator:
        yield Problem(out.where, "this measure is not out of anything", "Clear this cell")
    if because.words and kind is not Answer.NOT_AVAILABLE:
        fix = f"Take it out, or choose “{Answer.NOT_AVAILABLE.label}”"
        yield Problem(because.where, f"a reason stands beside the answer “{kind.label}”", fix)


def _checked(found: Compared, organisation: Organisation, on: date) -> Iterator[Problem]:
    """What the one check of every way in says, in the cells it is about."""
    every = found.added + found.replaced
    for said in problems([p.reading(p.because) for p in every], organisation.name, on):
        row = every[said.at].row
        where = row.cell(PLACES.get(said.field, ROW)).where if row else FIGURES
        wrong, _, fix = said.words.partition(". ")
        yield Problem(where, _small(wrong), fix) if fix else Problem(where, "this is not complete", wrong)


def _small(words: str) -> str:
    """Without its capital, because it stands after the name of a cell."""
    return words[:1].lower() + words[1:]
