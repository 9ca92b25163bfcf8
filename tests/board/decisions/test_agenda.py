"""The agenda: who puts what on it, when it can change, and what comes to it of itself."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from milepost.board.actions.agenda import add_item, change_item, move_item, remove_item
from milepost.board.actions.bring_items import bring_items
from milepost.board.actions.meanwhile import Meanwhile
from milepost.board.items import ItemWords
from milepost.board.models import (
    About,
    AgendaItem,
    Approval,
    Escalation,
    EscalationStep,
    FollowUpStep,
    Meeting,
    Minutes,
    Register,
)
from milepost.board.queries.agenda import agenda
from milepost.people.clock import today
from milepost.people.models import AuditEvent, Body
from tests.board.meeting import secretary, the_board

from .making import decision, follow_up, item, meeting, recorded

pytestmark = pytest.mark.django_db
NEW = ItemWords("  Waiting times ", "What has changed", "The SEND lead")


def titles(of: Meeting) -> list[str]:
    return [i.title for i in agenda(of, on=today(), private=True)]


def test_items_stand_in_the_order_they_were_added_and_can_be_moved() -> None:
    of = meeting()
    first, second = (add_item(meeting=of, new=ItemWords(t), by=secretary()) for t in ("First", "Second"))
    third = add_item(meeting=of, new=NEW, by=secretary())
    assert titles(of) == ["First", "Second", "Waiting times"]
    move_item(item=third, up=True, by=secretary())
    move_item(item=first, up=True, by=secretary())
    move_item(item=second, up=False, by=secretary())
    assert titles(of) == ["First", "Waiting times", "Second"], "the first and the last stay where they are"
    event = AuditEvent.objects.latest("pk")
    assert (event.verb, event.before["order"]) == ("move_item", [first.pk, second.pk, third.pk])  # type: ignore[index]


@pytest.mark.parametrize("private", [False, True])
def test_the_trail_says_who_changed_an_item_and_quotes_no_words(private: bool) -> None:
    """An item may be made private, and words may be removed: what the trail quotes would stay for good."""
    made = add_item(meeting=meeting(), new=ItemWords("Zebedee", "Zebedee", "Zebedee", private), by=secretary())
    changed = change_item(
        item=made, new=ItemWords("Zebedee’s case", private=not private), seen=ItemWords.of(made).mark, by=secretary()
    )
    remove_item(item=changed, seen=ItemWords.of(changed).mark, by=secretary())
    events = AuditEvent.objects.order_by("-pk")[:3]
    assert [e.verb for e in events] == ["remove_item", "change_item", "add_item"]
    assert (events[1].before["private"], events[1].after["private"]) == (private, not private)  # type: ignore[index]
    assert "Zebedee" not in "".join(f"{e.summary} {e.before} {e.after}" for e in events)


def test_what_was_minuted_in_private_is_not_opened_with_its_item() -> None:
    kept = item(meeting(), "One family’s complaint", private=True)
    Minutes.objects.create(**recorded(meeting=kept.meeting, words={str(kept.pk): "Secret"}))
    seen = ItemWords.of(kept).mark
    with pytest.raises(ValidationError) as told:
        change_item(item=kept, new=ItemWords("Complaints"), seen=seen, by=secretary())
    assert "private" in told.value.message_dict
    Minutes.objects.create(**recorded(meeting=kept.meeting, words={}))
    assert not change_item(item=kept, new=ItemWords("Complaints"), seen=seen, by=secretary()).private


def test_the_second_of_two_people_sees_what_the_first_wrote() -> None:
    made = add_item(meeting=meeting(), new=NEW, by=secretary())
    seen = ItemWords.of(made).mark
    change_item(item=made, new=ItemWords("Mine"), seen=seen, by=secretary())
    with pytest.raises(Meanwhile) as told:
        change_item(item=made, new=ItemWords("Yours"), seen=seen, by=secretary())
    assert told.value.latest.title == "Mine"
    with pytest.raises(Meanwhile):
        remove_item(item=made, seen=seen, by=secretary())


def test_pressed_twice_it_is_one_item() -> None:
    of = meeting()
    assert add_item(meeting=of, new=NEW, by=secretary()) == add_item(meeting=of, new=NEW, by=secretary())


def test_an_item_without_a_title_is_refused() -> None:
    with pytest.raises(ValidationError) as told:
        add_item(meeting=meeting(), new=ItemWords("  "), by=secretary())
    assert "title" in told.value.message_dict


def test_what_was_decided_about_stays_on_the_agenda() -> None:
    of = item(meeting())
    decision(of)
    seen = ItemWords.of(of).mark
    with pytest.raises(ValidationError, match="Something was decided"):
        change_item(item=of, new=NEW, seen=seen, by=secretary())
    with pytest.raises(ValidationError, match="Something was decided"):
        remove_item(item=of, seen=seen, by=secretary())


def test_what_was_taken_off_takes_nothing_more() -> None:
    of = item(meeting())
    remove_item(item=of, seen=ItemWords.of(of).mark, by=secretary())
    assert titles(of.meeting) == []
    with pytest.raises(ValidationError, match="taken off"):
        change_item(item=of, new=NEW, seen=ItemWords.of(of).mark, by=secretary())
    with pytest.raises(ValidationError, match="taken off"):
        move_item(item=of, up=True, by=secretary())


@pytest.mark.parametrize("approved", [True, False])
def test_a_meeting_that_is_cancelled_or_whose_minutes_are_approved_takes_no_item(approved: bool) -> None:
    of = meeting(cancelled=not approved)
    made = item(of)
    if approved:
        kept = Minutes.objects.create(**recorded(meeting=of))
        Approval.objects.create(**recorded(meeting=of, minutes=kept, at=meeting(today() + timedelta(days=60))))
    for act in (
        lambda: add_item(meeting=of, new=NEW, by=secretary()),
        lambda: change_item(item=made, new=NEW, seen=ItemWords.of(made).mark, by=secretary()),
        lambda: move_item(item=made, up=True, by=secretary()),
        lambda: bring_items(meeting=of, by=secretary()),
    ):
        with pytest.raises(ValidationError, match="approved" if approved else "cancelled"):
            act()


def test_of_a_private_item_only_its_place_is_told_to_others() -> None:
    of = meeting()
    item(of, "Open")
    made = item(of, "One family’s complaint", private=True, words="Secret", presenter="The lead")
    About.objects.create(item=made, measure="exampleshire-caseload")
    decision(made)
    hidden = agenda(of, on=today(), private=False)[1]
    assert (hidden.number, hidden.title, hidden.hidden) == (2, "Private item", True)
    assert (hidden.words, hidden.presenter, hidden.about, hidden.decisions) == ("", "", (), ())
    seen = agenda(of, on=today(), private=True)[1]
    assert (seen.title, len(seen.decisions), len(seen.about)) == ("One family’s complaint", 1, 1)


@pytest.fixture
def earlier() -> Meeting:
    """A meeting eight weeks ago that was held, and asked for things."""
    made = meeting(today() - timedelta(days=56))
    Register.objects.create(**recorded(meeting=made))
    return made


def test_what_is_open_comes_to_the_agenda_once(earlier: Meeting) -> None:
    challenge = decision(item(earlier, "Late milestones"), "challenge", about="1.1a.2")
    answer = follow_up(challenge, ask="answer", days=-20)
    follow_up(challenge)
    of = meeting()
    item(of, "Welcome")
    added = bring_items(meeting=of, by=secretary())
    assert [i.brought for i in added] == [f"minutes:{earlier.pk}", f"follow_up:{answer.pk}", "follow_ups", "highlights"]
    read = agenda(of, on=today(), private=False)
    assert [i.number for i in read] == [1, 2, 3, 4, 5]
    assert [a.ref for i in read if i.brings == "follow_up" for a in i.about] == ["1.1a.2"]
    assert bring_items(meeting=of, by=secretary()) == ()


def test_an_escalation_the_body_holds_comes_with_what_it_is_about() -> None:
    other = Body.objects.exclude(pk=the_board().pk).filter(area=the_board().area).first()
    made = Escalation.objects.create(**recorded(body=other, concern="Delivery", why="Why", tried="All"))
    EscalationStep.objects.create(**recorded(escalation=made, handing="sent", to=the_board(), answer_by=today()))
    About.objects.create(escalation=made, measure="exampleshire-caseload")
    bring_items(meeting=(of := meeting()), by=secretary())
    [read] = [i for i in agenda(of, on=today(), private=False) if i.brings == "escalation"]
    assert (read.brings_id, [a.ref for a in read.about]) == (made.pk, ["exampleshire-caseload"])


def test_what_somebody_took_off_stays_off(earlier: Meeting) -> None:
    of = meeting()
    added = bring_items(meeting=of, by=secretary())
    remove_item(item=added[0], seen=ItemWords.of(added[0]).mark, by=secretary())
    assert bring_items(meeting=of, by=secretary()) == ()


def test_it_is_carried_from_meeting_to_meeting_until_done(earlier: Meeting) -> None:
    asked = follow_up(decision(item(earlier)))
    for n in (1, 2):
        of = meeting(today() + timedelta(days=n))
        assert "follow_ups" in {i.brought for i in bring_items(meeting=of, by=secretary())}
    FollowUpStep.objects.create(**recorded(follow_up=asked, part="done", words="There"))
    of = meeting(today() + timedelta(days=3))
    assert "follow_ups" not in {i.brought for i in bring_items(meeting=of, by=secretary())}


def test_what_comes_of_the_private_part_is_private(earlier: Meeting) -> None:
    answer = follow_up(decision(item(earlier, private=True), "challenge"), ask="answer")
    bring_items(meeting=(of := meeting()), by=secretary())
    assert AgendaItem.objects.get(meeting=of, brought=f"follow_up:{answer.pk}").private


def test_reading_it_takes_the_same_queries_however_long(django_assert_max_num_queries: Any) -> None:
    of = meeting()
    for n in range(4):
        made = item(of, f"Item {n}")
        About.objects.create(item=made, measure="exampleshire-caseload")
        follow_up(decision(made, about="1.1a.2"))
        with django_assert_max_num_queries(9):
            agenda(of, on=today(), private=True)
