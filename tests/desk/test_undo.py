"""What can be taken back: an update nobody has checked, and a draft that was dropped. Nothing is erased."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from milepost.judgement.queries import JudgedMilestone, judged_plan
from milepost.people.clock import today
from milepost.people.models import AuditEvent
from milepost.plan.actions.move import move_plan
from milepost.plan.models import Plan, Row, RowPost
from milepost.progress import actions
from milepost.progress.actions.check import AlreadyChecked
from milepost.progress.models import Draft, Update, Verdict
from milepost.progress.queries import awaiting
from milepost.rules.brag import Brag
from milepost.rules.moves import Status

PLAN = "/desk/plans/exampleshire/"
MILESTONE = PLAN + "milestones/1.1a.5/"
UPDATE = MILESTONE + "update/"


def html(response: Any) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()  # type: ignore[no-any-return]


def post(by: Any, ref: str = "1.1a.5", words: str = "Posted by mistake", rating: Brag = Brag.BLUE) -> Update:
    row = Row.objects.get(plan__slug="exampleshire", kind="milestone", ref=ref)
    return actions.post_update(milestone=row, new=actions.NewUpdate(rating, happened=words), by=by)


def page_of(update: Update) -> str:
    return f"{PLAN}updates/{update.pk}/withdraw/"


def judged(ref: str = "1.1a.5", ago: int = 0) -> JudgedMilestone:
    plan = Plan.objects.get(slug="exampleshire")
    return next(m for m in judged_plan(plan, on=today() - timedelta(days=ago)).milestones if m.line.ref == ref)


def test_its_writer_withdraws_an_update_and_it_no_longer_stands(as_: Any, cast: Any) -> None:
    update = post(cast("owner"))
    client = as_("owner")
    assert page_of(update) in html(client.get(MILESTONE))
    assert "Posted by mistake" in html(client.get(page_of(update)))
    page = html(client.post(page_of(update), follow=True))
    assert "Withdrawn: your update on milestone 1.1a.5" in page
    assert "Update withdrawn" in page
    assert "withdrawn: it does not stand" in page
    assert page_of(update) not in page
    event = AuditEvent.objects.latest("pk")
    assert (event.verb, event.by, event.about_id) == ("withdraw_update", cast("owner"), str(update.pk))
    m = judged()
    assert (m.latest, m.being_checked, m.sent_back, len(m.said)) == (None, False, None, 1)
    assert update not in awaiting()


def test_what_was_asked_before_is_asked_again(cast: Any) -> None:
    before = judged("1.1a.3").sent_back
    assert before is not None
    update = post(cast("owner"), "1.1a.3", rating=Brag.AMBER)
    assert judged("1.1a.3").sent_back is None
    assert judged("1.1a.3").being_checked
    actions.withdraw_update(update=update, by=cast("owner"))
    assert judged("1.1a.3").sent_back == before


def test_an_update_still_being_checked_is_not_hidden_by_one_withdrawn_after_it(cast: Any) -> None:
    first = post(cast("owner"), rating=Brag.GREEN)
    actions.withdraw_update(update=post(cast("officer")), by=cast("officer"))
    m = judged()
    assert m.being_checked
    assert m.latest is not None
    assert m.latest.id == first.pk


def test_the_public_never_sees_it(cast: Any, client: Any) -> None:
    update = post(cast("owner"))
    assert "being checked" in html(client.get("/plans/exampleshire/promise/1.1a.5/"))
    actions.withdraw_update(update=update, by=cast("owner"))
    for path in ("", "promise/1.1a.5/", "changes/"):
        page = html(client.get("/plans/exampleshire/" + path))
        assert "Posted by mistake" not in page
        assert "withdrawn" not in page.lower()
    assert "being checked" not in html(client.get("/plans/exampleshire/promise/1.1a.5/"))


def test_what_was_checked_is_not_withdrawn_and_the_page_says_by_whom(as_: Any, cast: Any) -> None:
    update = post(cast("owner"))
    actions.check_update(update=update, kind=Verdict.Kind.ACCEPTED, by=cast("officer"))
    for response in (as_("owner").get(page_of(update)), as_("owner").post(page_of(update))):
        assert "It can no longer be withdrawn: accepted by Orla Officer" in html(response)
    with pytest.raises(AlreadyChecked):
        actions.withdraw_update(update=update, by=cast("owner"))
    assert Verdict.objects.get(update=update).kind == "accepted"


def test_what_was_withdrawn_is_not_checked_and_the_page_says_so(as_: Any, cast: Any) -> None:
    update = post(cast("owner"))
    actions.withdraw_update(update=update, by=cast("owner"))
    page = html(as_("officer").post(f"{PLAN}updates/{update.pk}/check/", {"kind": "accepted"}))
    assert "Owen Owner withdrew this" in page
    assert Verdict.objects.get(update=update).kind == "withdrawn"


def test_its_writer_withdraws_it_though_the_milestone_was_given_away(as_: Any, cast: Any) -> None:
    update = post(cast("owner"))
    RowPost.objects.filter(row=update.milestone, part="owner").delete()
    client = as_("owner")
    assert page_of(update) in html(client.get(MILESTONE))
    assert "Withdrawn: your update" in html(client.post(page_of(update), follow=True))
    assert Verdict.objects.get(update=update).kind == "withdrawn"


def test_an_auditor_withdraws_nothing(as_: Any, cast: Any) -> None:
    update = post(cast("auditor"))
    client = as_("auditor")
    assert page_of(update) not in html(client.get(MILESTONE))
    assert client.post(page_of(update)).status_code == 404


def test_nobody_withdraws_for_another_and_no_verdict_withdraws(as_: Any, cast: Any) -> None:
    update = post(cast("owner"))
    assert page_of(update) not in html(as_("officer").get(MILESTONE))
    for key in ("officer", "lead", "officer2", "auditor"):
        assert as_(key).post(page_of(update)).status_code == 404
    with pytest.raises(PermissionDenied):
        actions.withdraw_update(update=update, by=cast("officer"))
    with pytest.raises(PermissionDenied):
        actions.check_update(update=update, kind=Verdict.Kind.WITHDRAWN, by=cast("officer"))
    assert not Verdict.objects.filter(update=update).exists()


def test_in_a_plan_that_is_no_longer_live_nothing_is_withdrawn(as_: Any, cast: Any) -> None:
    update = post(cast("owner"))
    move_plan(plan=Plan.objects.get(slug="exampleshire"), status=Status.CLOSED, on=today(), by=cast("lead"))
    assert as_("owner").post(page_of(update)).status_code == 409
    assert not Verdict.objects.filter(update=update).exists()


def test_a_dropped_draft_comes_back(as_: Any, cast: Any) -> None:
    client = as_("owner")
    client.post(UPDATE, {"happened": "Half a thought", "draft": "1"})
    page = html(client.post(UPDATE, {"drop": "1"}, follow=True))
    assert "The draft is gone" in page
    assert "Half a thought" not in page
    assert not Draft.objects.exists()
    page = html(client.post(UPDATE, {"undo": "1"}, follow=True))
    assert "The draft is back" in page
    assert "Half a thought" in page
    assert Draft.objects.get().user == cast("owner")
    assert "Bring the draft back" not in html(client.get(UPDATE))


def test_a_dropped_draft_never_replaces_what_was_written_since(as_: Any) -> None:
    client = as_("owner")
    client.post(UPDATE, {"happened": "Old", "draft": "1"})
    client.post(UPDATE, {"drop": "1"})
    client.post(UPDATE, {"happened": "New", "draft": "1"})
    page = html(client.post(UPDATE, {"undo": "1"}, follow=True))
    assert "You began a newer draft" in page
    assert "The draft is back" not in page
    assert Draft.objects.get().fields["happened"] == "New"


def test_a_draft_brought_back_twice_is_back_once(as_: Any) -> None:
    client = as_("owner")
    client.post(UPDATE, {"happened": "Old", "draft": "1"})
    client.post(UPDATE, {"drop": "1"})
    client.post(UPDATE, {"undo": "1"})
    page = html(client.post(UPDATE, {"undo": "1"}, follow=True))
    assert "The draft is back" in page
    assert "newer draft" not in page
    assert Draft.objects.get().fields["happened"] == "Old"


def test_a_dropped_draft_is_gone_after_signing_out_and_is_for_its_milestone_only(as_: Any) -> None:
    client = as_("owner")
    client.post(UPDATE, {"happened": "Old", "draft": "1"})
    client.post(UPDATE, {"drop": "1"})
    assert "Bring the draft back" not in html(client.get(PLAN + "milestones/1.2.3/update/"))
    assert "Bring the draft back" in html(client.get(UPDATE))
    assert "Bring the draft back" not in html(as_("owner").get(UPDATE))


def test_what_cannot_be_undone_is_said_before_it_is_done(as_: Any) -> None:
    update = Update.objects.filter(milestone__ref="1.1a.3", milestone__plan__slug="exampleshire").latest("pk")
    for path in ("life/", f"redact/update/{update.pk}/"):
        assert "This cannot be undone" in html(as_("lead").get(PLAN + path))
    waits = Update.objects.get(milestone__ref="1.2.3", milestone__plan__slug="exampleshire", verdict=None)
    assert "cannot be changed" in html(as_("officer").get(f"{PLAN}updates/{waits.pk}/check/"))
    assert "cannot be changed afterwards" in html(as_("officer").get("/desk/waiting/"))


def test_a_dropped_draft_does_not_bring_back_words_that_were_removed(as_: Any, cast: Any) -> None:
    client = as_("owner")
    client.post(UPDATE, {"happened": "Zebedee was placed", "draft": "1"})
    client.post(UPDATE, {"drop": "1"})
    update = post(cast("owner"), words="Zebedee was placed")
    actions.redact(said=update, field="happened", why="It named a child", by=cast("lead"))
    page = html(client.post(UPDATE, {"undo": "1"}, follow=True))
    assert "The draft cannot be brought back" in page
    assert "The draft is back" not in page
    assert not Draft.objects.exists()
    assert "Zebedee" not in html(client.get(UPDATE))
