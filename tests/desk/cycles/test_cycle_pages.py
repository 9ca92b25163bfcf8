"""The pages of asking before a meeting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from milepost.board.actions.open_cycle import open_cycle
from milepost.board.models import Cycle, LetterChoice, Meeting, Posting
from milepost.people.clock import now, today
from milepost.people.models import Body
from milepost.rules.board import Sent
from milepost.rules.board.letters import LONGEST
from tests.board.cycles.asked import at_ten, many_owners, opened
from tests.board.meeting import planned, the_board

Cast = Callable[[str], Any]


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return planned(today() + timedelta(days=28), cast("secretary"))


def page(response: Any) -> str:
    return str(response.content.decode())


def day_boxes(on: Any) -> dict[str, int]:
    return {"closes_on-day": on.day, "closes_on-month": on.month, "closes_on-year": on.year}


def test_the_secretary_sees_who_would_be_asked_then_asks(as_: Any, meeting: Meeting) -> None:
    path = reverse("meeting-cycle", args=[meeting.pk])
    with time_machine.travel(at_ten(today()), tick=False):
        client = as_("secretary")
        before = page(client.get(path))
        assert "2 people, for " in before
        assert "Owen Owner" in before
        assert not Cycle.objects.exists()
        after = client.post(path, day_boxes(today() + timedelta(days=10)), follow=True)
    assert "Owners are asked" in page(after)
    assert "0 answered" in page(after)
    assert "2 sent" in page(after)
    assert len(mail.outbox) == 2
    assert meeting.cycle.closes_on == today() + timedelta(days=10)


def test_at_night_the_letters_wait(as_: Any, meeting: Meeting) -> None:
    path = reverse("meeting-cycle", args=[meeting.pk])
    with time_machine.travel(at_ten(today()).replace(hour=21), tick=False):
        after = as_("secretary").post(path, day_boxes(today() + timedelta(days=10)), follow=True)
    assert "2 waiting" in page(after)
    assert not mail.outbox


def test_a_day_after_the_meeting_is_refused_at_its_field(as_: Any, meeting: Meeting) -> None:
    path = reverse("meeting-cycle", args=[meeting.pk])
    answer = page(as_("secretary").post(path, day_boxes(meeting.planned_on)))
    assert "must be before the meeting" in answer
    assert 'href="#id_closes_on-day"' in answer
    assert not Cycle.objects.exists()


def test_opening_twice_says_so(as_: Any, cast: Cast) -> None:
    cycle = opened(cast("secretary"))
    path = reverse("meeting-cycle", args=[cycle.meeting_id])
    answer = as_("secretary").post(path, day_boxes(today() + timedelta(days=3)))
    assert "asked before this meeting already" in page(answer)


@pytest.mark.parametrize("key", ["owner", "officer", "board", "forum", "analyst", "administrator"])
def test_others_may_not(key: str, as_: Any, cast: Cast) -> None:
    cycle = opened(cast("secretary"))
    posting = Posting.objects.create(digest=cycle.digests.all()[0], began_at=now() - LONGEST)
    client = as_(key)
    for name, pk in (
        ("meeting-cycle", cycle.meeting_id),
        ("cycle-remind", cycle.meeting_id),
        ("letter-settle", posting.pk),
    ):
        assert client.get(reverse(name, args=[pk])).status_code == 404
        assert client.post(reverse(name, args=[pk]), {"again": "again"}).status_code == 404
    assert Posting.objects.get(pk=posting.pk).outcome == ""


def test_the_secretary_of_one_body_does_not_ask_for_another(as_: Any, cast: Cast) -> None:
    other = planned(
        today() + timedelta(days=9),
        cast("lead"),
        body=Body.objects.filter(area=the_board().area, name__contains="Partnership Group")[0],
    )
    path = reverse("meeting-cycle", args=[other.pk])
    assert as_("secretary").get(path).status_code == 404
    assert as_("lead").get(path).status_code == 200


def test_who_has_not_answered_is_reminded_now_and_once(as_: Any, cast: Cast) -> None:
    cycle = opened(cast("secretary"))
    path = reverse("cycle-remind", args=[cycle.meeting_id])
    with time_machine.travel(at_ten(today()), tick=False):
        client = as_("secretary")
        assert "Nobody is to be reminded" in page(client.get(path))  # their first letters have yet to go
        for digest in cycle.digests.all():
            Posting.objects.create(digest=digest, began_at=now(), ended_at=now(), outcome=Sent.SENT)
        assert "Owen Owner, for " in page(client.get(path))
        client.post(path)
        client.post(path)
    assert [m.subject.split(":")[0] for m in mail.outbox] == ["Reminder"] * 2


def test_an_unknown_letter_is_shown_and_settled(as_: Any, cast: Cast) -> None:
    cycle = opened(cast("secretary"))
    posting = Posting.objects.create(digest=cycle.digests.get(to=cast("owner")), began_at=now() - LONGEST)
    client = as_("secretary")
    chasing = reverse("meeting-cycle", args=[cycle.meeting_id])
    path = reverse("letter-settle", args=[posting.pk])
    assert path in page(client.get(chasing))
    assert "1 not known" in page(client.get(chasing))
    assert "Choose whether it counts as sent" in page(client.post(path))
    client.post(path, {"again": "sent"})
    assert path not in page(client.get(chasing))
    assert "settled already" in page(client.post(path, {"again": "again"}))
    assert "There is nothing to decide" in page(client.get(path))


def test_everybody_chooses_for_themselves(as_: Any, cast: Cast) -> None:
    client, path = as_("owner"), reverse("letters-choice")
    assert path in page(client.get(reverse("account")))
    assert "Choose whether you want letters" in page(client.post(path))
    client.post(path, {"wanted": "no"})
    client.post(path, {"wanted": "yes"})
    assert list(LetterChoice.objects.values_list("user", "wanted")) == [
        (cast("owner").pk, False),
        (cast("owner").pk, True),
    ]


def test_the_desk_says_what_was_asked(as_: Any, cast: Cast) -> None:
    cycle = opened(cast("secretary"))
    assert "Answers are due by" in page(as_("owner").get(reverse("desk-home")))
    assert "Answers are due by" not in page(as_("board").get(reverse("desk-home")))
    assert cycle.digests.count() == 2


def test_twice_the_people_take_the_same_queries(as_: Any, cast: Cast, django_assert_num_queries: Any) -> None:
    client = as_("secretary")
    few = reverse("meeting-cycle", args=[opened(cast("secretary")).meeting_id])
    client.get(few)
    with CaptureQueriesContext(connection) as found:
        client.get(few)
    many_owners(30, cast("lead"))
    meeting = planned(today() + timedelta(days=20), cast("secretary"))
    open_cycle(meeting=meeting, by=cast("secretary"))
    with django_assert_num_queries(len(found)):
        client.get(reverse("meeting-cycle", args=[meeting.pk]))
