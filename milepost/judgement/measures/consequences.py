"""What measures say of the actions behind them: beside the computed rating, never in its place.

An outcome's impact rests on all its actions, an action's impact on that action. A measure that got worse, or missed its
target, asks what a good rating of those actions is worth. "Complete" and "making a difference" stay two columns.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from milepost.judgement.queries import JudgedAction, JudgedImpact, JudgedMilestone, JudgedOutcome, JudgedPlan
from milepost.measures.definitions import Measure
from milepost.rules.brag import Brag
from milepost.rules.difference import WORST_FIRST, Difference, worst

from .records import MeasureRead

GOOD = (Brag.BLUE, Brag.GREEN)


@dataclass(frozen=True)
class Behind:
    """The measures an action is there to change, and what they say together: the worst of those with a direction.

    ``difference`` is None where no measure speaks to it, or neither way is better for any.
    """

    reads: tuple[MeasureRead, ...] = ()

    @property
    def difference(self) -> Difference | None:
        return worst((r.difference, r.measure.direction) for r in self.reads)

    @property
    def challenges(self) -> tuple[MeasureRead, ...]:
        """Those that got worse or missed their target."""
        return tuple(r for r in self.reads if r.challenge)

    @property
    def words(self) -> str:
        """How many of them say what, the worst first, like "1 getting worse, 2 no real change"."""
        counted = Counter(read.difference for read in self.reads)
        return ", ".join(f"{counted[d]} {d.counted}" for d in WORST_FIRST if counted[d])

    @property
    def detail(self) -> str:
        """What stands beside the one word: the counts of several, and what the figures of one say where that is more."""
        if len(self.reads) == 1 and self.difference:
            return self.reads[0].verdict.beside
        return (
            f"{len(self.reads)} {'measure' if len(self.reads) == 1 else 'measures'}: {self.words}" if self.reads else ""
        )

    def said_of(self, action: JudgedAction) -> str:
        """All of it in one cell: the word, the counts where there are several, and what good ratings have to answer."""
        counted = f"({self.detail})" if self.detail and self.difference else self.detail
        said = " ".join(part for part in (self.difference.label if self.difference else "", counted) if part)
        return "\n".join((said, *self.asks_action(action))) if said else ""

    def asks(self, declared: Brag | None) -> tuple[str, ...]:
        """What one declared rating has to answer: only a good one is challenged."""
        return tuple(f"declared {declared.label}; but {r.challenge}" for r in self.challenges if declared in GOOD)

    def asks_action(self, action: JudgedAction) -> tuple[str, ...]:
        """What the good ratings declared in an action have to answer, all together."""
        said = Counter(m.latest.rating for m in action.milestones if m.latest and m.latest.rating in GOOD)
        declared = " and ".join(f"{said[b]} declared {b.label}" for b in GOOD if said[b])
        return tuple(f"{declared}; but {r.challenge}" for r in self.challenges) if said else ()


@dataclass(frozen=True)
class PlanMeasures:
    """Every measure of a plan, and which rows each speaks to, by the rows' refs."""

    reads: tuple[MeasureRead, ...]
    impacts: dict[str, tuple[MeasureRead, ...]]
    milestones: dict[str, tuple[MeasureRead, ...]]
    actions: dict[str, Behind]

    @property
    def challenged(self) -> int:
        """How many got worse or missed their target."""
        return sum(bool(read.challenge) for read in self.reads)

    def of_impact(self, impact: JudgedImpact) -> tuple[MeasureRead, ...]:
        return self.impacts.get(impact.line.ref, ())

    def of_milestone(self, milestone: JudgedMilestone) -> tuple[MeasureRead, ...]:
        return self.milestones.get(milestone.line.ref, ())

    def beside(self, milestone: JudgedMilestone) -> tuple[MeasureRead, ...]:
        """Its own measures, then those its action is there to change."""
        found = (*self.of_milestone(milestone), *self.behind(milestone.action_ref).reads)
        return tuple({read.measure.id: read for read in found}.values())

    def behind(self, action_ref: str) -> Behind:
        return self.actions.get(action_ref, Behind())


def in_plan(reads: Iterable[MeasureRead], judged: JudgedPlan) -> PlanMeasures:
    """The measures beside the rows of a plan."""
    every = tuple(reads)
    impacts, milestones = _by_ref(every, "impacts"), _by_ref(every, "milestones")
    actions: dict[str, Behind] = {}
    for workstream in judged.workstreams:
        for outcome in workstream.outcomes:
            for action in outcome.actions:
                actions[action.line.ref] = _action(action, outcome, impacts)
    return PlanMeasures(every, impacts, milestones, actions)


def beside(measure: str, every: Iterable[Measure], judged: JudgedPlan) -> set[str]:
    """The ids of those measures that speak to the outcomes this one speaks to, itself among them."""
    known = tuple(every)
    own = {ref for m in known if m.id == measure for ref in m.impacts}
    refs = set(own)
    for workstream in judged.workstreams:
        for outcome in workstream.outcomes:
            below = {i.line.ref for i in (*outcome.impacts, *(x for a in outcome.actions for x in a.impacts))}
            refs |= below if below & own else set()
    return {m.id for m in known if m.id == measure or refs & {*m.impacts}}


def _action(action: JudgedAction, outcome: JudgedOutcome, impacts: dict[str, tuple[MeasureRead, ...]]) -> Behind:
    return _behind((*action.impacts, *outcome.impacts), impacts)


def _behind(rows: Iterable[JudgedImpact], impacts: dict[str, tuple[MeasureRead, ...]]) -> Behind:
    found = {read.measure.id: read for row in rows for read in impacts.get(row.line.ref, ())}
    return Behind(tuple(found.values()))


def _by_ref(reads: Iterable[MeasureRead], which: str) -> dict[str, tuple[MeasureRead, ...]]:
    found: dict[str, list[MeasureRead]] = defaultdict(list)
    for read in reads:
        for ref in getattr(read.measure, which):
            found[ref].append(read)
    return {ref: tuple(those) for ref, those in found.items()}
