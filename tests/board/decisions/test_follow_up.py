"""Saying what became of a follow-up, and of a challenge."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from milepost.board.actions.follow_up import say
from milepost.board.actions.meanwhile import Meanwhile
from milepost.board.queries.follow_ups import follow_ups
from milepost.people.clock import today
from milepost.people.models import AuditEvent, Holding
from milepost.rules.board import Part
from tests.board.meeting import secretary

from .making import decision, follow_up, item, meeting

pytestmark = pytest.mark.django_db


def test_it_moves_and_is_done_and_nothing_more_is_said() -> None:
    asked = follow_up(decision(item(meeting())))
    later = today() + timedelta(days=30)
    moved = say(follow_up=asked, part=Part.MOVED, words="Half term", due_on=later, by=secretary(), for_board=False)
    noted = say(follow_up=asked, part=Part.NOTE, words="Half way", by=secretary(), for_board=False, seen=moved.pk)
    done = say(follow_up=asked, part=Part.DONE, words=" There it is ", by=secretary(), for_board=False, seen=noted.pk)
    [read] = follow_ups(on=today(), open_only=False)
    assert (read.due_on, read.state, [s.words for s in read.steps][-1]) == (later, "done", "There it is")
    event = AuditEvent.objects.latest("pk")
    assert (event.verb, event.about_id) == ("follow_up", str(done.pk))
    assert "There it is" not in event.summary
    with pytest.raises(ValidationError, match="over already"):
        say(follow_up=asked, part=Part.NOTE, words="More", by=secretary(), for_board=True, seen=done.pk)


@pytest.mark.parametrize("part", list(Part))
def test_every_part_needs_words(part: Part) -> None:
    with pytest.raises(ValidationError) as told:
        say(follow_up=follow_up(decision(item(meeting()))), part=part, words="  ", by=secretary(), for_board=True)
    assert "words" in told.value.message_dict


@pytest.mark.parametrize("days", [None, -1])
def test_it_moves_to_a_day_that_is_not_over(days: int | None) -> None:
    due_on = today() + timedelta(days=days) if days else None
    asked = follow_up(decision(item(meeting())))
    with pytest.raises(ValidationError) as told:
        say(follow_up=asked, part=Part.MOVED, words="Later", due_on=due_on, by=secretary(), for_board=True)
    assert "due_on" in told.value.message_dict


@pytest.mark.parametrize("part", [Part.MOVED, Part.DROPPED])
def test_only_the_board_gives_a_challenge_more_time_or_lets_it_drop(part: Part) -> None:
    asked = follow_up(decision(item(meeting()), "challenge"), ask="answer")
    given: dict[str, Any] = {"follow_up": asked, "part": part, "words": "Why", "due_on": today(), "by": secretary()}
    with pytest.raises(ValidationError) as told:
        say(**given, for_board=False)
    assert "part" in told.value.message_dict
    assert say(**given, for_board=True).part == part


def test_the_second_of_two_people_sees_what_the_first_said() -> None:
    asked = follow_up(decision(item(meeting())))
    first = say(follow_up=asked, part=Part.NOTE, words="Mine", by=secretary(), for_board=True)
    with pytest.raises(Meanwhile) as told:
        say(follow_up=asked, part=Part.DONE, words="Yours", by=secretary(), for_board=True)
    assert told.value.latest == first


def test_an_answer_says_how_late_it_came() -> None:
    asked = follow_up(decision(item(meeting()), "challenge"), ask="answer", days=-3)
    assert follow_ups(on=today())[0].became == "not answered, 3 days late"
    say(follow_up=asked, part=Part.DONE, words="Here is why", by=secretary(), for_board=False)
    assert follow_ups(on=today(), open_only=False)[0].became == "answered 3 days late"


@pytest.mark.parametrize("part", [Part.MOVED, Part.DROPPED])
def test_nobody_of_the_board_lets_a_challenge_to_themselves_drop(part: Part) -> None:
    asked = follow_up(decision(item(meeting()), "challenge"), ask="answer")
    held = Holding.objects.create(post=asked.owner, user=secretary(), from_on=today())
    given: dict[str, Any] = {
        "follow_up": asked,
        "words": "Why",
        "due_on": today(),
        "by": secretary(),
        "for_board": True,
    }
    with pytest.raises(ValidationError) as told:
        say(**given, part=part)
    assert "part" in told.value.message_dict
    held.delete()
    assert say(**given, part=part).part == part
