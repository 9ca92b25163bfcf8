"""The page of a body as a board: when it meets, who came, who sits on it for whom; as at any day."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from demo.noon import noon
from milepost.board.actions.terms import NewTerms, set_terms
from milepost.board.models import ReportPack
from milepost.people.clock import today
from milepost.people.models import BodyMembership, StandingReport
from milepost.plan.models import Plan
from milepost.rules.dates import day
from tests.board.meeting import a_meeting, held, planned, secretary, the_board
from tests.desk.governance.test_governance import page_of, text
from tests.desk.test_pages import html

THEN = today() - timedelta(days=40)
pytestmark = pytest.mark.usefixtures("empty_boards")


def test_it_says_when_it_meets_who_leads_and_who_came(as_: Any, db: Any) -> None:
    set_terms(body=the_board(), new=NewTerms("We meet", quorum=3), by=secretary())
    held(THEN, secretary())
    planned(today() - timedelta(days=9), secretary())
    coming = a_meeting()
    page = text(html(as_("owner").get(page_of(the_board()))))
    for words in (
        "Chair Charlie Chair Secretary Sam Secretary",
        f"Meets next {day(coming.planned_on)} at 10am, Council chamber Last met {day(THEN)}",
        "Read them . The quorum is 3 seats",
        "Nobody has written down who came.",
        f"Organisation or place {day(THEN)} Exampleshire Children&#39;s NHS Trust 1 of 1",
        "Parent carer forum’s place 1 of 1 Young people’s place No seat",
        "Fern Forum, member, Exampleshire Parent Carer Forum , parent carer forum’s place Since",
    ):
        assert words in page, words
    assert "Plan meetings" not in page
    assert "Plan meetings" in html(as_("secretary").get(page_of(the_board())))


def test_it_leads_to_its_last_pack(as_: Any, db: Any) -> None:
    assert "Last pack None made" in text(html(as_("owner").get(page_of(the_board()))))
    meeting, plan = a_meeting(), Plan.objects.get(slug="exampleshire")
    pack = ReportPack.objects.create(
        kind="board", plan=plan, body=the_board(), meeting=meeting, as_at=THEN, title="Pack", content="", digest="",
        recorded_at=noon(today()), recorded_by=secretary(),
    )  # fmt: skip
    page = html(as_("owner").get(page_of(the_board())))
    assert f'href="/desk/packs/{pack.pk}/">Board pack as at {day(THEN)}</a>' in page


def test_it_is_read_as_at_a_day(as_: Any, db: Any) -> None:
    set_terms(body=the_board(), new=NewTerms("We meet"), by=secretary(), at=noon(today()))
    held(THEN, secretary())
    BodyMembership.objects.filter(user__email="chair@example.org").update(from_on=today() - timedelta(days=5))
    as_at = {"as_at": (THEN - timedelta(days=1)).isoformat()}
    page = text(html(as_("secretary").get(page_of(the_board()), as_at)))
    for words in (
        "As at",
        "Chair Nobody",
        f"Meets next {day(THEN)}",
        "Last met Nothing recorded",
        "None recorded",
        "Who joins Charlie Chair",
    ):
        assert words in page, words
    assert "Who came" not in page
    assert "Plan meetings" not in page


def test_who_left_is_listed_with_the_days(as_: Any, db: Any) -> None:
    seat = BodyMembership.objects.get(user__email="board@example.org")
    BodyMembership.objects.filter(pk=seat.pk).update(until_on=today() - timedelta(days=1))
    sitting, before = text(html(as_("owner").get(page_of(the_board())))).split("Who sat on it before")
    assert "Bo Board" not in sitting.split("Who sits on it")[1]
    assert f"{day(seat.from_on)} to {day(today() - timedelta(days=1))}" in before


def test_longer_history_takes_no_more_queries(as_: Any, cast: Any) -> None:
    client, path = as_("owner"), page_of(the_board())
    held(THEN, secretary())

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            html(client.get(path))
        return len(queries)

    count()
    before = count()
    for n in range(1, 8):
        held(THEN + timedelta(days=n), secretary())
        BodyMembership.objects.create(body=the_board(), user=cast("nobody"), from_on=THEN, until_on=THEN)
        StandingReport.objects.create(to=the_board(), from_body=the_board(), what=f"Report {n}")
    assert count() == before
