"""The plan in time at the desk: its timeline, what is coming, and what changed."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from icalendar import Calendar

from milepost.people.clock import today
from milepost.people.models import Post
from milepost.plan.actions.move import move_plan
from milepost.plan.actions.reassign import reassign_owner
from milepost.plan.models import Plan, Row
from milepost.rules.moves import Status
from tests.revising import NewWording, revise

PLAN = "/desk/plans/exampleshire/"
PRINTED = "/desk/plans/peterborough-2019/"


def page(client: Any, path: str, **asked: str) -> str:
    response = client.get(path, asked)
    assert response.status_code == 200
    return response.content.decode()  # type: ignore[no-any-return]


def text(html: str) -> str:
    """The words of a page, each space one space."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def row(ref: str) -> Row:
    return Row.objects.get(plan__slug="exampleshire", kind="milestone", ref=ref)


def events(client: Any, path: str, **asked: str) -> list[Any]:
    response = client.get(path, asked)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(response.content).walk("VEVENT")  # type: ignore[no-any-return]


@pytest.mark.parametrize("path", [PRINTED + "timeline/", "/plans/peterborough-2019/timeline/", PRINTED + "calendar/"])
def test_the_longest_plan_is_light_on_the_wire(path: str, as_: Any) -> None:
    assert len(as_("board").get(path).content) < 100_000


def test_the_timeline_says_every_deadline_a_row_had(as_: Any, cast: Any) -> None:
    moved = NewWording(row("2.1a.2"), deadline="Dec 2030")
    revise(
        plan=Plan.objects.get(slug="exampleshire"),
        why="Late again",
        agreed_by="The board",
        wordings=[moved],
        by=cast("lead"),
    )
    client = as_("board")
    first, second, third = (v.deadline for v in row("2.1a.2").versions.all())
    seen = text(page(client, PLAN + "timeline/").split('milestones/2.1a.2/">2.1a.2</a>')[1].split("</tr>")[0])
    places = [
        seen.index(w)
        for w in (f"First due {first}", f"moved to {second}, 2 months later", f"moved to {third}", "In all")
    ]
    assert places == sorted(places)
    assert "agreed by The board" in seen
    yesterday = (today() - timedelta(days=1)).isoformat()
    then = page(client, PLAN + "timeline/", as_at=yesterday)
    assert "Dec 2030" not in then
    assert f'milestones/2.1a.2/?as_at={yesterday}"' in then


def test_every_milestone_is_a_link_in_the_drawing_and_a_row_of_the_table(as_: Any) -> None:
    seen = page(as_("board"), PRINTED + "timeline/")
    refs = Row.objects.filter(plan__slug="peterborough-2019", kind="milestone").values_list("ref", flat=True)
    assert [ref for ref in refs if seen.count(f"{PRINTED}milestones/{ref}/") != 2] == []
    assert seen.count('<use href="#t-blue"') == 12  # eleven complete, and one in the key
    assert "Complete August 2019" in text(seen)
    assert "15 November 2019</text>" in seen


def test_words_cut_short_keep_their_apostrophes_whole(as_: Any) -> None:
    """Cut after it was escaped, "inspectors' points" would end in half an entity."""
    assert re.findall(r"&#?\w*…", page(as_("board"), PRINTED + "timeline/")) == []


def test_a_day_before_the_plan_says_so(as_: Any) -> None:
    for path in ("timeline/", "calendar/"):
        assert "recorded by 1 January 2019" in page(as_("board"), PRINTED + path, as_at="2019-01-01")


def test_the_calendar_lists_overdue_first_then_month_by_month(as_: Any) -> None:
    seen = page(as_("board"), PRINTED + "calendar/")
    headings = re.findall(r"<h2[^>]*>([^<]+)</h2>", seen)
    assert headings[:4] == ["November 2019", "December 2019", "January 2020", "February 2020"]
    assert "Due by the end of November 2019" in seen
    ours = page(as_("board"), PLAN + "calendar/")
    assert ours.index("Overdue</h2>") < ours.index("milestones/2.2.1/") < ours.index(f"{today():%B %Y}</h2>")


def test_the_calendar_is_filtered_by_owner_and_workstream_and_so_is_its_file(as_: Any) -> None:
    client = as_("lead")
    clinical = str(Post.objects.get(title="Designated Clinical Officer", area__name="Exampleshire").pk)
    seen = page(client, PLAN + "calendar/", owner=clinical)
    assert set(re.findall(r"milestones/(\d)\.", seen)) == {"2"}
    assert f'value="{clinical}" selected' in seen
    assert f"{PLAN}calendar.ics?owner={clinical}" in seen
    owners = Post.objects.filter(parts__part="owner", area__name="Exampleshire").distinct()
    shares = [events(client, PLAN + "calendar.ics", owner=str(p.pk)) for p in owners]
    assert all(shares)
    assert sum(map(len, shares)) == len(events(client, PLAN + "calendar.ics"))
    assert {str(e["summary"])[0] for e in events(client, PLAN + "calendar.ics", workstream="1")} == {"1"}
    assert "Nothing is due that matches" in page(client, PLAN + "calendar/", workstream="9")


def test_a_closed_plan_has_nothing_coming(as_: Any, cast: Any) -> None:
    move_plan(plan=Plan.objects.get(slug="exampleshire"), status=Status.CLOSED, on=today(), by=cast("lead"))
    assert "Nothing more is due" in page(as_("lead"), PLAN + "calendar/")
    assert events(as_("lead"), PLAN + "calendar.ics") == []


def test_a_plan_that_is_not_public_offers_no_public_calendar(as_: Any, cast: Any) -> None:
    from milepost.progress.actions.load import load_whole_plan
    from tests.plan.test_planfile_refusals import GOOD

    assert "/plans/exampleshire/calendar.ics" in page(as_("lead"), PLAN + "calendar/").replace(PLAN, "")
    load_whole_plan(text=GOOD, name="p", by=cast("lead"))
    assert "subscribe" not in page(as_("lead"), "/desk/plans/small/calendar/")


def test_the_desk_is_told_everything_that_happened_between_two_days(as_: Any, cast: Any) -> None:
    handed = row("1.1a.5")
    new = NewWording(handed, statement="Ten caseworkers are in post")
    revise(
        plan=Plan.objects.get(slug="exampleshire"),
        why="More are needed",
        agreed_by="The board",
        wordings=[new],
        by=cast("lead"),
    )
    clinical = Post.objects.get(title="Designated Clinical Officer", area__name="Exampleshire")
    reassign_owner(milestone=handed, to=clinical, from_on=today(), by=cast("officer"))
    since = (today() - timedelta(days=40)).isoformat()
    seen = text(page(as_("board"), PLAN + "changes/", since=since, until=today().isoformat()))
    for words in (
        "Posted Green 64 overdue plans are left.", "Sent back: The deadline has passed", "Accepted: Amber",
        "Reworded. It was: “The 20-week rate", "More are needed. Agreed by The board.",
        "Owner: Designated Clinical Officer, no longer Head of SEND", "Deadline moved from", "2 months later. One bidder",
        "Reviewed on", "has not lasted Two of the eight have left", "Forum: disagrees",
    ):  # fmt: skip
        assert words in seen, words
    yesterday = (today() - timedelta(days=1)).isoformat()
    assert "Ten caseworkers" not in page(as_("board"), PLAN + "changes/", since=since, until=yesterday)


def test_nothing_between_two_days_says_so(as_: Any) -> None:
    day = (today() - timedelta(days=1)).isoformat()
    assert "Nothing changed between these days" in page(as_("board"), PLAN + "changes/", since=day, until=day)


@pytest.mark.parametrize(
    ("asked", "words", "field"),
    [
        ({"since": "soon"}, "“soon” is not a date", "since"),
        ({"until": "2026-02-30"}, "“2026-02-30” is not a date", "until"),
        ({"until": "2199-01-01"}, "1 January 2199 is still to come", "until"),
        ({"since": "2020-02-01", "until": "2020-01-01"}, "must be 1 January 2020 or earlier", "since"),
    ],
)
@pytest.mark.parametrize("path", [PLAN, "/plans/exampleshire/"])
def test_a_bad_date_is_an_error_and_nothing_is_guessed(
    path: str, asked: dict[str, str], words: str, field: str, as_: Any
) -> None:
    seen = page(as_("board"), path + "changes/", **asked)
    assert "<title>Error: " in seen
    assert f'<a href="#{field}">' in seen
    assert seen.count(words) == 2
    assert "mp-cards" not in seen
    assert "Nothing changed" not in seen


def test_changes_of_a_page_read_as_at_a_day_end_on_that_day(as_: Any) -> None:
    seen = page(as_("board"), PLAN + "changes/", as_at="2020-03-01")
    assert "up to 1 March 2020" in seen
    assert f'href="{PLAN}timeline/?as_at=2020-03-01"' in seen


def test_the_published_plan_changed_once(as_: Any) -> None:
    seen = text(page(as_("board"), PRINTED + "changes/"))
    assert "What changed after 16 October 2019, up to 15 November 2019" in seen
    assert "Archived from 15 November 2019" in seen
    assert seen.count("New in the plan") == 107
