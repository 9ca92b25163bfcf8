"""The minutes: drafted, kept, approved, put right, published; and their private part."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pytest
from docx import Document

from milepost.board.models import Approval, Meeting, Minutes, Publication
from milepost.people.clock import today
from tests.board.decisions.making import decision, follow_up, item, meeting
from tests.board.meeting import held, secretary
from tests.desk.test_pages import html

pytestmark = pytest.mark.django_db


@pytest.fixture
def over(db: Any) -> Meeting:
    """A meeting that was held, with something decided in both parts."""
    made, _ = held(today() - timedelta(days=30), secretary())
    follow_up(
        decision(item(made, "Waiting times"), "approve", about="1.1a.2", words="We approve it"), what="Tell families"
    )
    decision(item(made, "One family", private=True), words="We heard them")
    return made


def pages(of: Meeting) -> str:
    return f"/desk/meetings/{of.pk}/minutes/"


def kept(client: Any, of: Meeting, **more: Any) -> str:
    return html(client.post(pages(of) + "keep/", {"opening": "All were welcome", "seen": "0", **more}, follow=True))


def test_they_are_drafted_from_who_came_and_what_was_decided(over: Meeting, as_: Any) -> None:
    page = html(as_("owner").get(pages(over)))
    for words in (
        "Charlie Chair",
        "1. Waiting times",
        "Decision 1: approve",
        "We approve it",
        "Tell families",
        "Draft, to be",
    ):
        assert words in page, words
    assert "One family" not in page
    assert "We heard them" not in page


def test_the_private_part_has_its_own_minutes_for_those_with_a_seat(over: Meeting, as_: Any) -> None:
    page = html(as_("board").get(pages(over) + "private/"))
    assert "We heard them" in page
    assert "We approve it" not in page
    for key in ("owner", "lead", "officer"):
        assert as_(key).get(pages(over) + "private/").status_code == 404
        assert as_(key).get(f"/desk/meetings/{over.pk}/minutes-private.docx").status_code == 404


def test_they_are_taken_away_as_word(over: Meeting, as_: Any) -> None:
    answer = as_("owner").get(f"/desk/meetings/{over.pk}/minutes.docx")
    said = "\n".join(p.text for p in Document(io.BytesIO(answer.content)).paragraphs)
    assert "We approve it" in said
    assert "We heard them" not in said


def test_a_secretary_adds_words_and_whoever_reads_less_takes_none_away(over: Meeting, as_: Any) -> None:
    shown, hidden = over.items.order_by("pk")
    kept(as_("secretary"), over, **{f"item_{shown.pk}": "We talked long", f"item_{hidden.pk}": "Secret words"})
    lead = as_("lead")
    assert "Secret words" not in html(lead.get(pages(over) + "keep/"))
    seen = Minutes.objects.latest("pk").pk
    page = kept(lead, over, seen=seen, opening="Anew", **{f"item_{shown.pk}": "We talked"})
    assert "Anew" in page
    assert "Secret words" in html(as_("board").get(pages(over) + "private/"))


def test_the_second_of_two_is_told(over: Meeting, as_: Any) -> None:
    client = as_("secretary")
    kept(client, over)
    page = kept(client, over, opening="Mine")
    assert "Somebody changed this while you were writing" in page
    assert "All were welcome" in page
    assert Minutes.objects.count() == 1


def test_they_are_approved_at_a_later_meeting_and_put_right_after(over: Meeting, as_: Any) -> None:
    client = as_("secretary")
    kept(client, over)
    assert "none has come yet" in html(client.get(pages(over) + "approve/"))
    later, seen = meeting(), Minutes.objects.get().pk
    assert "Choose the meeting that approved them" in html(client.post(pages(over) + "approve/", {"seen": seen}))
    assert "Read them again" in html(client.post(pages(over) + "approve/", {"at": later.pk, "seen": seen - 1}))
    page = html(client.post(pages(over) + "approve/", {"at": later.pk, "seen": seen}, follow=True))
    assert "Approved at the meeting of" in page
    assert Approval.objects.get().at == later
    assert "by a correction" in kept(client, over, seen=seen)
    page = html(client.post(pages(over) + "correct/", {"words": "Not welcome", "why": "A slip"}, follow=True))
    assert "Put right since" in page
    assert "Not welcome" in page
    assert as_("board").post(pages(over) + "correct/", {"words": "X", "why": "Y"}).status_code == 404


def test_they_are_not_put_right_before_they_are_approved(over: Meeting, as_: Any) -> None:
    page = html(as_("secretary").post(pages(over) + "correct/", {"words": "X", "why": "Y"}))
    assert "not approved yet" in page


def test_they_are_published_and_taken_back(over: Meeting, as_: Any) -> None:
    client = as_("secretary")
    assert "There are no minutes yet" in html(client.post(pages(over) + "publish/"))
    kept(client, over)
    found = html(client.post(pages(over) + "publish/", follow=True))
    assert "Everyone can read this part" in found
    assert f'"/boards/meetings/{over.pk}/"' in found
    assert "Say why they are taken back" in html(client.post(pages(over) + "publish/", {"why": ""}))
    assert "Only the desk reads this" in html(client.post(pages(over) + "publish/", {"why": "A name"}, follow=True))
    assert Publication.objects.count() == 2


def test_a_meeting_to_come_has_no_minutes_to_keep(as_: Any) -> None:
    to_come = meeting(today() + timedelta(days=3))
    assert "on the day, or after it" in kept(as_("secretary"), to_come)
    assert not Minutes.objects.exists()
