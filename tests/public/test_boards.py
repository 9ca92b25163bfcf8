"""What everyone sees of boards: what is published today, as recorded by a day, with nobody's name and nothing private."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from milepost.board.access import public_minutes, public_pack
from milepost.board.actions.arrange import arrange_meeting, cancel_meeting
from milepost.board.actions.minutes import correct
from milepost.board.actions.plan_meetings import NewMeeting
from milepost.board.actions.publish import publish_pack, take_back_pack
from milepost.board.actions.publish_minutes import take_back_minutes
from milepost.board.in_public import open_minutes
from milepost.board.models import About, Dissent, Meeting
from milepost.board.queries.minutes import minutes_of
from milepost.board.queries.published import packs_in_public
from milepost.people.clock import today
from milepost.people.models import Organisation
from milepost.plan.models import PlanStep
from milepost.progress.models import Risk
from tests.board.decisions import making
from tests.board.packs.packing import frozen

from .publishing import a_decision, group, met, published

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
PROMISE = "/plans/exampleshire/promise/1.1a.3/"


def page(client: Any, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, path
    return unescape(re.sub(r"\s+", " ", response.content.decode()))


def board_page(client: Any, asked: str = "") -> str:
    return page(client, f"/boards/{group().pk}/{asked}")


def test_a_reader_walks_from_the_inspectors_words_to_the_last_decision_and_back(client: Any) -> None:
    decision = a_decision()
    weakness = page(client, "/plans/exampleshire/weakness/1/")
    assert "What inspectors found" in weakness
    assert PROMISE in weakness
    promise = page(client, PROMISE)
    there = f"/boards/meetings/{decision.meeting_id}/"
    assert f'{there}#decision-{decision.pk}">Exampleshire SEND Partnership Group asked for an answer' in promise
    minutes = page(client, there)
    assert f'id="decision-{decision.pk}"' in minutes
    assert f'href="{PROMISE}"' in minutes
    assert 'href="/plans/exampleshire/weakness/1/"' in promise


def test_a_decision_about_an_action_shows_where_the_action_is_read(client: Any) -> None:
    decision = a_decision("The money is agreed", "approve", about="")
    About.objects.create(decision=decision, row=making.row("1.1a", "action"))
    assert "The money is agreed" in page(client, "/plans/exampleshire/weakness/1/")
    assert "The money is agreed" not in page(client, PROMISE)
    assert 'href="/plans/exampleshire/weakness/1/#a1.1a"' in board_page(client)


def test_what_is_not_published_or_was_taken_back_is_nowhere(client: Any, cast: Any) -> None:
    said = "A wholly unpublished thing"
    hidden = making.decision(making.item(met()), about="1.1a.3", words=said)
    decision = a_decision(on=today() - timedelta(days=40))
    paths = (
        "/boards/",
        f"/boards/{group().pk}/",
        PROMISE,
        "/plans/exampleshire/",
        f"/boards/{group().pk}/decisions.atom",
    )
    assert not any(said in page(client, path) for path in paths)
    page(client, f"/boards/meetings/{hidden.meeting_id}/", 404)
    assert decision.words in board_page(client)
    take_back_minutes(meeting=decision.meeting, why="A name was in them", by=cast("secretary"))
    assert not any(decision.words in page(client, path) for path in paths)
    page(client, f"/boards/meetings/{decision.meeting_id}/", 404)
    before = (today() - timedelta(days=1)).isoformat()
    assert decision.words not in board_page(client, f"?as_at={before}"), "today's state holds for past days"


def test_nothing_private_and_nobodys_name_is_published(client: Any) -> None:
    meeting = met()
    shown, hidden = making.item(meeting, "Open", presenter="Paula Presenter"), making.item(meeting, "Zed", private=True)
    decision = making.decision(shown, proposer="Pat Proposer", words="Write to zed@example.org or 020 7946 0018")
    making.decision(hidden, words="Zed's own matter")
    trust = Organisation.objects.get(name="Exampleshire Children's NHS Trust")
    for who in ({"organisation": trust}, {"who": "Dora Dissent"}):
        Dissent.objects.create(**making.recorded(decision=decision, words="I do not agree", **who))
    follow = making.follow_up(decision, what="Count the plans")
    secret = making.follow_up(making.decision(hidden, words="x"), what="Ring Zed's mother")
    published(meeting, **{str(shown.pk): "We talked", str(hidden.pk): "Zed was named"})
    found = page(client, f"/boards/meetings/{meeting.pk}/") + board_page(client)
    assert "We talked" in found
    assert follow.what in found
    assert found.count("Somebody else on the board did not agree") == 4
    names = ("Zed", "Paula", "Pat", "Dora", str(trust), secret.what, str(follow.owner), "zed@example.org", "7946")
    assert [name for name in names if name in found] == []
    assert "(contact details removed)" in found


def test_risks_and_measures_that_are_not_open_are_left_out(client: Any) -> None:
    decision = a_decision()
    risk = Risk.objects.filter(plan__slug="exampleshire").first()
    assert risk
    words = risk.versions.latest("pk").statement
    About.objects.create(decision=decision, risk=risk)
    About.objects.create(decision=decision, measure="exampleshire-plans-in-20-weeks")
    found = board_page(client)
    assert words not in found
    assert f"Risk {risk.number}" not in found
    assert '"/plans/exampleshire/measures/exampleshire-plans-in-20-weeks/"' in found


@pytest.mark.parametrize(
    ("ask", "days", "words"),
    [
        ("answer", 5, "Not answered yet."),
        ("answer", -5, "Not answered, 5 days late."),
        ("do", 5, "Not done yet."),
    ],
)
def test_what_became_of_a_decision_is_told(ask: str, days: int, words: str, client: Any) -> None:
    decision = a_decision()
    making.follow_up(decision, ask=ask, days=days)
    assert words in board_page(client)
    assert words in page(client, f"/boards/meetings/{decision.meeting_id}/")


def test_minutes_say_that_they_are_a_draft_and_what_was_put_right(client: Any, cast: Any) -> None:
    decision = a_decision()
    correct(meeting=decision.meeting, decision=decision, words="It was June", why="A slip", by=cast("secretary"))
    found = page(client, f"/boards/meetings/{decision.meeting_id}/")
    assert "This is a draft, not approved yet." in found
    assert found.count("It was June") == 1
    assert str(cast("secretary")) not in found
    assert "(a draft, not approved yet)" in board_page(client)


def test_minutes_that_are_approved_say_so(client: Any) -> None:
    """The demonstration's board approved those of all its meetings but the last."""
    approved = Meeting.objects.filter(approval__isnull=False).first()
    assert approved
    found = page(client, f"/boards/meetings/{approved.pk}/")
    assert "The board approved them on" in found
    assert "draft" not in found


def test_the_private_part_is_refused_not_trusted(db: Any) -> None:
    meeting = met()
    with pytest.raises(ValueError, match="private"):
        open_minutes(minutes_of(meeting, on=today(), private=True))


def test_a_board_is_read_as_at_a_day(client: Any) -> None:
    decision = a_decision()
    early = (today() - timedelta(days=1)).isoformat()
    assert decision.words not in board_page(client, f"?as_at={early}"), "it was recorded today"
    page(client, f"/boards/meetings/{decision.meeting_id}/?as_at={early}", 404)
    assert "is not a date" in board_page(client, "?as_at=soon")
    assert "As at" in page(client, f"/boards/?as_at={early}")


def test_decisions_are_paged_the_latest_first(client: Any) -> None:
    item = making.item(met())
    for n in range(12):
        making.decision(item, words=f"Decision word {n} end")
    published(item.meeting)
    first, second = (re.findall(r"Decision word (\d+) end", board_page(client, f"?page={n}")) for n in (1, 2))
    assert first == [str(n) for n in range(11, 1, -1)]
    assert second == ["1", "0"]


def test_a_pack_is_read_and_taken_away_while_it_is_public(client: Any, cast: Any, settings: Any, tmp_path: Any) -> None:
    settings.DOCUMENTS_ROOT = tmp_path
    pack = frozen()
    path = f"/boards/packs/{pack.pk}/"
    page(client, path, 404)
    page(client, f"{path}file/xlsx/", 404)
    publish_pack(pack=pack, by=cast("secretary"))
    found = page(client, path)
    assert "not how they are now" in found
    assert "Word</a>" in found
    assert "evidence</a>" not in found
    assert "/desk/" not in found.split("</main>")[0].split("<main")[1]
    assert path in page(client, f"/boards/{pack.body_id}/")
    client.get(f"{path}file/xlsx/")
    response = client.get(f"{path}file/xlsx/")
    assert response.content[:2] == b"PK"
    for ending in ("exe", "zip"):
        page(client, f"{path}file/{ending}/", 404)
    take_back_pack(pack=pack, why="Too early", by=cast("secretary"))
    page(client, path, 404)
    page(client, f"{path}file/xlsx/", 404)
    with pytest.raises(Http404):
        public_pack(pack.pk)


def test_what_is_of_another_area_or_missing_looks_the_same(client: Any) -> None:
    from milepost.people.models import Body

    other = Body.objects.exclude(area=group().area).first()
    assert other
    for path in (f"/boards/{other.pk}/", "/boards/0/", "/boards/meetings/0/", "/boards/packs/0/"):
        page(client, path, 404)
    assert other.name not in page(client, "/boards/")
    with pytest.raises(Http404):
        public_minutes(0)


def events(client: Any) -> list[Any]:
    response = client.get(f"/boards/{group().pk}/meetings.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return list(Calendar.from_ical(response.content).walk("VEVENT"))


def test_the_calendar_keeps_a_meetings_name_when_it_moves_is_cancelled_or_its_body_is_renamed(
    client: Any, cast: Any
) -> None:
    meeting = met(today() + timedelta(days=20))
    (first,) = events(client)
    assert first["sequence"] == 0
    seen = meeting.arrangements.last()
    assert seen
    moved = today() + timedelta(days=27)
    new = NewMeeting(moved, place="Zed's house")
    arrange_meeting(meeting=meeting, new=new, why="Zed is ill", seen=seen.pk, by=cast("secretary"))
    (second,) = events(client)
    assert (second["uid"], second["sequence"], second.decoded("dtstart")) == (first["uid"], 1, moved)
    assert "Zed" not in second.to_ical().decode()
    body = group()
    body.name = "Another name"
    body.save()
    seen = meeting.arrangements.last()
    assert seen
    cancel_meeting(meeting=meeting, why="Zed again", seen=seen.pk, by=cast("secretary"))
    response = client.get(f"/boards/{body.pk}/meetings.ics")
    (third,) = Calendar.from_ical(response.content).walk("VEVENT")
    assert (third["uid"], third["sequence"], third["status"]) == (first["uid"], 2, "CANCELLED")


def test_the_feed_tells_published_decisions_under_names_that_stay(client: Any) -> None:
    decision = a_decision("<b>Why</b> is it late?")
    path = f"/boards/{group().pk}/decisions.atom"

    def entries() -> list[Any]:
        response = client.get(path)
        assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
        return list(ET.fromstring(response.content).iter(ATOM + "entry"))

    (entry,) = entries()
    assert entry.findtext(ATOM + "title") == f"{group().name} asked for an answer: <b>Why</b> is it late?"
    told = entry.findtext(ATOM + "summary") or ""
    assert "Families wait" in told
    assert "Exampleshire Parent Carer Forum did not agree" in told
    link = entry.find(ATOM + "link")
    assert link is not None
    assert link.attrib["href"] == f"http://testserver/boards/meetings/{decision.meeting_id}/#decision-{decision.pk}"
    a_decision("Another", on=today() - timedelta(days=5))
    newer, older = entries()
    assert older.findtext(ATOM + "id") == entry.findtext(ATOM + "id") != newer.findtext(ATOM + "id")
    mark = client.get(path)["ETag"]
    assert client.get(path, headers={"If-None-Match": mark}).status_code == 304


def queries(client: Any, path: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(path).status_code == 200
    return len(found)


def test_twice_the_meetings_and_decisions_take_the_same_queries(client: Any, settings: Any) -> None:
    settings.CACHES = {**settings.CACHES, "pages": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    decision = a_decision()
    making.follow_up(decision)
    paths = (
        "/boards/",
        f"/boards/{group().pk}/",
        f"/boards/meetings/{decision.meeting_id}/",
        PROMISE,
        "/plans/exampleshire/",
    )
    before = [queries(client, path) for path in paths]
    for days in (20, 10):
        more = a_decision(on=today() - timedelta(days=days))
        making.follow_up(more)
    for _ in range(3):
        making.follow_up(making.decision(decision.item, about="1.1a.3"))
    assert [queries(client, path) for path in paths] == before


def test_a_promise_that_left_its_plan_is_named_and_leads_nowhere(client: Any) -> None:
    a_decision()
    assert f'href="{PROMISE}"' in board_page(client)
    making.row("1.1a.3").versions.update(withdrawn=True)
    found = board_page(client)
    assert "Every late plan is finished" in found
    assert f'href="{PROMISE}"' not in found


def test_nothing_of_a_plan_that_is_not_public_is_named(client: Any) -> None:
    decision = a_decision()
    assert "Every late plan is finished" in board_page(client)
    pack = f"/boards/packs/{packs_in_public()[0].pk}/"
    page(client, pack)
    plan = making.row("1.1a.3").plan
    PlanStep.objects.create(**making.recorded(plan=plan, status="drafted", step="drafted", on=today()))
    found = board_page(client)
    assert decision.words in found
    assert "Every late plan is finished" not in found
    assert "/plans/exampleshire/" not in found
    page(client, pack, 404)


@pytest.mark.parametrize(
    "path", ["/boards/{}/", "/boards/meetings/{}/", "/boards/packs/{}/", "/boards/{}/meetings.ics"]
)
def test_a_number_that_no_database_holds_is_not_found(path: str, client: Any) -> None:
    page(client, path.format(9**30), 404)
