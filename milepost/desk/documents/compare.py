"""What a workbook that came back says, beside what it said when it was made and what stands now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from milepost.design.documents.columns import COLUMNS, Place
from milepost.design.documents.table import PlanTable
from milepost.judgement.queries import JudgedMilestone, JudgedPlan
from milepost.people.clock import day_of
from milepost.progress.actions.redact import REDACTED
from milepost.progress.models import Update
from milepost.rules.brag import Brag
from milepost.rules.dates import day, month
from milepost.rules.timescale import NotUnderstood, Precision, understand_date

from .rows import SheetRow, Workbook, tidy

WORDS = {"What happened": "happened", "What is next": "next", "What is at risk": "at_risk"}
EDITED = ("Rating", "Completed on", *WORDS)
WORDING = ("Workstream", "Outcome", "Action", "Resource", "Milestone", "Owner", "Deadline")
"""Columns that only a revision changes."""
Values = dict[str, Any]


@dataclass(frozen=True)
class Change:
    heading: str
    before: str
    after: str


@dataclass
class Proposal:
    """An update that a row proposes. ``wrong`` says, cell by cell, why it cannot be sent as it is.

    ``since`` is what was said since the workbook was made; ``seen`` the newest update there is now.
    """

    row: SheetRow
    m: JudgedMilestone
    changes: list[Change]
    values: Values
    said_by: str
    since: str = ""
    reworded: bool = False
    wrong: list[tuple[str, str]] = field(default_factory=list)

    @property
    def seen(self) -> int:
        return self.m.said[-1].id if self.m.said else 0


@dataclass
class Compared:
    """``unknown`` are rows that take no update from this person; ``not_taken`` cells that no update can change."""

    proposals: list[Proposal] = field(default_factory=list)
    unknown: list[tuple[str, str]] = field(default_factory=list)
    not_taken: list[tuple[str, str]] = field(default_factory=list)
    same: int = 0


def compare(
    book: Workbook, judged: JudgedPlan, table: PlanTable, may: frozenset[int], said_by: str, today: date
) -> Compared:
    """``may`` are the milestones that take an update from whoever brings it. One query, whatever the number of rows."""
    found, rows = Compared(unknown=list(book.strays)), book.rows
    known = {m.line.ref: m for m in judged.milestones}
    places: dict[str, Place] = {p[3].ref: p for p in _places(table)}
    shown = Update.objects.in_bulk({_marks(row)[2] for row in rows} - {0})
    met: set[str] = set()
    for row in rows:
        ref, m = row.text("Milestone ref"), known.get(row.text("Milestone ref"))
        if m is None or (_marks(row)[0] not in (0, m.line.id)):
            found.unknown.append((row.at("Milestone ref"), f"“{ref[:20]}” is not a milestone of this plan now"))
        elif ref in met:
            found.unknown.append((row.at("Milestone ref"), f"“{ref}” stands in the workbook twice. Keep one row"))
        else:
            met.add(ref)
            _row(found, row, m, shown.get(_marks(row)[2]), said_by, today, ours=m.line.id in may)
            found.not_taken += _not_taken(row, m, places[ref])
    return found


def _row(
    found: Compared, row: SheetRow, m: JudgedMilestone, base: Update | None, said_by: str, today: date, *, ours: bool
) -> None:
    proposal = _proposal(row, m, base if base and base.milestone_id == m.line.id else None, said_by, today)
    if proposal is None:
        found.same += 1
    elif ours:
        found.proposals.append(proposal)
    else:
        place = row.at("Milestone ref")
        found.unknown.append((place, f"“{m.line.ref}” was changed, and it takes no update from you"))


def _places(table: PlanTable) -> Iterator[Place]:
    for w in table.workstreams:
        for outcome, action, milestone in w.rows:
            yield w, outcome, action, milestone


def _marks(row: SheetRow) -> tuple[int, int, int]:
    """The row, wording and update a row was made of; 0 where somebody took that away."""
    marks = row.text("Seen").split(".")
    if len(marks) == 3 and all(mark.isascii() and mark.isdigit() and len(mark) < 12 for mark in marks):
        return int(marks[0]), int(marks[1]), int(marks[2])
    return 0, 0, 0


def _proposal(row: SheetRow, m: JudgedMilestone, base: Update | None, said_by: str, today: date) -> Proposal | None:
    """None where nothing in the row was changed, or what was changed stands already."""
    wrong: list[tuple[str, str]] = []
    now = _values(m.latest)
    before = _values(base) if _marks(row)[0] else now
    cells = {h: _cell(row, h, before[h], wrong) for h in EDITED if h in row.cells}
    # Words that were removed since must not come back with the workbook they still stand in.
    changed = [h for h, value in cells.items() if value not in (before[h], now[h]) and before[h] != REDACTED]
    if not changed and not wrong:
        return None
    values = {h: cells[h] if h in changed else now[h] for h in EDITED}
    _together(row, values, changed, wrong, today)
    who = row.text("Your name or post")[:200] or said_by
    if not who:
        wrong.append((row.at("Your name or post"), "Say who says so: a name or a post"))
    since = ""
    if m.latest and _marks(row)[0] and m.latest.id != _marks(row)[2]:
        since = f"{m.latest.by} posted {m.latest.rating.label} on {day(day_of(m.latest.at))}"
    changes = [Change(h, _said(now[h]), _said(values[h])) for h in changed]
    for h, name in WORDS.items():
        # As they were written, not as they were compared.
        values[h] = row.cells[h].text.strip() if h in changed else getattr(m.latest, name, "")
    reworded = _marks(row)[1] not in (0, m.line.version_id)
    return Proposal(row, m, changes, values, who, since, reworded, wrong)


def _values(said: Any) -> Values:
    """What a Report or an Update says, by the workbook's headings."""
    if said is None:
        return {"Rating": None, "Completed on": None, **dict.fromkeys(WORDS, "")}
    completed = (said.completed_on, Precision(said.completed_precision)) if said.completed_on else None
    words = {heading: tidy(getattr(said, name)) for heading, name in WORDS.items()}
    return {"Rating": Brag(said.rating), "Completed on": completed, **words}


def _cell(row: SheetRow, heading: str, before: Any, wrong: list[tuple[str, str]]) -> Any:
    """What a cell says; what it said before, and why, where it cannot be read."""
    words = row.text(heading)
    if heading in WORDS:
        return words
    if not words:
        return None
    try:
        return Brag(words.split(",")[0].strip().lower()) if heading == "Rating" else understand_date(words)
    except NotUnderstood as error:
        wrong.append((row.at(heading), str(error)))
    except ValueError:
        wrong.append((row.at(heading), f"“{words[:30]}” is not a rating. Choose Blue, Green, Amber or Red"))
    return before


def _together(row: SheetRow, values: Values, changed: list[str], wrong: list[tuple[str, str]], today: date) -> None:
    """Whether the row's values make an update; a completion that a new rating puts an end to goes by itself."""
    completed = values["Completed on"]
    if values["Rating"] is None and not wrong:
        wrong.append((row.at("Rating"), "Choose a rating: Blue, Green, Amber or Red"))
    elif completed and values["Rating"] is not Brag.BLUE and "Completed on" not in changed:
        values["Completed on"] = None
    elif completed and values["Rating"] is not Brag.BLUE:
        wrong.append((row.at("Completed on"), "Only what is Blue has a date completed. Choose Blue or clear the date"))
    if completed and completed[0] > today:
        wrong.append((row.at("Completed on"), "The date completed must be today or in the past"))


def _said(value: Any) -> str:
    if isinstance(value, Brag):
        return value.label
    if isinstance(value, tuple):
        return month(value[0]) if value[1] is Precision.MONTH else day(value[0])
    return str(value or "")


def _not_taken(row: SheetRow, m: JudgedMilestone, place: Place) -> Iterator[tuple[str, str]]:
    """Wording that differs from the plan's. Where the plan was reworded since, nobody can tell whose the difference is."""
    if _marks(row)[1] not in (0, m.line.version_id):
        return
    for column in COLUMNS:
        if column.heading in WORDING and column.heading in row.cells:
            words = tidy(str(column.read(place) or ""))
            if row.text(column.heading) != words:
                said = (
                    f"“{column.heading}” of {m.line.ref} is not what the plan says. It is not taken: ask for a revision"
                )
                yield row.at(column.heading), said
