"""The rows of a plan file: refs given once, timescales understood, every key and cross-reference pointing somewhere."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from milepost.people.calendar import calendar
from milepost.rules.brag import Brag
from milepost.rules.rhythm import Rhythm
from milepost.rules.timescale import (
    NotUnderstood,
    Precision,
    Timescale,
    understand,
    understand_as,
    understand_date,
)

from .lines import Path
from .problems import Problem
from .records import RowRecord, SeeRecord


class RowReader:
    """Reads rows and gathers ``problems``; the records are worth nothing unless there are none."""

    def __init__(self, values: dict[str, Any], lines: dict[Path, int], today: date) -> None:
        self.values = values
        self.lines = lines
        self.problems: list[Problem] = []
        self.seen: dict[tuple[str, str], int] = {}
        self.sees: list[tuple[SeeRecord, Path, str]] = []
        self.read_as_at = values["plan"].get("read_as_at", "")
        self.today = today
        self.outcome_refs = {o["ref"] for w in values["workstreams"] for o in w["outcomes"]}
        self.posts = set(values.get("posts", {}))
        self.parties = self.posts | set(values.get("organisations", {})) | set(values.get("bodies", {}))

    def workstreams(self) -> tuple[RowRecord, ...]:
        found = tuple(self.workstream(w, ("workstreams", i)) for i, w in enumerate(self.values["workstreams"]))
        refs = {ref for kind, ref in self.seen if kind in ("outcome", "action")}
        for see, path, where in self.sees:
            if see.to and see.to not in refs:
                self.problem(
                    path, where, f"Nothing in the plan has the ref “{see.to}”. Put it right, or say so in a “note”"
                )
        return found

    def workstream(self, w: dict[str, Any], path: Path) -> RowRecord:
        children = tuple(self.outcome(o, (*path, "outcomes", i)) for i, o in enumerate(w["outcomes"]))
        return self.row("workstream", w, path, w["ref"], children)

    def outcome(self, o: dict[str, Any], path: Path) -> RowRecord:
        actions = tuple(self.action(a, (*path, "actions", i)) for i, a in enumerate(o["actions"]))
        return self.row("outcome", o, path, o["ref"], self.impacts(o, path) + actions)

    def action(self, a: dict[str, Any], path: Path) -> RowRecord:
        milestones = tuple(
            self.row(
                "milestone", m, (*path, "milestones", i), self.milestone_ref(a["ref"], m, (*path, "milestones", i))
            )
            for i, m in enumerate(a["milestones"])
        )
        return self.row("action", a, path, a["ref"], self.impacts(a, path, "a") + milestones)

    def milestone_ref(self, action: str, m: dict[str, Any], path: Path) -> str:
        """Its own, which need not follow the one before; else the one its place gives it."""
        ref = str(m.get("ref", f"{action}.{path[-1] + 1}"))  # type: ignore[operator]
        if not re.fullmatch(re.escape(action) + r"\.[1-9]\d{0,3}", ref):
            self.problem(
                (*path, "ref"), f"milestone {ref}", f"The ref must be the action's and a number, like {action}.3"
            )
        return ref

    def impacts(self, row: dict[str, Any], path: Path, of: str = "") -> tuple[RowRecord, ...]:
        """An outcome's impacts are 1.2-i1 ...; an action's own are 1.2b-i1 ..., and 1.2-a-i1 where the ref is its outcome's."""
        shared = of and row["ref"] in self.outcome_refs
        stem = f"{row['ref']}-a" if shared else row["ref"]
        return tuple(
            self.row("impact", impact, (*path, "impacts", i), f"{stem}-i{i + 1}")
            for i, impact in enumerate(row.get("impacts", []))
        )

    def row(
        self, kind: str, raw: dict[str, Any], path: Path, ref: str, children: tuple[RowRecord, ...] = ()
    ) -> RowRecord:
        where = f"{kind} {ref}"
        if (kind, ref) in self.seen:
            first = self.seen[(kind, ref)]
            self.problem((*path, "ref"), where, f"The ref “{ref}” is given twice; the first is on line {first}")
        self.seen.setdefault((kind, ref), self.lines[path])
        return RowRecord(
            kind=kind,
            ref=ref,
            statement=raw["statement"],
            plain=raw.get("plain", ""),
            note=raw.get("note", ""),
            weakness=raw.get("weakness", ""),
            weakness_plain=raw.get("weakness_plain", ""),
            resource=raw.get("resource", ""),
            figures=self.figures(raw, path, where),
            timescale=self.timescale(raw, path, where) if kind == "milestone" else None,
            completed=self.completed(raw, path, where),
            rating=self.rating(raw, path, where),
            accountable=self.keys(raw, "accountable", path, where, self.posts, "post"),
            delivery=self.keys(raw, "delivery", path, where, self.parties, "post, organisation or body"),
            owners=self.keys(raw, "owners", path, where, self.posts, "post"),
            see=self.see(raw, path, where),
            children=children,
        )

    def timescale(self, raw: dict[str, Any], path: Path, where: str) -> Timescale | None:
        try:
            counts_from = understand_date(raw["counts_from"])[0] if "counts_from" in raw else None
            rhythm = Rhythm(raw["rhythm"]) if "rhythm" in raw else None
            return understand_as(
                raw["deadline"], raw.get("means", ""), rhythm=rhythm, counts_from=counts_from, calendar=calendar()
            )
        except NotUnderstood as error:
            self.problem((*path, "means" if "means" in raw else "deadline"), where, str(error))
            return None

    def completed(self, raw: dict[str, Any], path: Path, where: str) -> Any:
        if "complete" not in raw:
            return None
        try:
            found: tuple[Any, Precision] = understand_date(raw["complete"])
        except NotUnderstood as error:
            self.problem((*path, "complete"), where, str(error))
            return None
        if self.read_as_at and found[0].isoformat() > self.read_as_at:
            self.problem((*path, "complete"), where, f"“{raw['complete']}” is after the day the plan is read as at")
        elif found[0] > self.today:
            self.problem(
                (*path, "complete"), where, f"“{raw['complete']}” is still to come. Take it out until it is done"
            )
        return found

    def rating(self, raw: dict[str, Any], path: Path, where: str) -> Brag | None:
        rating = Brag(raw["rating"]) if "rating" in raw else None
        if "complete" in raw and rating not in (None, Brag.BLUE):
            self.problem((*path, "rating"), where, f"What is complete is blue. Take out “complete”, or “{rating}”")
        return rating

    def figures(self, raw: dict[str, Any], path: Path, where: str) -> tuple[dict[str, Any], ...]:
        for i, figure in enumerate(raw.get("figures", [])):
            try:
                understand(figure.get("by", "Nov 2019"), calendar=calendar())
            except NotUnderstood as error:
                self.problem((*path, "figures", i, "by"), where, str(error))
        return tuple(raw.get("figures", []))

    def keys(
        self, raw: dict[str, Any], name: str, path: Path, where: str, known: set[str], noun: str
    ) -> tuple[str, ...]:
        for i, key in enumerate(raw.get(name, [])):
            if key not in known:
                self.problem((*path, name, i), where, f"No {noun} has the key “{key}”")
        return tuple(raw.get(name, []))

    def see(self, raw: dict[str, Any], path: Path, where: str) -> tuple[SeeRecord, ...]:
        found = []
        for i, entry in enumerate(raw.get("see", [])):
            record = SeeRecord(entry["as_written"], entry.get("to", ""), entry.get("note", ""))
            self.sees.append((record, (*path, "see", i), where))
            found.append(record)
        return tuple(found)

    def problem(self, path: Path, where: str, message: str) -> None:
        line = next(self.lines[path[:n]] for n in range(len(path), -1, -1) if path[:n] in self.lines)
        self.problems.append(Problem(line, where, message))
