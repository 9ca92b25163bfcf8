"""The published plan as a plan file: what the schema describes, less what only the desk may read.

Who answers for what, notes and the plan's own cross-references stay out; the schema needs none of them.
"""

from __future__ import annotations

from typing import Any

from milepost.judgement.queries import JudgedPlan
from milepost.plan.planfile.write import Said, kept, structure
from milepost.rules.moves import Status

from .licences import Licence
from .milestones import completed


def plan_file(judged: JudgedPlan, *, licence: Licence, source: str) -> dict[str, Any]:
    """The plan as at its day, in the order of the schema. ``source`` is the address of the page for people.

    The lines are ``open_plan``'s, which hold nothing of the desk; of what was said only an accepted completion is told.
    """
    published = kept(
        as_at=judged.on.isoformat(), source=source,
        licence=licence.name, licence_address=licence.address, terms=licence.terms,
    )  # fmt: skip
    said = {m.line.id: Said(completed(m)) for m in judged.milestones}
    lines = [w.line for w in judged.workstreams]
    archived = judged.life.status is Status.ARCHIVED
    return {"published": published, **structure(judged.plan, lines, archived=archived, said=said)}
