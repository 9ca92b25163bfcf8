"""The highlight reports of a meeting, as people read, write and sign them."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from demo.noon import noon
from milepost.board.actions.arrange import cancel_meeting
from milepost.board.actions.register import keep_register
from milepost.board.actions.start_highlights import start_highlights
from milepost.board.actions.write_highlight import NewWords
from milepost.board.highlights import TITLES
from milepost.board.models import ForumReport, Highlight, Meeting
from milepost.people.clock import today
from milepost.people.models import BodyMembership, RoleGrant
from milepost.plan.models import Row
from milepost.progress.actions import NewUpdate, post_update
from milepost.rules.brag import Brag
from tests.board import highlight
from tests.board.highlight import a_highlight
from tests.board.meeting import a_meeting, everybody, planned, secretary, the_board
from tests.desk.governance.test_governance import text
from tests.desk.test_pages import double, html

USUAL = {f"place_{key}": str(n) for n, key in enumerate(TITLES, 1)}


@pytest.fixture
def report(db: Any) -> Highlight:
    return a_highlight()


def path(report: Highlight, page: str = "") -> str:
    return f"/desk/highlights/{report.pk}/{page}"


def write(client: Any, report: Highlight, **more: Any) -> Any:
    data = {"opening": "A better month.", "asks": "Agree the extra clinics.", **USUAL}
    data |= {"seen": report.versions.latest("pk").pk, **more}
    return client.post(path(report, "write/"), data, follow=True)


def sign(client: Any, report: Highlight, **more: Any) -> Any:
    return client.post(path(report, "sign/"), {**seen(client, report), **more}, follow=True)


def seen(client: Any, report: Highlight) -> dict[str, str]:
    """What the page to sign holds of what its signer sees."""
    page = html(client.get(path(report, "sign/")))
    return dict(re.findall(r'name="(seen|digest)" value="(\w+)"', page))


def test_the_list_says_how_far_each_report_is(as_: Any, db: Any) -> None:
    at = f"/desk/meetings/{a_meeting().pk}/highlights/"
    page = text(html(as_("board").get(at)))
    assert "Workstream 1: Education" in page
    assert "Collated Accountable Director of Children" in page
    assert "Open the reports" not in page
    assert as_("board").post(at).status_code == 404
    page = text(html(as_("secretary").post(at, follow=True)))
    assert "The reports are open" in page
    report = Highlight.objects.get(workstream__ref="1")
    write(as_("officer"), report)
    assert "Words added" in text(html(as_("board").get(at)))
    sign(as_("officer"), report)
    assert "Signed Signed by the Director of Children" in text(html(as_("board").get(at)))
    an_update()
    assert "Changed since signed" in text(html(as_("board").get(at)))


def test_the_report_reads_in_the_order_and_with_the_words_of_its_officer(as_: Any, report: Highlight) -> None:
    write(as_("officer"), report, words_risks="One is new.", place_risks="1")
    page = html(as_("board").get(path(report)))
    assert page.index("Risks up and down</h2>") < page.index("Completed</h2>") < page.index("Slipped</h2>")
    assert "Draft for the Director of Children&#39;s Services, not signed: </strong>One is new." in page
    assert "What the board is asked to decide" in page
    assert 'href="/desk/plans/exampleshire/milestones/1.1a.3/' in page
    sign(as_("officer"), report)
    page = text(html(as_("board").get(path(report))))
    assert "In the words of the Director of Children" in page
    assert "not signed" not in page
    assert "Signed by Director of Children" in page


def test_what_is_new_since_it_was_signed_stands_on_top(as_: Any, report: Highlight, cast: Any) -> None:
    highlight.sign(report, cast("officer"))
    assert "Changed since it was signed" not in html(as_("board").get(path(report)))
    an_update()
    page = text(html(as_("board").get(path(report))))
    assert "new, or reads differently, in “Moved”: 1.1a.5" in page
    assert "Sign again" in html(as_("officer").get(path(report)))
    highlight.sign(report, cast("officer"))
    assert "Changed since it was signed" not in html(as_("board").get(path(report)))


@pytest.mark.parametrize(
    ("key", "page", "status"),
    [
        ("officer", "write/", 200), ("lead", "write/", 200), ("officer2", "write/", 404), ("secretary", "write/", 404),
        ("board", "write/", 404), ("officer", "sign/", 200), ("lead", "sign/", 404), ("officer2", "sign/", 404),
        ("forum", "", 200), ("nobody", "", 404),
    ],
)  # fmt: skip
def test_who_reads_who_writes_and_who_signs(key: str, page: str, status: int, report: Highlight, as_: Any) -> None:
    assert as_(key).get(path(report, page)).status_code == status
    if status == 404:
        assert as_(key).post(path(report, page), {"seen": 1}).status_code == 404


def test_words_that_should_never_have_been_written_can_be_removed(as_: Any, report: Highlight, cast: Any) -> None:
    assert "Remove words" not in html(as_("lead").get(path(report)))
    highlight.write(report, cast("officer"), NewWords("A better month.", {"risks": "It was little Sam."}))
    highlight.sign(report, cast("officer"))
    assert "Remove words" not in html(as_("officer").get(path(report)))
    at = re.search(r'href="(/desk/boards/redact/[^"]+)"', html(as_("lead").get(path(report))))
    assert at
    as_("lead").post(at[1], {"field": "words.risks", "why": "It named a child"})
    page = html(as_("board").get(path(report)))
    assert "little Sam" not in page
    assert "[Words removed]" in page
    assert "A better month." in page


def test_an_officer_finds_what_waits_for_their_signature(as_: Any, report: Highlight, cast: Any) -> None:
    waits = f'href="/desk/highlights/{report.pk}/"'
    assert waits in html(as_("officer").get("/desk/"))
    assert waits not in html(as_("officer2").get("/desk/"))
    highlight.sign(report, cast("officer"))
    assert waits not in html(as_("officer").get("/desk/"))


def test_for_a_meeting_that_is_cancelled_nothing_waits(as_: Any, report: Highlight) -> None:
    cancel_meeting(meeting=report.meeting, why="Snow", seen=report.meeting.arrangements.latest("pk").pk, by=secretary())
    assert "Highlight reports to sign" not in html(as_("officer").get("/desk/"))


def test_two_who_write_at_once_are_told(as_: Any, report: Highlight, cast: Any) -> None:
    opened = report.versions.latest("pk").pk
    highlight.write(report, cast("lead"), NewWords("From the lead.", {"risks": "Two are new."}))
    page = text(html(write(as_("officer"), report, seen=opened)))
    assert "Somebody added words while you were writing" in page
    assert "From the lead." in page
    assert "Two are new." in page
    assert "A better month." in page
    assert report.versions.count() == 2


def test_a_form_without_a_place_says_so_at_its_field(as_: Any, report: Highlight) -> None:
    page = html(write(as_("officer"), report, place_risks=""))
    assert "Choose its place" in page
    assert 'href="#id_place_risks"' in page
    assert report.versions.count() == 1


def test_nothing_is_signed_that_was_not_seen(as_: Any, report: Highlight) -> None:
    officer = as_("officer")
    first = seen(officer, report)
    an_update()
    page = html(officer.post(path(report, "sign/"), first))
    assert "The report has changed since you opened it" in page
    assert not report.versions.filter(signatures__isnull=False).exists()
    assert "You signed the report" in html(sign(officer, report))


def test_after_the_meeting_the_report_stays_as_it_was_that_day(as_: Any, db: Any, cast: Any) -> None:
    on = today() - timedelta(days=3)
    meeting = planned(on, secretary())
    report = start_highlights(meeting=meeting, by=secretary(), at=noon(on - timedelta(days=9)))[0]
    assert "Add words" in html(as_("officer").get(path(report)))
    keep_register(meeting=meeting, lines=everybody(meeting, on), by=secretary())
    an_update()
    page = html(as_("officer").get(path(report)))
    assert "Add words" not in page
    assert "It went up." not in page
    for action in ("write/", "sign/"):
        assert "stay as they are" in html(as_("officer").get(path(report, action), follow=True))
    assert "held" in html(write(as_("officer"), report))
    assert report.versions.count() == 1


def test_a_report_is_read_as_at_a_day(as_: Any, report: Highlight, cast: Any) -> None:
    highlight.write(report, cast("officer"))
    then = {"as_at": (today() - timedelta(days=1)).isoformat()}
    assert as_("officer").get(path(report), then).status_code == 404
    Meeting.objects.update(recorded_at=noon(today() - timedelta(days=3)))
    report.meeting.arrangements.update(recorded_at=noon(today() - timedelta(days=3)))
    Highlight.objects.update(recorded_at=noon(today() - timedelta(days=2)))
    first = report.versions.earliest("pk")
    report.versions.filter(pk=first.pk).update(recorded_at=noon(today() - timedelta(days=2)))
    page = html(as_("officer").get(path(report), then))
    assert "A better month." not in page
    assert "Add words" not in page


def test_the_forum_writes_its_own_report(as_: Any, db: Any) -> None:
    at = f"/desk/meetings/{a_meeting().pk}/forum/"
    assert "has not reported" in html(as_("board").get(at))
    assert as_("board").post(at, {"words": "No.", "seen": 0}).status_code == 404
    empty = html(as_("forum").post(at, {"words": " ", "seen": 0}))
    assert "Write what the forum says" in empty
    assert "is saved" in html(as_("forum").post(at, {"words": "We see\nlittle change.", "seen": 0}, follow=True))
    assert "little change." in html(as_("board").get(at))
    late = html(as_("forum").post(at, {"words": "Another.", "seen": 0}))
    assert "Somebody wrote the report while you were writing" in late
    assert ForumReport.objects.count() == 1


def test_a_seat_in_the_forums_place_speaks_for_it_too(as_: Any, cast: Any) -> None:
    at = f"/desk/meetings/{a_meeting().pk}/forum/"
    RoleGrant.objects.filter(user=cast("forum")).delete()
    assert "Write it" in html(as_("forum").get(at))
    BodyMembership.objects.filter(user=cast("forum"), body=the_board()).update(place="")
    assert "Write it" not in html(as_("forum").get(at))


def test_twice_the_rows_take_the_same_number_of_queries(as_: Any, report: Highlight) -> None:
    client = as_("officer")
    pages = [
        f"/desk/meetings/{report.meeting_id}/highlights/",
        *(path(report, page) for page in ("", "write/", "sign/")),
    ]

    def count(page: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            html(client.get(page))
        return len(queries)

    count(pages[0])
    before = [count(page) for page in pages]
    double("exampleshire")
    start_highlights(meeting=report.meeting, by=secretary())
    assert [count(page) for page in pages] == before


def an_update() -> None:
    milestone = Row.objects.get(plan__slug="exampleshire", ref="1.1a.5", kind="milestone")
    owner = milestone.posts.get(part="owner").post
    assert owner
    by = owner.holdings.get().user
    post_update(milestone=milestone, new=NewUpdate(Brag.GREEN, happened="It went up."), by=by)
