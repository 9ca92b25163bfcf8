"""Everything that happened to a milestone, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from milepost.judgement.queries import JudgedMilestone
from milepost.people.clock import end_of
from milepost.plan.models import Row
from milepost.plan.queries import Wording, wordings
from milepost.progress.queries import Proof, Report, Reviewed, Voice, evidence, redactions

VERDICTS = {"accepted": "Update accepted", "sent_back": "Update sent back", "withdrawn": "Update withdrawn"}


@dataclass(frozen=True)
class Entry:
    """One thing that happened. ``kind`` chooses how the page draws it; only what belongs to the kind is filled.

    ``words`` are what was written; ``why`` is a revision's reason with who agreed. ``what`` and ``id`` lead to the page
    that blanks them.
    """

    at: datetime
    kind: str
    title: str
    by: str
    report: Report | None = None
    voice: Voice | None = None
    review: Reviewed | None = None
    proofs: tuple[Proof, ...] = ()
    words: str = ""
    why: str = ""
    what: str = ""
    id: int | None = None
    revision: int | None = None


def history(row: Row, m: JudgedMilestone, on: date) -> list[Entry]:
    """Five queries: versions, owners, evidence, redactions; updates and views come with the milestone."""
    proofs = evidence(row.pk, on)
    entries: list[Entry] = []
    for r in m.said:
        own = tuple(p for p in proofs if p.update_id == r.id)
        entries.append(Entry(r.at, "update", f"Rated {r.rating.label}", r.by, report=r, proofs=own))
        if r.verdict_at:
            title = VERDICTS[r.verdict]
            entries.append(
                Entry(r.verdict_at, "verdict", title, r.verdict_by, words=r.reason, what="verdict", id=r.verdict_id)
            )
    for x in m.reviews:
        own = tuple(p for p in proofs if p.review_id == x.id)
        title = f"Reviewed: the change {'is still there' if x.lasted else 'has not lasted'}"
        entries.append(Entry(x.at, "review", title, x.by, review=x, proofs=own))
    for v in m.voices:
        entries.append(Entry(v.at, "voice", f"Forum: {v.stance_label.lower()}", v.by, voice=v))
    entries += _versions(row, on) + _owners(row, on)
    for gone in redactions(row):
        by = str(gone.recorded_by)
        entries.append(
            Entry(gone.recorded_at, "redaction", "Words removed", by, words=gone.why, what="redaction", id=gone.pk)
        )
    return sorted(entries, key=lambda e: e.at, reverse=True)


def _versions(row: Row, on: date) -> list[Entry]:
    """Each version with the words it changed, and for a revision why and who agreed."""
    found: list[Entry] = []
    before: Wording | None = None
    for w in wordings(row, on):
        why = f"{w.why.rstrip('.')}. Agreed by {w.agreed_by}." if w.why else ""
        said = w.statement if before is None or w.statement != before.statement else ""
        title = _title(w, before)
        found.append(
            Entry(w.at, "wording", title, w.by, words=said, why=why, what="version", id=w.id, revision=w.revision_id)
        )
        before = w
    return found


def _title(w: Wording, before: Wording | None) -> str:
    if before is None:
        return f"{'Added to the plan' if w.revision_id else 'Promised'}, with the deadline {w.deadline}"
    if w.withdrawn != before.withdrawn:
        return "Withdrawn from the plan" if w.withdrawn else "Back in the plan"
    moved = f"Deadline moved from {before.deadline} to {w.deadline}" if w.deadline != before.deadline else ""
    reworded = "Wording changed" if w.statement != before.statement else ""
    return f"{moved}; {reworded.lower()}" if moved and reworded else moved or reworded or "Details changed"


def _owners(row: Row, on: date) -> list[Entry]:
    found = []
    for p in row.posts.filter(part="owner", recorded_at__lt=end_of(on)).select_related(
        "post", "recorded_by", "ended_by"
    ):
        found.append(Entry(p.recorded_at, "owner", f"{p.post} became owner", str(p.recorded_by)))
        if p.ended_at and p.ended_at < end_of(on):
            found.append(Entry(p.ended_at, "owner", f"{p.post} stopped being owner", str(p.ended_by)))
    return found
