"""What changed in a plan between two days, of what anyone may know: the plan then beside the plan now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from milepost.plan.models import Plan
from milepost.progress.queries import Voice
from milepost.rules.brag import Brag

from .queries import JudgedMilestone, open_plan


@dataclass(frozen=True)
class Change:
    """One promise that changed. Deadlines and ratings are empty where they did not."""

    milestone: JudgedMilestone
    rating_from: Brag | None
    rating_changed: bool
    kept: bool
    new: bool
    deadline_from: str
    voices: tuple[Voice, ...]


def changes_since(plan: Plan, since: date, now: date) -> tuple[tuple[str, str, tuple[Change, ...]], ...]:
    """By workstream (ref, title, changes): what is different from the end of ``since``. Ten queries."""
    then = {m.line.id: m for m in open_plan(plan, on=since).milestones}
    found = []
    for workstream in open_plan(plan, on=now).workstreams:
        changed = [c for m in workstream.milestones if (c := _change(then.get(m.line.id), m)) is not None]
        if changed:
            found.append((workstream.line.ref, workstream.line.public_words, tuple(changed)))
    return tuple(found)


def _change(old: JudgedMilestone | None, new: JudgedMilestone) -> Change | None:
    before = old.judged.rating if old else None
    moved = old is not None and _deadline(old) != _deadline(new)
    voices = new.voices[len(old.voices) if old else 0 :]
    changed = before != new.judged.rating
    if old is not None and not (changed or moved or voices):
        return None
    return Change(
        milestone=new,
        rating_from=before,
        rating_changed=changed,
        kept=new.judged.complete and not (old is not None and old.judged.complete),
        new=old is None,
        deadline_from=_deadline(old) if old and moved else "",
        voices=voices,
    )


def _deadline(m: JudgedMilestone) -> str:
    return m.line.timescale.as_written if m.line.timescale else ""
