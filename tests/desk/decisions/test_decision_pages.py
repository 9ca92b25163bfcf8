"""A decision and what became of it; follow-ups; carrying out a re-baseline."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from milepost.board.models import FollowUp, FollowUpStep
from milepost.people.clock import today
from milepost.people.models import Holding, Post
from milepost.plan.models import Version
from tests.board.decisions.making import decision, follow_up, item, meeting, recorded, row
from tests.board.meeting import the_board
from tests.desk.people.test_people_pages import boxes
from tests.desk.test_pages import html

from .pages import a_rebaseline

pytestmark = pytest.mark.django_db


def theirs(key: str) -> Post:
    return Holding.objects.filter(user__email=f"{key}@example.org").latest("pk").post


def test_a_row_and_a_measure_tell_what_boards_decided_about_them(as_: Any) -> None:
    decision(item(meeting()), "challenge", about="1.1a.2", words="Why is it late?")
    decision(item(meeting(today() - timedelta(days=3)), private=True), about="1.1a.2", words="Secret")
    page = html(as_("owner").get("/desk/plans/exampleshire/milestones/1.1a.2/"))
    assert f"{the_board()} challenged" in page
    assert "Why is it late?" in page
    assert "Secret" not in page
    assert "Secret" in html(as_("board").get("/desk/plans/exampleshire/milestones/1.1a.2/"))
    yesterday = (today() - timedelta(days=1)).isoformat()
    assert "Why is it late?" not in html(
        as_("owner").get(f"/desk/plans/exampleshire/milestones/1.1a.2/?as_at={yesterday}")
    )


def test_a_rows_page_takes_one_more_query_however_many_decisions(as_: Any, django_assert_max_num_queries: Any) -> None:
    client, path = as_("owner"), "/desk/plans/exampleshire/milestones/1.1a.2/"
    with django_assert_max_num_queries(1000) as before:
        html(client.get(path))
    for n in range(5):
        decision(item(meeting(today() - timedelta(days=n))), about="1.1a.2")
    with django_assert_max_num_queries(len(before)):
        html(client.get(path))


def test_every_decision_of_a_body_with_what_became_of_it(as_: Any) -> None:
    asked = follow_up(decision(item(meeting()), "challenge", about="1.1a.2", words="Why late?"), ask="answer", days=-2)
    decision(item(meeting(today() - timedelta(days=3))), words="We note that")
    path = f"/desk/bodies/{the_board().pk}/decisions/"
    page = html(as_("owner").get(path))
    assert "Not answered, 2 days late" in page
    assert page.index("Why late?") < page.index("We note that")
    assert "We note that" not in html(as_("owner").get(path, {"kind": "challenge"}))
    FollowUpStep.objects.create(**recorded(follow_up=asked, part="done", words="The answer"))
    assert "The answer" in html(as_("owner").get(f"/desk/decisions/{asked.decision_id}/"))


def test_the_front_page_lists_what_boards_ask_of_my_posts(as_: Any) -> None:
    follow_up(decision(item(meeting())), what="Write to every family", owner=theirs("owner"))
    assert "Write to every family" in html(as_("owner").get("/desk/"))
    assert "Write to every family" not in html(as_("officer2").get("/desk/"))


def test_the_list_shows_mine_all_and_those_that_are_over(as_: Any) -> None:
    made = decision(item(meeting()))
    follow_up(made, what="Mine to do", owner=theirs("owner"))
    over = follow_up(made, what="Done long since", owner=theirs("owner"))
    other = Post.objects.filter(area__name="Exampleshire").exclude(pk=theirs("owner").pk).first()
    follow_up(made, what="Another’s to do", owner=other)
    FollowUpStep.objects.create(**recorded(follow_up=over, part="done", words="There"))
    client = as_("owner")
    for query, seen in (
        ({}, {"Mine to do"}),
        ({"show": "open"}, {"Mine to do", "Another’s to do"}),
        ({"show": "over"}, {"Done long since"}),
        ({"show": "open", "body": "999999"}, set()),
    ):
        page = html(client.get("/desk/follow-ups/", query))
        assert {w for w in ("Mine to do", "Another’s to do", "Done long since") if w in page} == seen


def test_whoever_was_asked_says_that_it_is_done(as_: Any) -> None:
    asked = follow_up(decision(item(meeting())), owner=theirs("owner"))
    path = f"/desk/follow-ups/{asked.pk}/"
    client = as_("owner")
    assert "Choose what you want to say" in html(client.post(path, {"words": "X", "seen": "0"}))
    assert "Write what you want to say" in html(client.post(path, {"part": "done", "seen": "0"}))
    page = html(client.post(path, {"part": "done", "words": "All written to", "seen": "0"}, follow=True))
    assert "All written to" in page
    assert '<form method="post"' not in page.split("<main")[1]
    assert client.post(path, {"part": "note", "words": "More", "seen": "0"}).status_code == 404


def test_the_secretary_says_it_for_them_and_moves_it(as_: Any) -> None:
    asked = follow_up(decision(item(meeting())))
    path, later = f"/desk/follow-ups/{asked.pk}/", today() + timedelta(days=40)
    client = as_("secretary")
    assert "Say in your words on whose behalf you write" in html(client.get(path))
    assert "Say which day it is due now" in html(
        client.post(path, {"part": "moved", "words": "Half term", "seen": "0"})
    )
    client.post(path, {"part": "moved", "words": "Half term", "seen": "0", **boxes("due_on", later)})
    assert FollowUpStep.objects.get(follow_up=asked).due_on == later


def test_nobody_else_says_anything_of_it(as_: Any) -> None:
    asked = follow_up(decision(item(meeting())), owner=theirs("owner"))
    path = f"/desk/follow-ups/{asked.pk}/"
    for key in ("officer2", "board", "auditor", "analyst"):
        assert as_(key).post(path, {"part": "done", "words": "X", "seen": "0"}).status_code == 404, key
    assert not FollowUpStep.objects.exists()


def test_whoever_is_challenged_answers_and_cannot_put_it_off(as_: Any) -> None:
    asked = follow_up(decision(item(meeting()), "challenge"), ask="answer", owner=theirs("owner"))
    path = f"/desk/follow-ups/{asked.pk}/"
    page = html(as_("owner").get(path))
    assert "A challenge to answer" in page
    assert "It needs longer" not in page
    assert "It needs longer" in html(as_("secretary").get(path))
    as_("owner").post(path, {"part": "moved", "words": "Later", "seen": "0", **boxes("due_on", today())})
    assert not FollowUpStep.objects.exists()


def test_the_second_of_two_sees_what_the_first_said(as_: Any) -> None:
    asked = follow_up(decision(item(meeting())))
    path, client = f"/desk/follow-ups/{asked.pk}/", as_("secretary")
    client.post(path, {"part": "note", "words": "Mine", "seen": "0"})
    page = html(client.post(path, {"part": "note", "words": "Yours", "seen": "0"}))
    assert "Somebody changed this while you were writing" in page
    assert FollowUpStep.objects.count() == 1


def test_a_decision_is_put_right_by_an_entry(as_: Any) -> None:
    made = decision(item(meeting()), words="On the 3rd")
    path = f"/desk/decisions/{made.pk}/"
    client = as_("secretary")
    assert "Say why it is put right" in html(client.post(path + "correct/", {"words": "On the 4th"}))
    page = html(client.post(path + "correct/", {"words": "On the 4th", "why": "A slip"}, follow=True))
    assert all(words in page for words in ("On the 3rd", "On the 4th", "A slip"))
    assert as_("board").post(path + "correct/", {"words": "X", "why": "Y"}).status_code == 404


def test_the_plan_lead_carries_a_rebaseline_out(as_: Any) -> None:
    made = a_rebaseline()
    path = f"/desk/decisions/{made.pk}/"
    assert "The deadlines are not moved yet" in html(as_("secretary").get(path))
    assert as_("secretary").post(path + "carry-out/").status_code == 404
    lead = as_("lead")
    about = row("1.1a.5")
    seen = {f"seen_{about.pk}": about.versions.latest("pk").pk}
    stale = html(lead.post(path + "carry-out/", {f"seen_{about.pk}": seen[f"seen_{about.pk}"] - 1}))
    assert "Somebody else has changed milestone 1.1a.5" in stale
    page = html(lead.post(path + "carry-out/", seen, follow=True))
    assert "The deadlines are moved, and everyone can read why" in page
    assert f'href="{path}"' in page, "the revision points at its decision"
    assert Version.objects.filter(row=about).latest("pk").deadline == "Sep 2029"
    assert "this revision of the plan" in html(lead.get(path))
    assert lead.get(path + "carry-out/").status_code == 302
    assert "carried" not in html(lead.get(path)).lower()


def test_the_list_is_read_as_at_a_day(as_: Any) -> None:
    follow_up(decision(item(meeting())), what="Today’s")
    yesterday = (today() - timedelta(days=1)).isoformat()
    assert "Today’s" not in html(as_("owner").get("/desk/follow-ups/", {"show": "open", "as_at": yesterday}))
    assert FollowUp.objects.exists()
