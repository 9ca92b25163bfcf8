"""Leaving out the updates that later ones have replaced changes nothing that is judged, on any day."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from milepost.judgement.queries import judged_plan, open_plan
from milepost.people.clock import today
from milepost.plan.models import Plan, Row
from milepost.progress.actions import NewEvidence, NewUpdate, check_update, post_update, review_milestone
from milepost.progress.models import Review, Update, Verdict
from milepost.rules.brag import Brag
from milepost.rules.timescale import Precision


@pytest.mark.parametrize("read", [judged_plan, open_plan])
@pytest.mark.parametrize("slug", ["exampleshire", "peterborough-2019"])
def test_each_milestone_is_the_same(read: Any, slug: str, db: Any) -> None:
    plan = Plan.objects.get(slug=slug)
    for ago in (0, 3, 8, 9, 20, 45, 66, 100, 150, 240):
        on = today() - timedelta(days=ago)
        whole, brief = read(plan, on=on), read(plan, on=on, history=False)
        assert brief.rollup == whole.rollup
        for a, b in zip(whole.milestones, brief.milestones, strict=True):
            assert (b.judged, b.latest, b.sent_back, b.being_checked) == (
                a.judged, a.latest, a.sent_back, a.being_checked
            )  # fmt: skip


def test_what_was_accepted_late_still_counts(cast: Any) -> None:
    """An older update accepted after a newer one was posted: the newer one stands at the desk, the older in public."""
    milestone = Row.objects.get(plan__slug="exampleshire", kind="milestone", ref="1.1a.5")
    older = post_update(milestone=milestone, new=NewUpdate(Brag.AMBER, "Older"), by=cast("owner"))
    post_update(milestone=milestone, new=NewUpdate(Brag.GREEN, "Newer"), by=cast("owner"))
    check_update(update=older, kind=Verdict.Kind.ACCEPTED, by=cast("officer"))
    for read, words in ((judged_plan, "Newer"), (open_plan, "Older")):
        judged = read(milestone.plan, on=today(), history=False)
        m = next(m for m in judged.milestones if m.line.id == milestone.pk)
        assert m.latest
        assert m.latest.happened == words
        assert m.being_checked


def test_what_was_replaced_is_not_read(cast: Any) -> None:
    plan = Plan.objects.get(slug="exampleshire")
    m = next(m for m in judged_plan(plan, on=today(), history=False).milestones if m.line.ref == "1.1a.3")
    assert [r.happened for r in m.said] == ["The backlog is down to 120.", "64 overdue plans are left."]
    assert Update.objects.filter(milestone=m.line.id).count() == 3


def test_since_when_it_must_be_reviewed_anew_is_kept(cast: Any) -> None:
    """Complete and reviewed, then reopened, then complete again: the earlier review says nothing of the new completion."""
    milestone = Row.objects.get(plan__slug="exampleshire", kind="milestone", ref="1.1a.5")

    def accepted(new: NewUpdate) -> None:
        update = post_update(milestone=milestone, new=new, by=cast("owner"))
        check_update(update=update, kind=Verdict.Kind.ACCEPTED, by=cast("officer"))

    done = NewUpdate(Brag.BLUE, "Done", completed_on=today(), completed_precision=Precision.DAY)
    accepted(done)
    proof = NewEvidence("The minutes", "https://example.org/minutes")
    finding = Review.Finding.EMBEDDED
    review_milestone(milestone=milestone, finding=finding, held_on=today(), evidence=proof, by=cast("lead"))
    accepted(NewUpdate(Brag.GREEN, "Not quite"))
    accepted(done)
    for read in (judged_plan, open_plan):
        for history in (True, False):
            judged = read(milestone.plan, on=today(), history=history)
            m = next(m for m in judged.milestones if m.line.id == milestone.pk)
            assert m.judged.complete
            assert not m.judged.embedded
