"""What a document says, as a reader should understand it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

PLAN = Path(__file__).resolve().parents[2] / "demo" / "plans" / "peterborough-2019.yaml"
RATINGS = ("green", "amber", "red", "green")


@dataclass(frozen=True)
class Milestone:
    """``resource`` only where it is its own; ``complete`` a date in words; ``rating`` blue, green, amber, red or empty."""

    statement: str
    deadline: str
    resource: str = ""
    complete: str = ""
    rating: str = ""
    owners: tuple[str, ...] = ()


@dataclass(frozen=True)
class Action:
    ref: str
    statement: str
    resource: str
    milestones: tuple[Milestone, ...]


@dataclass(frozen=True)
class Outcome:
    """``impacts`` are the outcome's and its actions', in order."""

    ref: str
    statement: str
    impacts: tuple[str, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class Workstream:
    ref: str
    statement: str
    weakness: str
    accountable: tuple[str, ...]
    delivery: tuple[str, ...]
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True)
class Truth:
    title: str
    workstreams: tuple[Workstream, ...]

    def outcomes(self) -> Iterator[Outcome]:
        for workstream in self.workstreams:
            yield from workstream.outcomes

    def actions(self) -> Iterator[Action]:
        for outcome in self.outcomes():
            yield from outcome.actions

    def milestones(self) -> Iterator[tuple[Action, Milestone]]:
        for action in self.actions():
            for milestone in action.milestones:
                yield action, milestone

    def each_milestone(self, change: Any) -> Truth:
        """The same with every milestone changed by a function of its number (from 0), its action and itself."""
        number = iter(range(100_000))
        return replace(
            self,
            workstreams=tuple(
                replace(
                    w,
                    outcomes=tuple(
                        replace(
                            o,
                            actions=tuple(
                                replace(a, milestones=tuple(change(next(number), a, m) for m in a.milestones))
                                for a in o.actions
                            ),
                        )
                        for o in w.outcomes
                    ),
                )
                for w in self.workstreams
            ),
        )


@cache
def published() -> Truth:
    """The published plan's facts; blue where it says complete, and no other rating."""
    body = yaml.safe_load(PLAN.read_text("utf-8"))
    called = {key: post["title"] for key, post in body["posts"].items()}
    called |= {key: each["name"] for kind in ("bodies", "organisations") for key, each in body[kind].items()}
    owners = tuple(t["title"] for t in body["posts"].values() if not set(t["title"]) & set(",;()"))
    plan = Truth(body["plan"]["title"], tuple(_workstream(w, called) for w in body["workstreams"]))
    return plan.each_milestone(lambda n, _, m: replace(m, owners=(owners[n % len(owners)],)))


def with_ratings(plan: Truth) -> Truth:
    """Every milestone that is not complete is given a rating, in turn."""
    return plan.each_milestone(lambda n, _, m: m if m.rating else replace(m, rating=RATINGS[n % 4]))


def long_plan(milestones: int) -> Truth:
    """The published plan again and again, numbered on, until it has so many milestones."""
    plan, count = published(), 0
    workstreams: list[Workstream] = []
    while count < milestones:
        for w in plan.workstreams:
            workstreams.append(_numbered(w, len(workstreams) + 1))
        count += sum(1 for _ in plan.milestones())
    whole = Truth(plan.title, tuple(workstreams))
    kept = iter([True] * milestones + [False] * count)
    return replace(whole, workstreams=tuple(w for w in (_cut(w, kept) for w in whole.workstreams) if w.outcomes))


def _workstream(w: dict[str, Any], called: dict[str, str]) -> Workstream:
    return Workstream(
        w["ref"],
        w["statement"],
        w["weakness"],
        tuple(called[k] for k in w["accountable"]),
        tuple(called[k] for k in w["delivery"]),
        tuple(_outcome(o) for o in w["outcomes"]),
    )


def _outcome(o: dict[str, Any]) -> Outcome:
    impacts = [i["statement"] for part in (o, *o["actions"]) for i in part.get("impacts", ())]
    return Outcome(o["ref"], o["statement"], tuple(impacts), tuple(_action(a) for a in o["actions"]))


def _action(a: dict[str, Any]) -> Action:
    return Action(a["ref"], a["statement"], a["resource"], tuple(_milestone(m) for m in a["milestones"]))


def _milestone(m: dict[str, Any]) -> Milestone:
    complete = m.get("complete", "")
    return Milestone(m["statement"], m["deadline"], m.get("resource", ""), complete, "blue" if complete else "")


def _numbered(w: Workstream, number: int) -> Workstream:
    def ref(old: str) -> str:
        return f"{number}.{old.partition('.')[2]}"

    outcomes = tuple(
        replace(o, ref=ref(o.ref), actions=tuple(replace(a, ref=ref(a.ref)) for a in o.actions)) for o in w.outcomes
    )
    return replace(w, ref=str(number), outcomes=outcomes)


def _cut(w: Workstream, kept: Iterator[bool]) -> Workstream:
    outcomes = []
    for o in w.outcomes:
        actions = [replace(a, milestones=tuple(m for m in a.milestones if next(kept))) for a in o.actions]
        if left := tuple(a for a in actions if a.milestones):
            outcomes.append(replace(o, actions=left))
    return replace(w, outcomes=tuple(outcomes))
