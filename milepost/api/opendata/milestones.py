"""The table of milestones: one row a milestone, as anyone may read it on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from milepost.judgement.queries import JudgedMilestone, JudgedPlan
from milepost.people.clock import day_of
from milepost.plan.models import Version
from milepost.plan.queries import Line
from milepost.progress.models import ForumView
from milepost.rules.brag import Brag
from milepost.rules.rating import Judged
from milepost.rules.timescale import Precision, Rhythm, Shape, Timescale

from .fields import Field, Holds

TEXT, DATE, NUMBER, TRUTH = Holds.TEXT, Holds.DATE, Holds.NUMBER, Holds.TRUTH


@dataclass(frozen=True)
class Place:
    """A milestone with everything it hangs below."""

    plan: JudgedPlan
    workstream: Line
    outcome: Line
    action: Line
    milestone: JudgedMilestone

    @property
    def line(self) -> Line:
        return self.milestone.line

    @property
    def timescale(self) -> Timescale:
        assert self.line.timescale
        return self.line.timescale

    @property
    def judged(self) -> Judged:
        return self.milestone.judged

    @property
    def completed(self) -> tuple[date, Precision] | None:
        return completed(self.milestone)


def completed(milestone: JudgedMilestone) -> tuple[date, Precision] | None:
    """The day or month the latest accepted update says it was complete."""
    latest = milestone.latest
    if latest and latest.completed_on and latest.completed_precision:
        return latest.completed_on, latest.completed_precision
    return None


def places(plan: JudgedPlan) -> Iterator[Place]:
    """Every milestone in the plan's order."""
    for workstream in plan.workstreams:
        for outcome in workstream.outcomes:
            for action in outcome.actions:
                for milestone in action.milestones:
                    yield Place(plan, workstream.line, outcome.line, action.line, milestone)


MILESTONES: tuple[Field[Place], ...] = (
    Field("plan", TEXT, "The plan's name in web addresses", lambda p: p.plan.plan.slug),
    Field("as_at", DATE, "The day the row is true for: what was recorded by the end of it, London time", lambda p: p.plan.on),
    Field("ref", TEXT, "The milestone's ref, given once and never reused", lambda p: p.line.ref),
    Field("workstream_ref", TEXT, "The ref of its workstream", lambda p: p.workstream.ref),
    Field("workstream", TEXT, "The workstream's title", lambda p: p.workstream.statement),
    Field("outcome_ref", TEXT, "The ref of its outcome", lambda p: p.outcome.ref),
    Field("outcome", TEXT, "What the outcome says", lambda p: p.outcome.statement),
    Field("action_ref", TEXT, "The ref of its action", lambda p: p.action.ref),
    Field("action", TEXT, "What the action says", lambda p: p.action.statement),
    Field("statement", TEXT, "What the milestone says, in the plan's words", lambda p: p.line.statement),
    Field("plain", TEXT, "The same in plain English, where the plan has it", lambda p: p.line.plain),
    Field("deadline", TEXT, "The deadline exactly as the plan writes it", lambda p: p.timescale.as_written),
    Field("shape", TEXT, "How the deadline is read: by an end, between two ends, or from a start", lambda p: p.timescale.shape, tuple(Shape)),
    Field("starts", DATE, "The first day of a deadline between two ends or from a start", lambda p: p.timescale.starts),
    Field("due", DATE, "The last day the deadline can be met; none for one that is only from a start", lambda p: p.timescale.due),
    Field("precision", TEXT, "Whether the plan gives the deadline as a day or as a month", lambda p: p.timescale.precision, tuple(Precision)),
    Field("rhythm", TEXT, "How often it comes round, for a deadline from a start; bi_monthly is every two months", lambda p: p.timescale.rhythm or "", tuple(Rhythm)),
    Field("counts_from", DATE, "The day a two-weekly rhythm counts from", lambda p: p.timescale.counts_from),
    Field("resource", TEXT, "AR: additional resource is or may be required; ER: covered by existing resource. Its action's, unless it has its own", lambda p: p.line.resource or p.action.resource, tuple(Version.Resource.values)),
    Field("first_deadline", TEXT, "The deadline first promised, as written, where it has moved since", lambda p: p.line.first_deadline),
    Field("rating", TEXT, "The computed rating: the worse of what was declared and what the dates allow; none where nothing can be said", lambda p: p.judged.rating or "", tuple(Brag)),
    Field("declared", TEXT, "The rating of the latest accepted update", lambda p: p.milestone.latest.rating if p.milestone.latest else "", tuple(Brag)),
    Field("reasons", Holds.TEXTS, "Why the rating is what it is. In CSV they stand in one cell with “; ” between them", lambda p: p.judged.reasons),
    Field("faded", TRUTH, "True where the rating only stands because nothing newer was said: read it as “not updated”", lambda p: p.judged.stale),
    Field("complete_on", DATE, "When it was complete, by the latest accepted update. A month is written as its first day", lambda p: p.completed[0] if p.completed else None),
    Field("complete_precision", TEXT, "Whether the completion was given as a day or as a month", lambda p: p.completed[1] if p.completed else "", tuple(Precision)),
    Field("embedded", TRUTH, "True where it is complete and a review found the change still there", lambda p: p.judged.embedded),
    Field("overdue", TRUTH, "True where the plan is live, the deadline has passed and the milestone is not complete", lambda p: p.judged.overdue),
    Field("days_late", NUMBER, "Days since the deadline passed, where it is overdue; otherwise 0", lambda p: p.judged.days_late),
    Field("last_update_on", DATE, "The day the latest accepted update was posted", lambda p: day_of(p.milestone.latest.at) if p.milestone.latest else None),
    Field("being_checked", TRUTH, "True where a newer update is posted and nobody has accepted it yet", lambda p: p.milestone.being_checked),
    Field("forum_stance", TEXT, "What the parent carer forum last said of the milestone", lambda p: p.milestone.forum.stance if p.milestone.forum else "", tuple(ForumView.Stance.values)),
    Field("forum_words", TEXT, "The forum's own words", lambda p: p.milestone.forum.words if p.milestone.forum else ""),
    Field("forum_on", DATE, "The day the forum said it", lambda p: day_of(p.milestone.forum.at) if p.milestone.forum else None),
)  # fmt: skip
