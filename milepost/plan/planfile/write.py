"""A plan's structure as the values of a plan file: what ``read`` reads back as the same plan.

It writes what it is given: where the lines are those that anyone may read, nothing of the desk can be in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from milepost.people.calendar import calendar
from milepost.rules.dates import day, month
from milepost.rules.timescale import NotUnderstood, Precision, Timescale, understand

from .text import storable

if TYPE_CHECKING:
    from milepost.plan.models import Inspection, Plan
    from milepost.plan.queries import Line, Part


@dataclass(frozen=True)
class Said:
    """What the file says of a milestone beside its wording: when it was complete, or how it is rated."""

    completed: tuple[date, Precision] | None = None
    rating: str = ""


NOTHING = Said()
Key = Callable[["Part"], str]


@dataclass(frozen=True)
class Structure:
    """Writes rows. ``said`` is what is known of milestones, by their row's id; ``key`` names who has a part, if that is told."""

    said: Mapping[int, Said] = field(default_factory=dict)
    key: Key | None = None
    refs: frozenset[str] = frozenset()

    def workstream(self, w: Line) -> dict[str, Any]:
        return {
            "ref": w.ref,
            **self.words(w),
            **kept(weakness=w.weakness, weakness_plain=w.weakness_plain),
            **self.parts(w, "accountable", "delivery"),
            "outcomes": [self.outcome(o) for o in w.below("outcome")],
        }

    def outcome(self, o: Line) -> dict[str, Any]:
        more = kept(impacts=[self.impact(i) for i in o.below("impact")])
        return {"ref": o.ref, **self.words(o), **more, "actions": [self.action(a) for a in o.below("action")]}

    def action(self, a: Line) -> dict[str, Any]:
        more = kept(resource=a.resource, see=self.see(a), impacts=[self.impact(i) for i in a.below("impact")])
        milestones = [self.milestone(m, f"{a.ref}.{n}") for n, m in enumerate(a.below("milestone"), start=1)]
        return {"ref": a.ref, **self.words(a), **more, "milestones": milestones}

    def impact(self, i: Line) -> dict[str, Any]:
        return self.words(i) | kept(see=self.see(i), figures=list(i.figures))

    def milestone(self, m: Line, by_place: str) -> dict[str, Any]:
        """``ref`` is written where it is not the one its place would give it."""
        timescale = m.timescale
        assert timescale
        said = self.said.get(m.id, NOTHING)
        return kept(ref=m.ref if m.ref != by_place else "") | self.words(m) | kept(
            deadline=timescale.as_written, means=_means(timescale), rhythm=timescale.rhythm and str(timescale.rhythm),
            counts_from=iso(timescale.counts_from), resource=m.resource, **self.parts(m, "owners"),
            complete=_complete(said), rating=said.rating if not said.completed else "",
            see=self.see(m), figures=list(m.figures),
        )  # fmt: skip

    def words(self, line: Line) -> dict[str, Any]:
        return kept(statement=line.statement, plain=line.plain, note=line.note)

    def parts(self, line: Line, *names: str) -> dict[str, Any]:
        if self.key is None:
            return {}
        return kept(**{name: [self.key(p) for p in line.posts(PARTS[name])] for name in names})

    def see(self, line: Line) -> list[dict[str, Any]]:
        """A reference to a row that is not in the file says so."""
        found = []
        for r in line.references:
            here = r.ref in self.refs
            away = f"Points at {r.ref}, which is not in this file" if r.ref and not here else ""
            found.append(kept(as_written=r.as_written, to=r.ref if here else "", note=r.note or away))
        return found


PARTS = {"accountable": "accountable", "delivery": "delivery", "owners": "owner"}


def structure(
    plan: Plan,
    workstreams: Iterable[Line],
    *,
    archived: bool,
    said: Mapping[int, Said] | None = None,
    key: Key | None = None,
    parties: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The plan in the order of the schema. ``parties`` are its organisations, posts, bodies and reporting lines by key."""
    rows = tuple(workstreams)
    below = [a for w in rows for o in w.below("outcome") for a in (o, *o.below("action"))]
    writer = Structure(said or {}, key, frozenset(line.ref for line in below))
    return kept(
        plan=head(plan, archived=archived),
        area=kept(name=plan.area.name, ons_code=plan.area.ons_code, la_code=plan.area.la_code),
        inspection=_inspection(plan.inspection),
        **(parties or {}),
        workstreams=[writer.workstream(w) for w in rows],
    )


def head(plan: Plan, *, archived: bool) -> dict[str, Any]:
    return kept(
        slug=plan.slug, title=plan.title, kind=plan.kind, about=plan.about, source=plan.source,
        starts=iso(plan.starts_on), ends=iso(plan.ends_on), due=iso(plan.due_on),
        archived=archived, read_as_at=iso(plan.read_as_at),
    )  # fmt: skip


def _inspection(inspection: Inspection | None) -> dict[str, Any]:
    if inspection is None:
        return {}
    return kept(
        started=iso(inspection.started_on), ended=iso(inspection.ended_on), published=iso(inspection.published_on),
        by=inspection.by, summary=inspection.summary, summary_note=inspection.summary_note,
    )  # fmt: skip


def _means(timescale: Timescale) -> str:
    """What a deadline that no rule reads was said to mean, so that the file can be read back."""
    try:
        understand(timescale.as_written, calendar=calendar())
    except NotUnderstood:
        return timescale.written()
    return ""


def _complete(said: Said) -> str:
    """In words a plan file reads back at the same precision."""
    if said.completed is None:
        return ""
    on, precision = said.completed
    return month(on) if precision is Precision.MONTH else day(on)


def iso(on: date | None) -> str:
    return on.isoformat() if on else ""


def kept(**found: Any) -> dict[str, Any]:
    """What is there; the schema leaves out what is not."""
    return {key: storable(value) if isinstance(value, str) else value for key, value in found.items() if value}
