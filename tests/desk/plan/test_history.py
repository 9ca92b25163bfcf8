"""A milestone's page: its whole history, what may be done here now, and what a past day hides."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from milepost.people.clock import day_of, today
from milepost.plan.models import Plan, Row
from milepost.progress.actions import NewUpdate, post_update, redact
from milepost.progress.models import ForumView, Update, Verdict
from milepost.rules.brag import Brag
from milepost.rules.timescale import Precision
from tests.revising import NewWording, revise

PLAN = "/desk/plans/exampleshire/"


def row(ref: str) -> Row:
    return Row.objects.get(plan__slug="exampleshire", kind="milestone", ref=ref)


def page(client: Any, ref: str, kind: str = "milestones", **asked: str) -> str:
    response = client.get(f"{PLAN}{kind}/{ref}/", asked)
    assert response.status_code == 200
    return response.content.decode()  # type: ignore[no-any-return]


def test_a_revision_says_what_moved_the_new_words_why_and_who_agreed(as_: Any, cast: Any) -> None:
    revise(
        plan=Plan.objects.get(slug="exampleshire"), why="Two more are needed", agreed_by="The board",
        wordings=[NewWording(row("1.1a.5"), statement="Ten caseworkers", deadline="Dec 2027")], by=cast("lead"),
    )  # fmt: skip
    seen = page(as_("owner"), "1.1a.5")
    first = row("1.1a.5").versions.first()
    assert first is not None
    assert f"Deadline moved from {first.deadline} to Dec 2027; wording changed" in seen
    assert f"moved from {first.deadline} on" in seen
    history = seen.split("History</h2>")[1]
    assert "Two more are needed. Agreed by The board." in history
    assert history.index("Ten caseworkers") < history.index("The 20-week rate has stayed")


def test_the_newest_comes_first(as_: Any) -> None:
    history = page(as_("owner"), "1.1a.3").split("History</h2>")[1]
    told = ["Update sent back", "64 overdue plans", "The backlog is down to 120", "fell from 310", "Promised, with"]
    places = [history.index(words) for words in told]
    assert places == sorted(places)


def test_times_round_are_counted_in_a_sentence(as_: Any) -> None:
    seen = page(as_("board"), "1.1a.4")
    assert "4 done, " in seen
    assert " missed, next due " in seen


@pytest.mark.parametrize(
    ("who", "ref", "shown"),
    [
        ("owner", "1.1a.5", ["Post an update"]),
        ("officer", "1.1a.5", ["Post an update", "Change the owner"]),
        ("forum", "1.1a.5", ["Record the forum"]),
        ("lead", "2.1a.2", ["Check the latest update"]),
        ("officer2", "2.1a.2", ["Post an update", "Check the latest update", "Change the owner"]),
        ("owner2", "2.1a.2", ["Post an update"]),
        ("owner2", "1.1a.5", []),
        ("board", "2.1a.2", []),
        ("auditor", "2.1a.2", []),
        ("administrator", "2.1a.2", []),
    ],
)
def test_a_person_is_offered_only_what_they_may_do_here(who: str, ref: str, shown: list[str], as_: Any) -> None:
    offers = ("Post an update", "Check the latest update", "Record the forum", "Change the owner")
    seen = page(as_(who), ref)
    assert [words for words in offers if words in seen] == [words for words in offers if words in shown]


def test_a_past_day_offers_nothing_even_where_something_waited_then(as_: Any) -> None:
    update = Update.objects.filter(milestone=row("1.1a.2")).earliest("recorded_at")
    then = day_of(update.recorded_at)
    assert then < day_of(Verdict.objects.get(update=update).recorded_at)
    seen = page(as_("lead"), "1.1a.2", as_at=then.isoformat())
    assert "being checked" in seen
    assert "Check the latest update" not in seen
    assert "All eight caseworkers" not in seen


def test_every_link_of_a_past_day_stays_on_it(as_: Any) -> None:
    then = (today() - timedelta(days=60)).isoformat()
    client = as_("board")
    for kind, ref in (("milestones", "1.1a.2"), ("actions", "1.1a"), ("workstreams", "1")):
        seen = page(client, ref, kind, as_at=then)
        assert f'href="{PLAN}?as_at={then}"' in seen
        main = seen.split("<main")[1].split("</main>")[0]
        assert f'{PLAN}milestones/1.1a.2/"' not in main


@pytest.mark.parametrize("kind", ["workstreams", "actions", "milestones"])
def test_a_row_that_is_not_there_is_not_found(kind: str, as_: Any) -> None:
    assert as_("board").get(f"{PLAN}{kind}/9.9/").status_code == 404
    assert as_("nobody").get(f"{PLAN}{kind}/1/").status_code == 404


def test_a_row_added_later_is_not_found_on_the_day_before(as_: Any) -> None:
    before = (day_of(row("1.1a.1").recorded_at) - timedelta(days=1)).isoformat()
    assert as_("board").get(PLAN + "milestones/1.1a.1/", {"as_at": before}).status_code == 404


def test_everything_said_can_be_reached_to_remove_its_words(as_: Any, cast: Any) -> None:
    client = as_("lead")
    update = Update.objects.filter(milestone=row("1.1a.3")).latest("recorded_at")
    verdict = Verdict.objects.get(update=update)
    seen = page(client, "1.1a.3")
    for what, pk in (("update", update.pk), ("verdict", verdict.pk)):
        assert f"{PLAN}redact/{what}/{pk}/" in seen
    for view, kind, ref in (
        (ForumView.objects.get(row__ref="1.1b.2"), "milestones", "1.1b.2"),
        (ForumView.objects.get(row__ref="1.1a"), "actions", "1.1a"),
        (ForumView.objects.get(row__ref="2.1-i1"), "workstreams", "2"),
    ):
        assert f"{PLAN}redact/forum_view/{view.pk}/" in page(client, ref, kind)
    assert "Remove words" not in page(as_("officer"), "1.1a.3")
    redact(said=verdict, field="reason", why="It named a child", by=cast("lead"))
    seen = page(as_("owner"), "1.1a.3")
    assert "so this cannot be Green" not in seen
    assert "It named a child" in seen


def test_the_forum_can_speak_of_every_impact(as_: Any) -> None:
    assert f"{PLAN}impact/2.1-i1/forum/" in page(as_("forum"), "2", "workstreams")
    assert "/forum/" not in page(as_("board"), "2", "workstreams")


def test_a_stale_green_says_since_when(as_: Any) -> None:
    """Faded without its words, a Green that nobody has looked after would still read as on track."""
    said = Update.objects.get(milestone=row("1.1b.3"))
    since = f"{said.recorded_at.day} {said.recorded_at:%B %Y}"
    cell = as_("board").get(PLAN).content.decode().split("/milestones/1.1b.3/")[1].split("</tr>")[0]
    assert "mp-rating--stale" in cell
    assert f"Not updated since {since}" in cell


@pytest.mark.parametrize("ref", ["2.2.1", "2.1b.2"])
def test_a_completion_that_waits_says_so_late_or_not(ref: str, as_: Any, cast: Any) -> None:
    new = NewUpdate(rating=Brag.BLUE, happened="Done.", completed_on=today(), completed_precision=Precision.DAY)
    post_update(milestone=row(ref), new=new, by=cast("owner2"))
    cell = as_("board").get(PLAN).content.decode().split(f"/milestones/{ref}/")[1].split("</tr>")[0]
    assert "Awaiting acceptance." in cell
