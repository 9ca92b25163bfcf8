"""The plan in time for everyone: the timeline, the calendar, what changed and its feed."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import timedelta
from typing import Any

import pytest
from icalendar import Calendar

from milepost.people.clock import today
from milepost.plan.models import Plan, Row
from milepost.progress.actions import NewUpdate, check_update, post_update
from milepost.progress.models import Update, Verdict
from milepost.rules.brag import Brag
from tests.revising import NewWording, revise

PLAN = "/plans/exampleshire/"
ATOM = "{http://www.w3.org/2005/Atom}"


def row(ref: str) -> Row:
    return Row.objects.get(plan__slug="exampleshire", kind="milestone", ref=ref)


def entries(client: Any, slug: str = "exampleshire") -> list[dict[str, str]]:
    response = client.get(f"/plans/{slug}/changes.atom")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ET.fromstring(response.content)
    parts = ("id", "title", "updated", "published", "summary")
    return [{p: e.findtext(ATOM + p) or "" for p in parts} for e in feed.iter(ATOM + "entry")]


def events(client: Any, path: str) -> dict[str, Any]:
    return {str(e["uid"]): e for e in Calendar.from_ical(client.get(path).content).walk("VEVENT")}


def test_the_timeline_is_in_plain_words(db: Any, client: Any) -> None:
    page = client.get(PLAN + "timeline/").content.decode()
    assert "Every late plan is finished" in page
    assert "The backlog of overdue plans" not in page
    assert "agreed by Exampleshire SEND Improvement Board" in page
    assert "http://testserver/plans/exampleshire/calendar.ics" in page
    printed = client.get("/plans/peterborough-2019/timeline/").content.decode()
    assert "11 of 107 promises are complete: 2 early, 9 on time. No deadline has moved." in printed


@pytest.mark.parametrize("page", ["", "changes/"])
def test_the_feed_is_announced(page: str, db: Any, client: Any) -> None:
    seen = client.get(PLAN + page).content.decode()
    assert 'rel="alternate" type="application/atom+xml"' in seen
    assert f'href="{PLAN}changes.atom"' in seen


def test_an_event_keeps_its_name_when_its_deadline_moves(db: Any, client: Any, cast: Any) -> None:
    before = events(client, PLAN + "calendar.ics")
    uid, event = next((uid, e) for uid, e in before.items() if "Three plans in four" in e["summary"])
    assert (event["sequence"], event.decoded("dtstart")) == (0, row("1.1a.5").versions.get().due)
    new = NewWording(row("1.1a.5"), deadline="Dec 2030")
    revise(plan=Plan.objects.get(slug="exampleshire"), why="x", agreed_by="x", wordings=[new], by=cast("lead"))
    after = events(client, PLAN + "calendar.ics")
    assert uid in after
    assert after[uid].decoded("dtstart").isoformat() == "2030-12-31"
    assert after[uid]["sequence"] == 1
    assert "Due by the end of December 2030 (first promised for" in after[uid]["description"]
    assert after[uid]["url"] == "http://testserver/plans/exampleshire/promise/1.1a.5/"


def test_the_calendar_can_be_of_one_workstream_and_of_the_published_plan(db: Any, client: Any) -> None:
    every = events(client, PLAN + "calendar.ics")
    parts = [events(client, f"{PLAN}calendar.ics?workstream={ref}") for ref in ("1", "2")]
    assert all(parts)
    assert sorted([*parts[0], *parts[1]]) == sorted(every)
    printed = events(client, "/plans/peterborough-2019/calendar.ics")
    assert min(e.decoded("dtstart").isoformat() for e in printed.values()) == "2019-11-30"


@pytest.mark.parametrize("name", ["calendar.ics", "changes.atom"])
def test_a_program_that_has_it_is_sent_nothing_again(name: str, db: Any, client: Any) -> None:
    first = client.get(PLAN + name)
    assert client.get(PLAN + name, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert client.get("/plans/no-such-plan/" + name).status_code == 404
    assert not first.cookies


def test_the_feed_tells_of_an_update_once_it_is_accepted_and_never_of_one_sent_back(
    db: Any, client: Any, cast: Any
) -> None:
    before = entries(client)
    said = "<b>Half</b> the plans & more\x0bare ready"
    update = post_update(milestone=row("1.1a.5"), new=NewUpdate(Brag.GREEN, happened=said), by=cast("owner"))
    assert entries(client) == before
    check_update(update=update, kind=Verdict.Kind.ACCEPTED, by=cast("officer"))
    new, *rest = entries(client)
    assert rest == before
    assert new["title"] == "Green, on track: Three plans in four are ready in time"
    assert new["summary"] == "<p>&lt;b&gt;Half&lt;/b&gt; the plans &amp; more are ready</p>"
    assert new["updated"][:19] == Verdict.objects.get(update=update).recorded_at.isoformat()[:19]
    back = Update.objects.get(verdict__kind="sent_back")
    assert not any(back.happened in e["summary"] for e in entries(client))


def test_the_feed_holds_the_newest_50_and_keeps_their_names(db: Any, client: Any, cast: Any) -> None:
    seen = entries(client)
    assert seen[0]["title"] == "A date moved: The new therapy service starts"
    assert [e["updated"] for e in seen] == sorted((e["updated"] for e in seen), reverse=True)
    assert len({e["id"] for e in seen}) == len(seen) < 50
    assert entries(client) == seen
    for n in range(50):
        update = post_update(milestone=row("1.1a.5"), new=NewUpdate(Brag.GREEN, happened=f"News {n}"), by=cast("owner"))
        check_update(update=update, kind=Verdict.Kind.ACCEPTED, by=cast("officer"))
    full = entries(client)
    assert len(full) == 50
    assert not {e["id"] for e in full} & {e["id"] for e in seen}


def test_the_published_plan_has_a_feed_of_what_it_printed(db: Any, client: Any) -> None:
    seen = entries(client, "peterborough-2019")
    assert len(seen) == 12
    assert sum(e["title"].startswith("Complete: ") for e in seen) == 11
    assert "The plan is here to read" in [e["title"] for e in seen]
    assert {e["published"] for e in seen} == {"2019-11-15T12:00:00+00:00"}


def test_what_changed_ends_where_it_is_asked_to(db: Any, client: Any) -> None:
    until = (today() - timedelta(days=6)).isoformat()
    page = client.get(PLAN + "changes/", {"since": "2020-01-01", "until": until}).content.decode()
    assert "the plan began" in page
    assert "Oldest" not in page
    assert "moved from" not in page
    assert "moved from" in client.get(PLAN + "changes/", {"since": "2020-01-01"}).content.decode()
