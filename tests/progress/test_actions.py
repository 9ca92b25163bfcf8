"""What may be said, by whom, and what is refused."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from milepost.people.clock import now, today
from milepost.people.models import AuditEvent
from milepost.plan.models import Plan, Row
from milepost.progress import actions
from milepost.progress.actions.check import AlreadyChecked
from milepost.progress.actions.redact import REDACTED
from milepost.progress.models import Draft, ForumView, Redaction, Update, Verdict
from milepost.rules.brag import Brag
from milepost.rules.timescale import Precision

GREEN = actions.NewUpdate(rating=Brag.GREEN, happened="It moved on.")


@pytest.fixture
def milestone(db: Any) -> Row:
    return Row.objects.get(plan__slug="exampleshire", kind="milestone", ref="1.1a.5")


def test_an_update_has_a_person_a_time_and_an_audit_event(milestone: Row, cast: Any) -> None:
    before = AuditEvent.objects.count()
    update = actions.post_update(milestone=milestone, new=GREEN, by=cast("owner"), seen=0)
    event = AuditEvent.objects.latest("pk")
    assert AuditEvent.objects.count() == before + 1
    assert (event.by, event.verb, event.about_id) == (cast("owner"), "post_update", str(update.pk))
    assert "It moved on" not in event.summary
    assert event.after is None


def test_the_second_of_two_people_sees_the_firsts_words_before_saving(milestone: Row, cast: Any) -> None:
    first = actions.post_update(milestone=milestone, new=GREEN, by=cast("owner"), seen=0)
    with pytest.raises(actions.SaidMeanwhile) as told:
        actions.post_update(milestone=milestone, new=GREEN, by=cast("officer"), seen=0)
    assert told.value.updates == [first]
    assert milestone.updates.count() == 1
    actions.post_update(milestone=milestone, new=GREEN, by=cast("officer"), seen=first.pk)
    assert milestone.updates.count() == 2


@pytest.mark.parametrize(
    "new",
    [
        actions.NewUpdate(Brag.GREEN, completed_on=date(2020, 1, 1), completed_precision=Precision.DAY),
        actions.NewUpdate(Brag.BLUE, completed_on=date(2999, 1, 1), completed_precision=Precision.DAY),
        actions.NewUpdate(Brag.BLUE, completed_on=date(2020, 1, 1)),
    ],
    ids=["green with a date", "in the future", "no precision"],
)
def test_an_update_that_contradicts_itself_changes_nothing(new: Any, milestone: Row, cast: Any) -> None:
    with pytest.raises(ValidationError):
        actions.post_update(milestone=milestone, new=new, by=cast("owner"), seen=0)
    assert milestone.updates.count() == 0


def test_nobody_checks_their_own_and_a_verdict_is_given_once(milestone: Row, cast: Any) -> None:
    update = actions.post_update(milestone=milestone, new=GREEN, by=cast("officer"))
    accepted = Verdict.Kind.ACCEPTED
    with pytest.raises(PermissionDenied):
        actions.check_update(update=update, kind=accepted, by=cast("officer"))
    with pytest.raises(ValidationError):
        actions.check_update(update=update, kind=Verdict.Kind.SENT_BACK, reason=" ", by=cast("lead"))
    actions.check_update(update=update, kind=accepted, by=cast("lead"))
    with pytest.raises(AlreadyChecked):
        actions.check_update(update=update, kind=Verdict.Kind.SENT_BACK, reason="No", by=cast("administrator"))
    assert Verdict.objects.get(update=update).kind == accepted


def test_posting_drops_the_writers_draft_only(milestone: Row, cast: Any) -> None:
    actions.keep_draft(milestone=milestone, fields={"happened": "mine"}, by=cast("owner"))
    actions.keep_draft(milestone=milestone, fields={"happened": "theirs"}, by=cast("officer"))
    actions.post_update(milestone=milestone, new=GREEN, by=cast("owner"))
    assert [d.user for d in Draft.objects.all()] == [cast("officer")]


def test_the_forum_speaks_of_milestones_actions_and_impacts_only(cast: Any) -> None:
    outcome = Row.objects.get(plan__slug="exampleshire", kind="outcome", ref="1.1")
    with pytest.raises(ValidationError):
        actions.give_forum_view(row=outcome, stance=ForumView.Stance.AGREES, by=cast("forum"))


def test_disagreeing_needs_words(milestone: Row, cast: Any) -> None:
    with pytest.raises(ValidationError):
        actions.give_forum_view(row=milestone, stance=ForumView.Stance.DISAGREES, words="  ", by=cast("forum"))


def test_redacted_words_are_gone_everywhere(milestone: Row, cast: Any, as_: Any) -> None:
    secret = "Zebedee Quillfeather"
    said = actions.NewUpdate(Brag.GREEN, happened=f"{secret} was placed.")
    update = actions.post_update(milestone=milestone, new=said, by=cast("owner"))
    actions.redact(said=update, field="happened", why="It named a child", by=cast("lead"))
    update.refresh_from_db()
    assert update.happened == REDACTED
    assert (Redaction.objects.get().why, Redaction.objects.get().recorded_by) == ("It named a child", cast("lead"))
    for model in (Update, AuditEvent, Redaction, Draft):
        assert secret not in str(list(model.objects.values()))
    page = as_("lead").get("/desk/plans/exampleshire/milestones/1.1a.5/").content.decode()
    assert secret not in page
    assert "It named a child" in page


def test_redacting_needs_a_reason_and_a_field_that_holds_words(milestone: Row, cast: Any) -> None:
    update = actions.post_update(milestone=milestone, new=GREEN, by=cast("owner"))
    with pytest.raises(ValidationError):
        actions.redact(said=update, field="happened", why="", by=cast("lead"))
    with pytest.raises(ValidationError):
        actions.redact(said=update, field="rating", why="no", by=cast("lead"))


def test_reassigning_keeps_the_past(milestone: Row, cast: Any) -> None:
    from milepost.people.models import Post
    from milepost.plan.actions.reassign import reassign_owner

    to = Post.objects.get(title="Head of Children's Therapies")
    reassign_owner(milestone=milestone, to=to, from_on=today(), by=cast("officer"))
    ended, begun = milestone.posts.filter(part="owner")
    assert (ended.until_on, ended.ended_by) == (today() - timedelta(days=1), cast("officer"))
    assert (begun.post, begun.until_on) == (to, None)
    with pytest.raises(ValidationError, match="already"):
        reassign_owner(milestone=milestone, to=to, from_on=today(), by=cast("officer"))
    with pytest.raises(ValidationError):
        reassign_owner(milestone=milestone, to=ended.post, from_on=today() + timedelta(days=1), by=cast("officer"))


def test_a_plan_moves_only_as_the_table_says(cast: Any) -> None:
    from milepost.plan.actions.move import move_plan
    from milepost.rules.moves import Status

    plan = Plan.objects.get(slug="exampleshire")
    with pytest.raises(ValidationError, match="cannot become draft"):
        move_plan(plan=plan, status=Status.DRAFT, on=today(), by=cast("lead"))
    with pytest.raises(ValidationError):
        move_plan(plan=plan, status=Status.CLOSED, on=today() + timedelta(days=1), by=cast("lead"))
    assert move_plan(plan=plan, status=Status.CLOSED, on=today(), by=cast("lead")).recorded_at <= now()


def test_the_same_form_sent_twice_is_posted_once(milestone: Row, cast: Any) -> None:
    first = actions.post_update(milestone=milestone, new=GREEN, by=cast("owner"), seen=0)
    assert actions.post_update(milestone=milestone, new=GREEN, by=cast("owner"), seen=0) == first
    assert milestone.updates.count() == 1
    with pytest.raises(actions.SaidMeanwhile):
        actions.post_update(milestone=milestone, new=GREEN, by=cast("officer"), seen=0)
    more = actions.NewUpdate(Brag.GREEN, "It moved on.", evidence=(actions.NewEvidence("Minutes"),))
    with pytest.raises(actions.SaidMeanwhile):
        actions.post_update(milestone=milestone, new=more, by=cast("owner"), seen=0)


def test_a_draft_that_quotes_redacted_words_loses_them(milestone: Row, cast: Any) -> None:
    said = actions.NewUpdate(Brag.GREEN, happened="Zebedee was placed.")
    update = actions.post_update(milestone=milestone, new=said, by=cast("owner"))
    actions.keep_draft(milestone=milestone, fields={"happened": "Zebedee was placed. And more."}, by=cast("officer"))
    actions.redact(said=update, field="happened", why="It named a child", by=cast("lead"))
    assert Draft.objects.get().fields == {"happened": f"{REDACTED} And more."}


def test_a_plans_own_words_and_a_redactions_reason_can_go(milestone: Row, cast: Any, as_: Any) -> None:
    version = milestone.versions.get()
    first = actions.redact(said=version, field="statement", why="It named Zebedee", by=cast("lead"))
    page = as_("board").get("/desk/plans/exampleshire/milestones/1.1a.5/").content.decode()
    assert "It named Zebedee" in page
    path = f"/desk/plans/exampleshire/redact/redaction/{first.pk}/"
    assert as_("lead").post(path, {"field": "why", "why": "It repeated the name"}).status_code == 302
    page = as_("board").get("/desk/plans/exampleshire/milestones/1.1a.5/").content.decode()
    assert "Zebedee" not in page
    assert "20-week rate" not in page
    assert as_("lead").get(f"/desk/plans/peterborough-2019/redact/redaction/{first.pk}/").status_code == 404
    assert as_("lead").get(path).status_code == 200
    assert "[Words removed]" not in as_("lead").get(path).content.decode()


def test_a_form_sent_again_after_it_fell_is_posted_anew(milestone: Row, cast: Any) -> None:
    first = actions.post_update(milestone=milestone, new=GREEN, by=cast("owner"), seen=0)
    actions.withdraw_update(update=first, by=cast("owner"))
    with pytest.raises(actions.SaidMeanwhile):
        actions.post_update(milestone=milestone, new=GREEN, by=cast("owner"), seen=0)


def test_a_form_sent_again_with_other_evidence_is_not_the_same(milestone: Row, cast: Any) -> None:
    def told(**changes: Any) -> actions.NewUpdate:
        return actions.NewUpdate(Brag.GREEN, "Seen.", evidence=(actions.NewEvidence("Minutes", **changes),))

    actions.post_update(milestone=milestone, new=told(public=True), by=cast("owner"), seen=0)
    for other in (told(public=False), told(public=True, url="https://example.org/x")):
        with pytest.raises(actions.SaidMeanwhile):
            actions.post_update(milestone=milestone, new=other, by=cast("owner"), seen=0)


def test_words_go_from_every_version_that_carries_them(milestone: Row, cast: Any) -> None:
    from tests.revising import NewWording, revise

    plan = Plan.objects.get(slug="exampleshire")
    milestone.versions.update(plain="Zebedee gets a plan")
    revise(
        plan=plan,
        why="Late",
        agreed_by="The board",
        wordings=[NewWording(milestone, deadline="Dec 2027")],
        by=cast("lead"),
    )
    actions.redact(said=milestone.versions.last(), field="plain", why="It named a child", by=cast("lead"))
    assert [v.plain for v in milestone.versions.all()] == [REDACTED, REDACTED]


def test_the_forums_view_sent_twice_is_one_view(milestone: Row, cast: Any) -> None:
    given = {"row": milestone, "stance": ForumView.Stance.AGREES, "words": "We saw it.", "by": cast("forum")}
    assert actions.give_forum_view(**given) == actions.give_forum_view(**given)
    assert ForumView.objects.filter(row=milestone).count() == 1


def test_a_null_in_a_draft_is_left_out(milestone: Row, cast: Any, as_: Any) -> None:
    draft = actions.keep_draft(milestone=milestone, fields={"happened": "a\x00b"}, by=cast("owner"))
    assert draft.fields == {"happened": "ab"}
    assert as_("lead").get("/desk/plans/exampleshire/milestones/%00/").status_code == 404
