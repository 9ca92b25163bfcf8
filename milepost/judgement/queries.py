"""The plan with what is said of it and what the rules make of that, as at a day. Both doors read this and nothing else.

Seven queries for a whole plan, whatever its size: steps, rows with versions, parts, cross-references, updates, reviews,
forum views.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from milepost.plan.models import Plan
from milepost.plan.queries import Life, Line, life, lines
from milepost.progress.queries import Report, Reviewed, Voice, done_occurrences, reports, reviews, voices
from milepost.rules.brag import Brag
from milepost.rules.moves import Status
from milepost.rules.policy import RatingPolicy
from milepost.rules.rating import Judged, MilestoneFacts, judge
from milepost.rules.rollup import Rollup, roll_up

from .policies import rating_policy


@dataclass(frozen=True)
class JudgedMilestone:
    """A milestone, the latest that stands, the forum's latest word, and what the rules make of it.

    ``said`` is every update, oldest first; in a plan read without its history, only those that still count.
    """

    line: Line
    judged: Judged
    latest: Report | None
    said: tuple[Report, ...]
    reviews: tuple[Reviewed, ...]
    forum: Voice | None
    voices: tuple[Voice, ...]
    action_ref: str
    workstream_ref: str
    workstream_id: int
    being_checked: bool

    @property
    def sent_back(self) -> Report | None:
        """The newest update, when it was sent back and nothing has been posted since."""
        return self.newest if self.newest and not self.newest.stands else None

    @property
    def newest(self) -> Report | None:
        """The newest update that its writer has not withdrawn, whatever its verdict."""
        return _newest(self.said)


@dataclass(frozen=True)
class JudgedImpact:
    line: Line
    forum: Voice | None
    voices: tuple[Voice, ...]


@dataclass(frozen=True)
class JudgedAction:
    line: Line
    milestones: tuple[JudgedMilestone, ...]
    impacts: tuple[JudgedImpact, ...]
    forum: Voice | None
    voices: tuple[Voice, ...]
    rollup: Rollup


@dataclass(frozen=True)
class JudgedOutcome:
    line: Line
    actions: tuple[JudgedAction, ...]
    impacts: tuple[JudgedImpact, ...]
    rollup: Rollup


@dataclass(frozen=True)
class JudgedWorkstream:
    """Counts, never one colour: ``rollup`` is read for its counts only."""

    line: Line
    outcomes: tuple[JudgedOutcome, ...]
    rollup: Rollup

    @property
    def milestones(self) -> Iterator[JudgedMilestone]:
        for outcome in self.outcomes:
            for action in outcome.actions:
                yield from action.milestones

    @property
    def stances(self) -> Counter[str]:
        """How many rows the forum last agreed with, disagreed with or could not tell of."""
        rows: list[JudgedMilestone | JudgedAction | JudgedImpact] = list(self.milestones)
        for outcome in self.outcomes:
            rows += [*outcome.impacts, *outcome.actions, *(i for a in outcome.actions for i in a.impacts)]
        return Counter(row.forum.stance for row in rows if row.forum)


@dataclass(frozen=True)
class JudgedPlan:
    plan: Plan
    on: date
    life: Life
    policy: RatingPolicy
    workstreams: tuple[JudgedWorkstream, ...]
    rollup: Rollup

    @property
    def milestones(self) -> Iterator[JudgedMilestone]:
        for workstream in self.workstreams:
            yield from workstream.milestones

    @property
    def actions(self) -> Iterator[JudgedAction]:
        for workstream in self.workstreams:
            for outcome in workstream.outcomes:
                yield from outcome.actions


def judged_plan(plan: Plan, *, on: date, history: bool = True) -> JudgedPlan:
    """The whole plan as at a day, for the desk. Seven queries.

    Without ``history`` the updates that later ones have replaced are not read: a plan takes no longer as it grows old.
    """
    return _Judge(plan, on, history=history).plan_()


def open_plan(plan: Plan, *, on: date, history: bool = True) -> JudgedPlan:
    """The same, holding only what anyone may know (design section 7, "Public"), so that no page can show more.

    What is not accepted is taken out before anything is judged: the public rating rests on accepted updates alone, and
    an update still being checked leaves nothing but ``being_checked``. Of accepted updates the rating, the date, what
    happened and what is next stay; risks, reasons, notes and names go.
    """
    return _Judge(plan, on, open_only=True, history=history).plan_()


def _newest(said: tuple[Report, ...]) -> Report | None:
    return next((r for r in reversed(said) if not r.withdrawn), None)


class _Judge:
    """Holds what was fetched while the tree is built, so that no step of it asks the database again."""

    def __init__(self, plan: Plan, on: date, *, open_only: bool = False, history: bool = True) -> None:
        self.plan = plan
        self.on = on
        self.open_only = open_only
        self.policy = rating_policy(on)
        self.life = life(plan, on)
        self.said = reports(plan, on, open_only=open_only, history=history)
        self.reviews = reviews(plan, on)
        self.voices = voices(plan, on, open_only=open_only)

    def plan_(self) -> JudgedPlan:
        opened = self.life.open_from if self.open_only else None
        agreed = self.life.open_from
        read = lines(self.plan, self.on, agreed_from=agreed, open_only=self.open_only, open_from=opened)
        workstreams = tuple(self.workstream(w) for w in read)
        everything = roll_up(m.judged for w in workstreams for m in w.milestones)
        return JudgedPlan(self.plan, self.on, self.life, self.policy, workstreams, everything)

    def workstream(self, line: Line) -> JudgedWorkstream:
        outcomes = tuple(self.outcome(o, line) for o in line.below("outcome"))
        counted = roll_up(m.judged for o in outcomes for a in o.actions for m in a.milestones)
        return JudgedWorkstream(line, outcomes, counted)

    def outcome(self, line: Line, workstream: Line) -> JudgedOutcome:
        actions = tuple(self.action(a, workstream) for a in line.below("action"))
        rollup = roll_up(m.judged for a in actions for m in a.milestones)
        return JudgedOutcome(line, actions, self.impacts(line), rollup)

    def action(self, line: Line, workstream: Line) -> JudgedAction:
        milestones = tuple(self.milestone(m, line, workstream) for m in line.below("milestone"))
        rollup = roll_up(m.judged for m in milestones)
        forum, all_views = self.forum(line)
        return JudgedAction(line, milestones, self.impacts(line), forum, all_views, rollup)

    def impacts(self, line: Line) -> tuple[JudgedImpact, ...]:
        return tuple(JudgedImpact(i, *self.forum(i)) for i in line.below("impact"))

    def forum(self, line: Line) -> tuple[Voice | None, tuple[Voice, ...]]:
        views = tuple(self.voices.get(line.id, ()))
        return (views[-1] if views else None), views

    def milestone(self, line: Line, action: Line, workstream: Line) -> JudgedMilestone:
        said = tuple(self.said.get(line.id, ()))
        newest = _newest(said)
        being_checked = newest is not None and newest.verdict == ""
        reviewed = tuple(self.reviews.get(line.id, ()))
        if self.open_only:
            said = tuple(r for r in said if r.accepted)
            reviewed = tuple(replace(r, by="", words="") for r in reviewed)
        standing = [r for r in said if r.stands]
        latest = standing[-1] if standing else None
        if line.timescale is None:
            raise ValueError(f"Milestone {line.ref} has no timescale")
        facts = MilestoneFacts(
            timescale=line.timescale,
            added_on=line.added_on,
            plan_live_on=self.life.live_on,
            plan_rated=self.life.status is Status.LIVE,
            plan_ended_on=self.life.ended_on,
            first=line.deadlines[0].timescale if line.moves else None,
        )
        as_said = latest.as_said(_since_completed(reviewed, standing, latest.completed_on)) if latest else None
        judged = judge(facts, as_said, done_occurrences(said), on=self.on, policy=self.policy)
        if self.open_only and being_checked and latest is None:
            late = f"past its deadline of {line.timescale.as_written}; " if judged.overdue else ""
            judged = replace(judged, reasons=(f"{late}a first update is being checked",))
        forum, all_views = self.forum(line)
        return JudgedMilestone(
            line, judged, latest, said, reviewed, forum, all_views,
            action.ref, workstream.ref, workstream.id, being_checked,
        )  # fmt: skip


def _since_completed(
    reviewed: tuple[Reviewed, ...], standing: list[Report], completed_on: date | None
) -> Reviewed | None:
    """The latest review that was held since the milestone was complete, and since anything else was last said of it.

    A milestone that was reopened, or that says now that it was completed later, is reviewed anew.
    """
    reopened = max((r.at for r in standing if r.rating is not Brag.BLUE), default=None)
    counts = (
        r
        for r in reversed(reviewed)
        if (reopened is None or r.at > reopened) and (completed_on is None or r.held_on >= completed_on)
    )
    return next(counts, None)
