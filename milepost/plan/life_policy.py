"""What may happen to a plan, from ``definitions/policies/plan_life.yaml``."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from milepost.people.definitions import Definition, Path
from milepost.rules.life import Clock, LifePolicy, Needs, Review, Signers, Step, Unit, in_force
from milepost.rules.life.policy import BEFORE
from milepost.rules.moves import Status
from milepost.rules.permissions import Verb

FILE = "policies/plan_life.yaml"


@cache
def life_policies() -> tuple[LifePolicy, ...]:
    """Every policy of the file. Raises ImproperlyConfigured naming the file, the line and what to put right."""
    file = Definition(FILE, "plan_life.schema.json")
    return tuple(_policy(file, i) for i in range(len(file.values["policies"])))


def life_policy(on: date) -> LifePolicy:
    """The policy in force on a day."""
    return in_force(life_policies(), on)


def _policy(file: Definition, i: int) -> LifePolicy:
    values, path = file.values["policies"][i], ("policies", i)
    try:
        from_date = date.fromisoformat(values["from_date"])
    except ValueError as error:
        raise file.wrong((*path, "from_date"), "it is not a date in the calendar") from error
    steps = {key: _step(key, s) for key, s in values["steps"].items()}
    for status in Status:
        if not any(s.status is status for s in steps.values()):
            raise file.wrong((*path, "steps"), f"no step gives the status “{status}”. Every status needs one")
    for key, step in steps.items():
        _known(file, (*path, "steps", key, "next"), step.next, set(steps))
    happens = set(steps) | set(values["reviews"])
    for n, clock in enumerate(values["clocks"]):
        _known(file, (*path, "clocks", n, "until"), clock["until"], happens)
        _known(file, (*path, "clocks", n, "after"), clock["after"], happens | set(BEFORE))
    return LifePolicy(
        from_date=from_date,
        steps=steps,
        reviews={key: Review(key, r["name"]) for key, r in values["reviews"].items()},
        clocks=tuple(_clock(c) for c in values["clocks"]),
    )


def _known(file: Definition, path: Path, keys: Any, known: set[str]) -> None:
    for n, key in enumerate(keys):
        if key not in known:
            raise file.wrong((*path, n), f"nothing has the key “{key}”. Known: {', '.join(sorted(known))}")


def _step(key: str, values: dict[str, Any]) -> Step:
    needs = values.get("needs", {})
    sign_off = needs.get("sign_off", {})
    return Step(
        key=key,
        name=values["name"],
        status=Status(values["status"]),
        next=tuple(values["next"]),
        verb=Verb(values["verb"]),
        needs=Needs(
            took_part=needs.get("took_part", 0),
            owners=needs.get("owners", False),
            deadlines=needs.get("deadlines", False),
            posts=sign_off.get("posts", 0),
            bodies=sign_off.get("bodies", 0),
            named={
                area: Signers(tuple(who.get("posts", ())), tuple(who.get("bodies", ())))
                for area, who in sign_off.get("named", {}).items()
            },
        ),
        asks_why=values.get("asks_why", False),
    )


def _clock(values: dict[str, Any]) -> Clock:
    return Clock(
        name=values["name"],
        until=tuple(values["until"]),
        after=tuple(values["after"]),
        count=values["count"],
        unit=Unit(values["unit"]),
        source=values["source"],
        verified=values["verified"],
    )
