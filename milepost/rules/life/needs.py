"""What is missing before a step may be taken, by name.

Source: our own choice of what a plan needs before it is submitted, after a published plan of 2019 that was co-produced and
signed off by a board; an area changes it in ``definitions/policies/plan_life.yaml``.
"""

from __future__ import annotations

from dataclasses import dataclass

from .policy import Needs

SHOWN = 12
"""Refs named in one sentence; the rest are counted."""


@dataclass(frozen=True)
class Facts:
    """What there is on a day. ``posts`` and ``bodies`` are those whose sign-off still holds; refs are of milestones."""

    area: str
    took_part: int
    posts: tuple[str, ...]
    bodies: tuple[str, ...]
    milestones: int
    without_owner: tuple[str, ...]
    without_deadline: tuple[str, ...]


def missing(needs: Needs, facts: Facts) -> tuple[str, ...]:
    """One sentence for each thing that is not there; empty where the step may be taken.

    >>> facts = Facts("Exampleshire", 0, (), (), 1, ("1.1a.1",), ())
    >>> missing(Needs(took_part=1, owners=True), facts)
    ('Nobody is recorded as having taken part in writing it', 'These milestones have no owner: 1.1a.1')
    """
    found = []
    if facts.took_part < needs.took_part:
        few = "Nobody is" if not facts.took_part else f"Only {facts.took_part} of {needs.took_part} groups are"
        found.append(f"{few} recorded as having taken part in writing it")
    if not facts.milestones and (needs.owners or needs.deadlines):
        found.append("The plan has no milestones yet")
    if needs.owners and facts.without_owner:
        found.append(f"These milestones have no owner: {_some(facts.without_owner)}")
    if needs.deadlines and facts.without_deadline:
        found.append(f"These milestones have no deadline that is understood: {_some(facts.without_deadline)}")
    return (*found, *_unsigned(needs, facts))


def _unsigned(needs: Needs, facts: Facts) -> list[str]:
    named = needs.named.get(facts.area)
    if named:
        waiting = [p for p in named.posts if p not in facts.posts] + [b for b in named.bodies if b not in facts.bodies]
        return [f"{name} has not signed it off as it reads now" for name in waiting]
    found = []
    for needed, signed, one, many in (
        (needs.posts, facts.posts, "post", "posts"),
        (needs.bodies, facts.bodies, "body", "bodies"),
    ):
        if len(signed) < needed:
            few = f"No {one}" if needed == 1 else f"Fewer than {needed} {many}"
            has = "has" if needed == 1 else "have"
            found.append(f"{few} {has} signed it off as it reads now")
    return found


def _some(refs: tuple[str, ...]) -> str:
    more = f" and {len(refs) - SHOWN} more" if len(refs) > SHOWN else ""
    return ", ".join(refs[:SHOWN]) + more
