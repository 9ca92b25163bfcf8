"""What changed tells of rows that came and went, of new posts by revision, and of who agreed: to everyone where it is open."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest

from milepost.people.clock import today
from milepost.people.models import Post
from milepost.plan.actions.change import NewPosts, NewRow, NewWording, Restore, Withdraw, change_plan
from milepost.plan.models import Plan, Row, RowPost
from milepost.progress.actions import NewUpdate, post_update
from milepost.rules.brag import Brag

DESK = "/desk/plans/exampleshire/changes/"
PUBLIC = "/plans/exampleshire/changes/"
FEED = "/plans/exampleshire/changes.atom"


@pytest.fixture
def plan(db: Any) -> Plan:
    return Plan.objects.get(slug="exampleshire")


@pytest.fixture
def do(plan: Plan, cast: Any) -> Any:
    def done(*changes: Any, **more: Any) -> Any:
        agreed = {"why": "Zinnia said so", "agreed_by": "The fig board", "agreed_on": today()} | more
        return change_plan(plan=plan, changes=changes, by=cast("lead"), **agreed)

    return done


def row(ref: str, kind: str = "milestone") -> Row:
    return Row.objects.get(plan__slug="exampleshire", kind=kind, ref=ref)


def text(client: Any, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()  # type: ignore[no-any-return]


def test_a_row_that_leaves_is_told_once_with_what_hangs_below_it(do: Any, as_: Any) -> None:
    do(Withdraw(row("1.1a", "action")))
    desk = text(as_("board"), DESK)
    assert "No longer in the plan" in desk
    assert desk.count("Withdrawn: no longer part of the plan") == 1
    for path in (DESK, PUBLIC, FEED):
        seen = text(as_("board"), path)
        assert "Zinnia said so" in seen, path
        assert "The fig board" in seen, path


def test_a_reason_that_is_not_for_everyone_stays_at_the_desk(do: Any, as_: Any) -> None:
    do(Withdraw(row("1.1a.5")), open=False)
    assert "Zinnia" in text(as_("board"), DESK)
    for path in (PUBLIC, FEED):
        seen = text(as_("public"), path)
        assert "No longer in the plan" in seen
        assert "Zinnia" not in seen
        assert "fig board" not in seen


def test_a_row_that_came_back_is_told_as_that(do: Any, as_: Any) -> None:
    do(Withdraw(row("1.1a.5")))
    do(Restore(row("1.1a.5")))
    for path in (DESK, PUBLIC):
        seen = text(as_("board"), path)
        assert "Back in the plan" in seen
        assert "No longer in the plan" not in seen


def test_new_rows_of_every_kind_are_told_with_who_agreed(do: Any, as_: Any) -> None:
    action = NewRow(kind=Row.Kind.ACTION, parent=row("1.1", "outcome"), statement="A quince of an action")
    milestone = NewRow(kind=Row.Kind.MILESTONE, parent=action, statement="A plum", deadline="Dec 2030")
    do(action, milestone)
    for path in (DESK, PUBLIC, FEED):
        seen = text(as_("board"), path)
        assert "A quince of an action" in seen, path
        assert "A plum" in seen, path
        assert "Zinnia said so" in seen, path


def test_new_posts_by_revision_say_who_agreed_at_the_desk_only(plan: Plan, do: Any, as_: Any) -> None:
    held = RowPost.objects.get(row=row("1", "workstream"), part="accountable")
    other = Post.objects.filter(area=plan.area).exclude(pk=held.post_id).first()
    assert other is not None
    do(NewPosts(held.row, RowPost.Part.ACCOUNTABLE, (other,), (held,)))
    seen = text(as_("board"), DESK)
    assert f"Accountable: {other.title}, no longer {held.post}" in unescape(seen)
    assert "Agreed by The fig board" in seen
    assert other.title not in text(as_("public"), PUBLIC)


def test_the_page_of_a_row_that_left_leads_to_why(do: Any, as_: Any) -> None:
    do(Withdraw(row("1.1a", "action")))
    board = as_("board")
    for path in ("milestones/1.1a.5/", "actions/1.1a/"):
        response = board.get(f"/desk/plans/exampleshire/{path}", follow=True)
        assert response.redirect_chain[0][0].startswith("/desk/plans/exampleshire/withdrawn/#")
        assert "Zinnia said so" in response.content.decode()
    assert as_("public").get("/plans/exampleshire/promise/1.1a.5/").status_code == 404
    post = as_("officer").get("/desk/plans/exampleshire/milestones/1.1a.5/update/")
    assert post.status_code == 409
    assert "withdrawn from the plan" in post.content.decode()


def test_what_left_is_found_no_more(do: Any, as_: Any) -> None:
    do(Withdraw(row("1.1a", "action")))
    for who, path in (("lead", "/desk/find/?q=backlog"), ("public", "/find/?q=backlog")):
        assert "milestones/1.1a.3/" not in text(as_(who), path)
    owner = as_("owner")
    for path in ("/desk/mine/", "/desk/", "/desk/plans/exampleshire/calendar/", "/desk/plans/exampleshire/timeline/"):
        assert "1.1a.5" not in text(owner, path), path
    assert '"1.1a.5"' not in text(as_("public"), "/api/plans/exampleshire.json")


def test_an_update_on_a_row_that_left_waits_for_nobody(do: Any, as_: Any, cast: Any) -> None:
    post_update(milestone=row("1.1a.5"), new=NewUpdate(Brag.GREEN, "Kumquats are planted"), by=cast("owner"))
    assert "1.1a.5" in text(as_("officer"), "/desk/waiting/")
    do(Withdraw(row("1.1a.5")))
    assert "1.1a.5" not in text(as_("officer"), "/desk/waiting/")
    assert "1.1a.5" not in text(as_("officer"), "/desk/")


def test_an_action_page_tells_the_whole_story_of_a_deadline(do: Any, as_: Any) -> None:
    do(NewWording(row("1.1a.5"), deadline="Dec 2030"))
    seen = text(as_("board"), "/desk/plans/exampleshire/actions/1.1a/")
    assert "Dec 2030, moved from" in seen
    assert "by The fig board: Zinnia said so" in seen
