"""Opening a cycle: who is asked for what, once, and in how many queries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from milepost.board.actions.choose_letters import choose_letters
from milepost.board.actions.open_cycle import open_cycle
from milepost.board.models import Arrangement, Digest, Meeting
from milepost.board.queries.asking import asking
from milepost.board.queries.cycles import cycle_read, unanswered
from milepost.people.clock import now, today
from milepost.people.models import AuditEvent, Holding, Post
from milepost.plan.models import Row
from milepost.progress.actions import NewUpdate, post_update
from milepost.progress.models import Update, Verdict
from milepost.rules.board import Letter
from milepost.rules.brag import Brag

from ..meeting import planned
from .asked import many_owners

Cast = Callable[[str], Any]


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return planned(today() + timedelta(days=28), cast("secretary"))


def milestone(ref: str) -> Row:
    return Row.objects.get(plan__slug="exampleshire", kind="milestone", ref=ref)


def test_each_owner_gets_one_letter_about_all_that_is_asked(meeting: Meeting, cast: Cast) -> None:
    cycle = open_cycle(meeting=meeting, by=cast("secretary"))
    assert cycle.closes_on == today() + timedelta(days=18)
    letters = {d.to.name: d for d in cycle.digests.all()}
    assert set(letters) == {"Owen Owner", "Dina Clinical"}
    asked = letters["Owen Owner"].asked
    assert f"milestone:{milestone('1.1a.3').pk}" in asked  # sent back
    assert f"milestone:{milestone('1.1a.4').pk}" in asked  # a time round was missed
    assert f"evidence:{milestone('1.1a.2').pk}" in asked  # ran out
    assert any(key.startswith("risk:") for key in asked)  # to be looked at again
    assert f"milestone:{milestone('1.2.3').pk}" not in asked  # being checked
    assert f"milestone:{milestone('1.1a.1').pk}" not in asked  # complete
    assert AuditEvent.objects.filter(verb="open_cycle", about_id=str(cycle.pk)).count() == 1


@pytest.mark.parametrize(
    ("days", "words"), [(-1, "today or later"), (28, "before the meeting"), (40, "before the meeting")]
)
def test_the_day_answers_are_due_must_fit(days: int, words: str, meeting: Meeting, cast: Cast) -> None:
    with pytest.raises(ValidationError, match=words):
        open_cycle(meeting=meeting, closes_on=today() + timedelta(days=days), by=cast("secretary"))


def test_a_cycle_opens_once(meeting: Meeting, cast: Cast) -> None:
    open_cycle(meeting=meeting, by=cast("secretary"))
    with pytest.raises(ValidationError, match="already"):
        open_cycle(meeting=meeting, by=cast("secretary"))


def test_nobody_is_asked_before_a_meeting_that_is_cancelled_or_over(meeting: Meeting, cast: Cast) -> None:
    with pytest.raises(ValidationError, match="cancelled, today or over"):
        open_cycle(meeting=planned(today(), cast("secretary")), by=cast("secretary"))
    Arrangement.objects.create(
        meeting=meeting, on=meeting.planned_on, cancelled=True, recorded_at=now(), recorded_by=cast("secretary")
    )
    with pytest.raises(ValidationError, match="cancelled"):
        open_cycle(meeting=meeting, by=cast("secretary"))


def test_who_chose_no_letters_is_held_back_with_the_reason(meeting: Meeting, cast: Cast) -> None:
    choose_letters(wanted=False, by=cast("owner"))
    cycle = open_cycle(meeting=meeting, by=cast("secretary"))
    assert {d.to.name: d.held for d in cycle.digests.all()} == {
        "Owen Owner": "Chose not to get letters before meetings",
        "Dina Clinical": "",
    }
    choose_letters(wanted=True, by=cast("owner"))


def test_a_deputy_is_asked_where_nobody_holds_the_post_and_else_nobody(meeting: Meeting, cast: Cast) -> None:
    Holding.objects.filter(user=cast("owner2")).delete()
    open_cycle(meeting=meeting, by=cast("secretary"))
    found = unanswered(meeting.cycle, today())
    alone = [u for u in found if not u.asked]
    assert {u.owners for u in alone} == {"Designated Clinical Officer"}
    clinical = meeting.body.area.posts.get(title="Designated Clinical Officer")
    Post.objects.filter(pk=clinical.pk).update(deputy=meeting.body.area.posts.get(title="Head of SEND"))
    now_asked = asking(meeting.body.area, on=today(), until=meeting.planned_on)
    assert now_asked.people([clinical.pk]) == (cast("owner"),)


def test_what_its_owner_left_behind_was_asked_and_stands_once(meeting: Meeting, cast: Cast) -> None:
    cycle = open_cycle(meeting=meeting, by=cast("secretary"))
    before = unanswered(cycle, today())
    assert all(u.asked for u in before)
    Holding.objects.filter(user=cast("owner2")).delete()
    alone = cycle_read(cycle, on=today()).nobody
    assert {t.name for t in alone} == {"Milestone 2.1b.2", "Milestone 2.2.1", "Milestone 2.2.3"}
    assert unanswered(cycle, today()) == before


def test_an_update_answers_and_one_sent_back_does_not(meeting: Meeting, cast: Cast) -> None:
    cycle = open_cycle(meeting=meeting, by=cast("secretary"))
    ref = f"Milestone {milestone('1.1a.3').ref}"
    assert ref in {u.name for u in unanswered(cycle, today())}
    new = NewUpdate(rating=Brag.AMBER, happened="Ten are left.", next="The last two teams.")
    update = post_update(milestone=milestone("1.1a.3"), new=new, by=cast("owner"))
    read = cycle_read(cycle, on=today())
    assert ref in {t.name for t in read.came}
    assert ref not in {u.name for u in read.unanswered}
    Verdict.objects.create(
        update=update, kind="sent_back", reason="When?", recorded_at=now(), recorded_by=cast("officer")
    )
    assert ref in {u.name for u in unanswered(cycle, today())}


def test_what_was_said_before_it_was_asked_is_no_answer(meeting: Meeting, cast: Cast) -> None:
    """Late, and not updated since: an update of last week does not answer this week's question."""
    cycle = open_cycle(meeting=meeting, by=cast("secretary"))
    late = next(u for u in unanswered(cycle, today()) if u.name == "Milestone 2.2.1")
    assert Update.objects.filter(milestone=milestone("2.2.1")).exists()
    assert late.owners == "Designated Clinical Officer"


def test_four_hundred_owners_take_as_many_queries_as_two(meeting: Meeting, cast: Cast) -> None:
    def queries(day: int) -> tuple[int, int]:
        one = planned(today() + timedelta(days=day), cast("secretary"))
        with CaptureQueriesContext(connection) as found:
            cycle = open_cycle(meeting=one, by=cast("secretary"))
        with CaptureQueriesContext(connection) as read:
            cycle_read(cycle, on=today())
        return len(found), len(read)

    few = queries(29)
    many_owners(40, cast("lead"))
    assert queries(30) == few
    assert Digest.objects.filter(kind=Letter.ASK).count() > 40
