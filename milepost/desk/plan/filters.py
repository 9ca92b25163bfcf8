"""Filters of the whole plan, kept in the address so that a view can be sent to somebody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict

from milepost.judgement.queries import JudgedAction, JudgedMilestone, JudgedOutcome, JudgedPlan, JudgedWorkstream
from milepost.people.clock import day_of
from milepost.progress.queries import Voice

RATINGS = (("blue", "Blue"), ("green", "Green"), ("amber", "Amber"), ("red", "Red"), ("none", "No rating"))
RESOURCES = (("AR", "AR, additional"), ("ER", "ER, existing"))
NAMES = (
    "rating",
    "workstream",
    "resource",
    "owner",
    "overdue",
    "slipped",
    "challenged",
    "forum",
    "due_by",
    "changed_since",
)


@dataclass(frozen=True)
class Filters:
    """What was asked for; ``problems`` are dates that are not dates, which filter nothing."""

    chosen: dict[str, str]
    due_by: date | None
    changed_since: date | None
    problems: tuple[str, ...]

    @property
    def any(self) -> bool:
        return bool(self.chosen)

    def query(self) -> str:
        return urlencode(self.chosen)

    def keep(self, m: JudgedMilestone, *, resource: str, disputed: bool) -> bool:
        """``resource`` is the action's; ``disputed`` whether the forum disagrees with what the milestone is for."""
        c = self.chosen
        tests = (
            ("rating" not in c) or (m.judged.rating.value if m.judged.rating else "none") == c["rating"],
            ("workstream" not in c) or m.workstream_ref == c["workstream"],
            ("resource" not in c) or (m.line.resource or resource) == c["resource"],
            ("owner" not in c) or any(str(p.post_id) == c["owner"] for p in m.line.posts("owner")),
            ("overdue" not in c) or m.judged.overdue,
            ("slipped" not in c) or m.judged.slipped,
            ("challenged" not in c) or m.judged.challenges,
            ("forum" not in c) or disputed or disagrees(m.forum),
            self.due_by is None or (_due(m) is not None and _due(m) <= self.due_by),  # type: ignore[operator]
            self.changed_since is None or any(d >= self.changed_since for d in _changes(m)),
        )
        return all(tests)


def read_filters(asked: QueryDict) -> Filters:
    chosen = {name: str(asked[name]) for name in NAMES if asked.get(name)}
    problems: list[str] = []
    dates: dict[str, date | None] = {}
    for name, label in (("due_by", "Due by"), ("changed_since", "Changed since")):
        dates[name] = None
        if name in chosen:
            try:
                dates[name] = date.fromisoformat(chosen[name])
            except ValueError:
                problems.append(f"“{label}” must be a real date, like 2026-11-30")
                del chosen[name]
    return Filters(chosen, dates["due_by"], dates["changed_since"], tuple(problems))


def narrowed(judged: JudgedPlan, filters: Filters) -> tuple[JudgedWorkstream, ...]:
    """The plan with only the rows asked for, and nothing above them that would be empty."""
    if not filters.any:
        return judged.workstreams
    return tuple(w for w in (_workstream(w, filters) for w in judged.workstreams) if w.outcomes)


def _workstream(w: JudgedWorkstream, f: Filters) -> JudgedWorkstream:
    return replace(w, outcomes=tuple(o for o in (_outcome(o, f) for o in w.outcomes) if o.actions))


def _outcome(o: JudgedOutcome, f: Filters) -> JudgedOutcome:
    disputed = any(disagrees(i.forum) for i in o.impacts)
    return replace(o, actions=tuple(a for a in (_action(a, f, disputed) for a in o.actions) if a.milestones))


def _action(a: JudgedAction, f: Filters, disputed: bool) -> JudgedAction:
    disputed = disputed or disagrees(a.forum) or any(disagrees(i.forum) for i in a.impacts)
    kept = (m for m in a.milestones if f.keep(m, resource=a.line.resource, disputed=disputed))
    return replace(a, milestones=tuple(kept))


def disagrees(voice: Voice | None) -> bool:
    return voice is not None and voice.stance == "disagrees"


def owners(judged: JudgedPlan) -> list[tuple[str, str]]:
    """Every post that owns a milestone on the page, by name."""
    found = {(str(p.post_id), p.name) for m in judged.milestones for p in m.line.posts("owner")}
    return sorted(found, key=lambda pair: pair[1])


def _due(m: JudgedMilestone) -> date | None:
    upcoming = [o.due for o in m.judged.occurrences if o.state == "due"]
    timescale = m.line.timescale
    return (timescale.due if timescale else None) or (upcoming[0] if upcoming else None)


def _changes(m: JudgedMilestone) -> Iterable[date]:
    yield from (day_of(r.at) for r in m.said)
    yield from (day_of(r.verdict_at) for r in m.said if r.verdict_at)
    yield from (day_of(v.at) for v in m.voices)
    yield from (p.recorded_on for p in m.line.posts("owner"))
    yield m.line.added_on
    if m.line.changed_on:
        yield m.line.changed_on
