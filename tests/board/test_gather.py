"""What is collated of each workstream since a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from milepost.board.actions.open_cycle import open_cycle
from milepost.board.highlights import TITLES, Highlights, gather
from milepost.people.clock import today
from milepost.plan.models import Plan, Row
from milepost.progress.access import SAID
from milepost.progress.actions import NewUpdate, post_update
from milepost.rules.brag import Brag
from milepost.rules.periods import period_of
from tests.board.meeting import a_meeting
from tests.desk.test_pages import double
from tests.measures.make import area, by
from tests.measures.small_cells import plant, told_by
from tests.measuring import defined, months, worse


def told(days: int = 60, **more: Any) -> tuple[Highlights, Highlights]:
    plan = Plan.objects.get(slug="exampleshire")
    first, second = gather(plan, on=today(), since=today() - timedelta(days=days), **more)
    return first, second


as_shipped = cache(told)
"""The same of the demonstration as it is loaded, read once: for tests that change nothing."""


def said(found: Highlights, key: str) -> list[str]:
    return ["".join(run.text for run in item) for item in found.section(key).items]


def one(found: Highlights, key: str, about: str) -> str:
    return next(words for words in said(found, key) if about in words)


def test_the_sections_stand_in_their_usual_order(db: Any) -> None:
    first, _ = as_shipped()
    assert [s.key for s in first.sections] == list(TITLES) == [
        "completed", "slipped", "moved", "differs", "stale", "risks", "measures", "resources",
    ]  # fmt: skip


def test_completed_says_what_shows_it_or_that_nothing_does(db: Any) -> None:
    assert one(as_shipped()[0], "completed", "1.1b.2").endswith("late. No evidence.")
    assert "vidence" not in one(as_shipped(open_only=True)[0], "completed", "1.1b.2"), (
        "there may be some that is not for everyone"
    )
    assert "Evidence: Staff list (ran out on" in one(as_shipped(120)[0], "completed", "1.1a.2")
    assert not any("1.1a.2" in words for words in said(as_shipped()[0], "completed")), "it was complete before"


def test_slipped_says_from_when_to_when_who_agreed_and_why(db: Any) -> None:
    first, second = as_shipped()
    move = one(second, "slipped", "2.1a.2")
    assert "2 months later" in move
    assert "agreed by Exampleshire SEND Improvement Board" in move
    assert "“One bidder withdrew" in move
    assert "passed, and it is not complete" in one(first, "slipped", "1.1a.3")
    assert not any("2.1a.2" in words for words in said(as_shipped(1)[1], "slipped"))


def test_what_differs_gives_the_dates_reason_and_the_forums_words(db: Any) -> None:
    first, second = as_shipped()
    assert "the dates say Red because the last two times round were missed" in one(first, "differs", "1.1a.4")
    assert "“Our members in the north" in one(second, "differs", "No child waits")


def test_no_news_tells_of_what_was_sent_back_and_what_was_asked(db: Any, cast: Any) -> None:
    assert "so this cannot be Green" in one(told()[0], "stale", "1.1a.3")
    milestone = Row.objects.get(plan__slug="exampleshire", ref="2.2.1", kind="milestone")
    open_cycle(meeting=a_meeting(), by=cast("secretary"))
    assert "for an update before the meeting, and not answered" in one(told()[1], "stale", "2.2.1")
    post_update(milestone=milestone, new=NewUpdate(Brag.GREEN, happened="On its way."), by=cast("owner2"))
    assert not any("2.2.1" in words for words in said(told()[1], "stale"))
    assert "“On its way.”" in one(told()[1], "moved", "2.2.1")


def test_risks_tell_their_scores_before_and_after(db: Any) -> None:
    first, _ = as_shipped()
    assert "Down from 16 (very high) to 12 (high)" in one(first, "risks", "Risk 1")
    assert "Raised on" in one(as_shipped(200)[0], "risks", "Risk 1")
    assert said(as_shipped(1)[0], "risks") == []


def test_measures_whose_figures_really_changed_come_first_the_worst_of_them_first(db: Any) -> None:
    _, second = as_shipped()
    assert said(second, "measures")[0].startswith("Part-time timetables: 81")
    assert "It challenges good ratings" in said(second, "measures")[0]
    changed = [any(w in words for w in ("better.", "worse.", "Changed.")) for words in said(second, "measures")]
    assert changed == sorted(changed, reverse=True)


def test_a_number_about_too_few_is_told_nowhere(db: Any) -> None:
    few = replace(worse("test-few"), name="Few")
    plant(few, area(), period_of(few.every, months(1)[0]), by(), share=True)
    with defined(few):
        words = [w for found in told() for s in found.sections for w in said(found, s.key)]
    assert any(w.startswith("Few: too few to show (c)") for w in words), words
    assert told_by(" ".join(words)) == []


def test_resources_tell_what_waits_and_what_was_agreed(db: Any) -> None:
    assert "£260,000 asked for on" in one(as_shipped()[1], "resources", "2.1a")
    assert "“Agreed by the Chief Nurse”" in one(as_shipped(110)[1], "resources", "A day a week")
    assert not any("A day a week" in words for words in said(as_shipped()[1], "resources"))


def test_whatever_somebody_said_names_the_only_place_that_holds_it(db: Any) -> None:
    runs = [run for found in as_shipped(200) for s in found.sections for item in s.items for run in item if run.source]
    assert {run.source.split(":")[0] for run in runs} >= {
        "version",
        "update",
        "forum_view",
        "risk_version",
        "revision",
        "need",
    }
    for run in runs:
        what, pk, field = run.source.split(":")
        assert getattr(SAID[what][0]._default_manager.get(pk=pk), field) == run.text


def test_every_sentence_leads_to_the_page_it_is_from(as_: Any) -> None:
    """Every address is one of ours; of each kind one is opened."""
    client = as_("board")
    one_of_each = {}
    for found in as_shipped(200):
        for _, item, _ in found.sentences:
            paths = [run.href for run in item if run.href]
            assert paths, item
            one_of_each |= {resolve(path.split("?")[0]).url_name: path for path in paths}
    assert {"desk-milestone", "plan-risk", "plan-measure", "plan-resources", "desk-workstream"} <= set(one_of_each)
    for path in one_of_each.values():
        response = client.get(path)
        assert response.status_code == 200, path
        if response.streaming:
            b"".join(response.streaming_content)


def test_twice_the_rows_take_the_same_number_of_queries(db: Any) -> None:
    plan = Plan.objects.get(slug="exampleshire")

    def count() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as queries:
            found = gather(plan, on=today(), since=today() - timedelta(days=60))
        return len(found), len(queries)

    count()
    workstreams, queries = count()
    double("exampleshire")
    assert count() == (2 * workstreams, queries)


def test_for_everyone_there_is_nothing_that_is_for_the_desk(db: Any) -> None:
    first, second = as_shipped(200, open_only=True)
    assert {s.key for s in first.sections} == set(TITLES) - {"risks", "resources"}
    sources = {r.source for found in (first, second) for s in found.sections for i in s.items for r in i if r.source}
    fields = {(what, field) for what, _, field in (source.split(":") for source in sources)}
    assert not {("update", "at_risk"), ("verdict", "reason")} & fields
    assert ("update", "happened") in fields


def test_a_sentence_is_the_same_when_only_days_have_passed(db: Any) -> None:
    _, second = as_shipped()
    item = next(
        i for i in second.section("differs").items if "by " in "".join(r.text for r in i) and i[0].text == "2.2.1"
    )
    section, words = second.section("differs"), "".join(run.text for run in item)
    days = words.split(" by ")[1].split(" ")[0]
    later = (type(item[0])(words.replace(f" by {days} days", f" by {int(days) + 1} days")),)
    worse = (type(item[0])(words.replace("Red", "Amber")),)
    assert section.mark(later) == section.mark(item) != section.mark(worse)


@pytest.mark.parametrize("since", [date(2014, 9, 2)])
def test_before_anything_was_known_everything_is_new(since: date, db: Any) -> None:
    plan = Plan.objects.get(slug="exampleshire")
    first, _ = gather(plan, on=today(), since=since)
    assert "1.1a.1" in said(first, "completed")[0]
