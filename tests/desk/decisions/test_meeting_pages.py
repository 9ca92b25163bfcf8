"""Keeping an agenda and recording what is decided, on their pages."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from milepost.board.models import About, AgendaItem, Arrangement, Decision
from milepost.people.clock import today
from milepost.people.models import Organisation
from tests.board.decisions.making import decision, follow_up, item, meeting, post, row
from tests.desk.people.test_people_pages import boxes, hidden
from tests.desk.test_pages import html

pytestmark = pytest.mark.django_db


def agenda(of: Any) -> str:
    return f"/desk/meetings/{of.pk}/agenda/"


def test_a_secretary_puts_items_on_and_in_order(as_: Any) -> None:
    of, client = meeting(), as_("secretary")
    for title in ("First", "Second"):
        client.post(agenda(of) + "add/", {"title": title, "seen": ""})
    second = AgendaItem.objects.get(title="Second")
    client.post(agenda(of), {"up": second.pk})
    page = html(client.get(agenda(of)))
    assert page.index("1. Second") < page.index("2. First")
    assert "Move up<span" in page
    assert "Move up<span" not in html(as_("board").get(agenda(of)))


def test_a_title_is_needed(as_: Any) -> None:
    page = html(as_("secretary").post(agenda(meeting()) + "add/", {"title": " "}))
    assert "Error: Add an item" in page
    assert "Say what the item is" in page


def test_who_does_not_keep_this_body_changes_nothing(as_: Any) -> None:
    of = item(meeting())
    for key in ("board", "forum", "officer", "auditor"):
        assert as_(key).post(agenda(of.meeting), {"bring": "1"}).status_code == 404
        assert as_(key).post(f"/desk/items/{of.pk}/decide/", {"kind": "note", "words": "X"}).status_code == 404
    assert not Decision.objects.exists()
    assert as_("lead").post(agenda(of.meeting), {"bring": "1"}).status_code == 302


def test_what_is_due_is_brought_by_one_button(as_: Any) -> None:
    of, client = meeting(), as_("secretary")
    assert "Brought to the agenda: 1" in html(client.post(agenda(of), {"bring": "1"}, follow=True))
    assert "Everything that is due is on it already" in html(client.post(agenda(of), {"bring": "1"}, follow=True))


def test_the_second_of_two_secretaries_sees_what_the_first_wrote(as_: Any) -> None:
    of, client = item(meeting(), "Ours"), as_("secretary")
    seen = hidden(html(client.get(f"/desk/items/{of.pk}/")))
    client.post(f"/desk/items/{of.pk}/", {"title": "Mine", "seen": seen})
    page = html(client.post(f"/desk/items/{of.pk}/", {"title": "Yours", "seen": seen}))
    assert "Somebody changed this while you were writing" in page
    assert "Mine" in page
    assert 'value="Yours"' in page
    taken = html(client.post(f"/desk/items/{of.pk}/remove/", {"seen": seen}))
    assert "Read what it says now" in taken


def test_an_item_is_taken_off(as_: Any) -> None:
    of, client = item(meeting(), "Ours"), as_("secretary")
    mark = hidden(html(client.get(f"/desk/items/{of.pk}/remove/")))
    assert "The item is off the agenda" in html(
        client.post(f"/desk/items/{of.pk}/remove/", {"seen": mark}, follow=True)
    )
    assert client.get(f"/desk/items/{of.pk}/").status_code == 404


def test_of_a_private_item_others_read_only_its_place(as_: Any) -> None:
    of = item(meeting(), "One family’s complaint", private=True, words="Secret words")
    asked = follow_up(decision(of, words="We heard them"))
    for key, seen in (("board", True), ("secretary", True), ("officer", False), ("lead", False)):
        page = html(as_(key).get(agenda(of.meeting)))
        assert ("One family’s complaint" in page) == ("Secret words" in page) == ("We heard them" in page) == seen, key
        assert ("Private item" in page) != seen
        for path in (f"/desk/decisions/{asked.decision_id}/", f"/desk/follow-ups/{asked.pk}/"):
            assert as_(key).get(path).status_code == (200 if seen else 404)
    assert as_("lead").get(f"/desk/items/{of.pk}/").status_code == 404
    assert as_("lead").get(f"/desk/meetings/{of.meeting_id}/live/").status_code == 200


def sent(**more: Any) -> dict[str, Any]:
    return {"kind": "note", "words": "We note it", "rows": "3", **more}


def record(client: Any, of: AgendaItem, follow: bool = True, **more: Any) -> Any:
    return client.post(f"/desk/items/{of.pk}/decide/", sent(**more), follow=follow)


def test_a_decision_is_recorded_with_dissent_and_follow_ups(as_: Any) -> None:
    of, forum = item(meeting()), Organisation.objects.get(kind="forum", area__name="Exampleshire")
    page = record(
        as_("secretary"), of, kind="approve", words="We approve it", proposer="The chair",
        refs="1.1a.2, ACTION 1.1a, exampleshire risk 1",
        measures=["exampleshire-caseload"],
        dissent_1_organisation=forum.pk, dissent_1_words="Too slow",
        ask_2_what="Tell families", ask_2_owner=post().pk, **boxes("ask_2_due_on", today() + timedelta(days=9)),
    )  # fmt: skip
    assert page.redirect_chain == [(f"/desk/meetings/{of.meeting_id}/live/#item-{of.pk}", 302)]
    shown = html(page)
    for words in (
        "Decision 1",
        "We approve it",
        "Milestone 1.1a.2",
        "Action 1.1a",
        f"{forum.name} did not agree",
        "Tell families",
    ):
        assert words in shown, words
    assert "The chair" in html(as_("owner").get(f"/desk/decisions/{Decision.objects.get().pk}/"))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"kind": ""}, "Choose what kind of decision it is"),
        ({"words": ""}, "Say what was decided"),
        ({"refs": "9.9z"}, "“9.9z” is no row and no risk of a live plan"),
        ({"refs": "1.2"}, "“1.2” is more than one row. Write outcome 1.2 or action 1.2"),
        ({"kind": "challenge"}, "A challenge is about a row of the plan or a measure"),
        ({"kind": "rebaseline", "reasons": "X", "deadlines": "1.1a.5 Sep 2029"}, "as a ref, a colon and a deadline"),
        ({"kind": "rebaseline", "reasons": "X", "deadlines": "1.1a: Sep 2029"}, "“1.1a” is no milestone"),
        ({"kind": "rebaseline", "reasons": "X"}, "Say which milestones get which new deadline"),
        ({"kind": "rebaseline", "deadlines": "1.1a.5: Sep 2029"}, "Say why the deadlines move"),
        ({"kind": "rebaseline", "reasons": "X", "deadlines": "1.1a.5: soon"}, "Milestone 1.1a.5:"),
        ({"deadlines": "1.1a.5: Sep 2029"}, "Only a re-baseline gives a new deadline"),
        ({"dissent_1_words": "No"}, "Choose the organisation that did not agree"),
        ({"dissent_1_who": "A head"}, "Say why they did not agree"),
        ({"ask_1_what": "Tell"}, "Choose the post that does it"),
        ({"ask_3_what": "Tell"}, "Say by when"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(as_: Any, typed: dict[str, Any], words: str) -> None:
    page = html(record(as_("secretary"), item(meeting()), **typed))
    assert "There is a problem" in page
    assert page.count(words) == 2, "in the summary, and at the field"
    assert not Decision.objects.exists()


def test_more_rows_keep_what_was_typed_and_say_nothing_is_wrong(as_: Any) -> None:
    page = html(record(as_("secretary"), item(meeting()), words="Half a", kind="", more="1"))
    assert "Half a" in page
    assert "There is a problem" not in page
    assert "Follow-up 6" in page
    assert not Decision.objects.exists()


def test_a_decision_begins_with_what_its_item_is_about(as_: Any) -> None:
    of = item(meeting())
    About.objects.create(item=of, row=row("1.1a.3"))
    About.objects.create(item=of, measure="exampleshire-caseload")
    page = html(as_("secretary").get(f"/desk/items/{of.pk}/decide/"))
    assert re.search(r'name="refs"[^>]* value="1.1a.3"', page)
    assert re.search(r'value="exampleshire-caseload"[^>]* checked', page)
    assert "Follow-up 1" in page
    assert "Follow-up 2" not in page


def test_a_meeting_to_come_or_cancelled_takes_no_decision(as_: Any) -> None:
    to_come = item(meeting(today() + timedelta(days=2)))
    client = as_("secretary")
    assert "on the day, or after it" in html(record(client, to_come))
    assert "Record a decision<span" not in html(client.get(f"/desk/meetings/{to_come.meeting_id}/live/"))
    Arrangement.objects.update(cancelled=True)
    assert "This meeting was cancelled" in html(record(client, to_come))
    assert not Decision.objects.exists()


def test_the_live_page_and_the_agenda_take_the_same_queries_however_long(as_: Any) -> None:
    of, client = meeting(), as_("secretary")

    def count(path: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            html(client.get(path))
        return len(asked)

    paths = (agenda(of), f"/desk/meetings/{of.pk}/live/", f"/desk/meetings/{of.pk}/minutes/")
    found = []
    for _ in range(3):
        for n in range(3):
            follow_up(decision(item(of, f"Item {n}"), about="1.1a.2"))
        found.append([count(path) for path in paths])
    assert found[1] == found[2]


def test_before_its_day_a_meeting_shows_no_form_and_loses_no_words(as_: Any) -> None:
    early = item(meeting(today() + timedelta(days=3)))
    path, client = f"/desk/items/{early.pk}/decide/", as_("secretary")
    asked = html(client.get(path))
    assert "Record what it decides on the day, or after it" in asked
    assert "Record the decision" not in asked
    sent = html(client.post(path, {"kind": "note", "words": "Written too early"}))
    assert "There is a problem" in sent
    assert "Written too early" in sent
    assert "Record the decision" in sent
    assert not Decision.objects.exists()
