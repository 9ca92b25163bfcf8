"""What is told beside the milestones: risks, measures and resources."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.design.environment import small
from milepost.design.report import Runs, Words
from milepost.judgement.measures import MeasureRead
from milepost.judgement.queries import JudgedWorkstream
from milepost.judgement.risks import risk_policy
from milepost.people.clock import day_of
from milepost.plan.models import Need
from milepost.plan.queries import Line
from milepost.plan.queries.needs import NeedRead, NeedSaid
from milepost.progress.queries import RiskRead, RiskSaid
from milepost.rules.dates import day
from milepost.rules.difference import WORST_FIRST, Difference
from milepost.rules.risk import Score, band

from .known import Known
from .linked import quoted, said

REAL = (Difference.WORSE, Difference.BETTER, Difference.CHANGED)
"""What figures say where there is a special cause, or the trend of five years has turned."""


def risks(k: Known, w: JudgedWorkstream) -> Iterator[Runs]:
    """Those that went up, then new ones, those that went down, and those that were closed."""
    told = [(_place(k, r), r) for r in k.risks if r.workstream_ref == w.line.ref]
    for place, r in sorted(((p, r) for p, r in told if p), key=lambda pair: (pair[0], -pair[1].now.after.total)):
        link = Words(f"Risk {r.number}", k.links.page("plan-risk", r.number), strong=True)
        on = Words(f" on {r.row_kind} {r.row_ref}: ")
        about = said(Words(r.now.statement, source=f"risk_version:{r.now.id}:statement"))
        why = quoted("Why it changed", r.now.note, f"risk_version:{r.now.id}:note")
        yield (link, on, *about, Words(_went(place, r, _before(k, r))), *why)


UP, NEW, DOWN, CLOSED = 1, 2, 3, 4


def _before(k: Known, r: RiskRead) -> RiskSaid | None:
    return next((v for v in reversed(r.versions) if day_of(v.at) <= k.since), None)


def _place(k: Known, r: RiskRead) -> int:
    """Where it stands among those to tell of; 0 for one that did not change."""
    before = _before(k, r)
    if before is None:
        return NEW if r.now.open else CLOSED
    if before.open != r.now.open:
        return NEW if r.now.open else CLOSED
    if not r.now.open:
        return 0
    then, now = (before.after.total, before.before.total), (r.now.after.total, r.now.before.total)
    return UP if now > then else DOWN if now < then else 0


def _went(place: int, r: RiskRead, before: RiskSaid | None) -> str:
    now = r.now
    if place == CLOSED:
        return f"Closed on {day(day_of(now.at))}. It was {_score(before.after if before else now.after)}. "
    if before is None or place == NEW:
        first, at = ("Raised", r.versions[0].at) if before is None else ("Open again", now.at)
        return f"{first} on {day(day_of(at))}: {_score(now.before)}; {_score(now.after)} with what is done about it. "
    way = "Up" if place == UP else "Down"
    without = "still" if before.before.total == now.before.total else f"from {before.before.total} to"
    with_ = f"from {_score(before.after)} to {_score(now.after)} with what is done about it"
    return f"{way} {with_}; without it, {without} {now.before.total}. "


def _score(score: Score) -> str:
    return f"{score.total} ({band(score, risk_policy()).name.lower()})"


def measures(k: Known, w: JudgedWorkstream) -> Iterator[Runs]:
    """Each measure that speaks to it in its one sentence: first those whose figures really changed, the worst of them first."""
    own = (r for r in k.measures.reads if w.line.ref in k.speaks.get(r.measure.id, ()))
    for r in sorted(own, key=lambda r: (r.verdict.change not in REAL, WORST_FIRST.index(r.difference))):
        link = Words(r.measure.name, k.links.measure(r.measure.id), strong=True)
        yield (link, Words(f": {small(r.headline)} "), *_challenge(r))


def _challenge(r: MeasureRead) -> Runs:
    why = "; ".join(r.verdict.reasons)
    return (Words(f"It challenges good ratings of the actions behind it: {why}."),) if r.challenge else ()


def resources(k: Known, w: JudgedWorkstream) -> Iterator[Runs]:
    """What waits for an answer, and what was asked for or answered since then."""
    for r in k.rows[w.line.ref]:
        for need in k.needs.get(r.line.id, ()):
            if need.now.state == Need.State.ASKED or k.within(day_of(need.now.at)):
                yield _need(k, r.line, need)


def _need(k: Known, line: Line, need: NeedRead) -> Runs:
    """What is needed, how that stands, and what was decided, as last said."""
    now = need.now
    link = Words(f"{line.kind.capitalize()} {line.ref}", k.links.page("plan-resources"), strong=True)
    state = "" if now.state == Need.State.ASKED else f" {now.state_label} on {day(day_of(now.at))}."
    asked = Words(f"{_pounds(need)} on {day(day_of(need.said[0].at))}.{state} ")
    what = said(Words(now.what, source=f"need:{now.id}:what"))
    return (
        link,
        Words(" needs "),
        Words(f"{small(now.kind_label)}: "),
        *what,
        asked,
        *_decided(now),
    )


def _pounds(need: NeedRead) -> str:
    return f"£{need.asked_pounds:,.0f} asked for" if need.asked_pounds else "Asked for"


def _decided(now: NeedSaid) -> Runs:
    return quoted("What was decided", now.agreed, f"need:{now.id}:agreed")
