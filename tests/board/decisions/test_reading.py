"""Reading decisions and follow-ups: as at a day, private ones only for those with a seat, in a constant number of queries."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from milepost.board.models import About, Correction, Dissent, FollowUpStep
from milepost.board.queries.decisions import decisions, decisions_about
from milepost.board.queries.follow_ups import follow_ups
from milepost.people.clock import today
from milepost.progress.models import Risk
from milepost.rules.board import Ask, DecisionKind
from tests.board.meeting import the_board

from .making import decision, follow_up, item, meeting, post, recorded, row

pytestmark = pytest.mark.django_db


def test_a_decision_is_read_with_all_that_hangs_on_it() -> None:
    made = decision(item(meeting()), "challenge", about="1.1a.2", reasons="It slipped", proposer="The chair")
    risk = Risk.objects.filter(plan__slug="exampleshire").first()
    About.objects.create(decision=made, risk=risk)
    Dissent.objects.create(**recorded(decision=made, who="Parent carer forum", words="Too slow"))
    follow_up(made, ask="answer")
    [read] = decisions(on=today(), ids=[made.pk])
    assert (read.kind, read.on, read.body_id) == (DecisionKind.CHALLENGE, today(), the_board().pk)
    assert [a.name for a in read.about] == ["Milestone 1.1a.2", f"Risk {risk.number}" if risk else ""]
    assert read.about[0].href == "/desk/plans/exampleshire/milestones/1.1a.2/"
    assert read.about[0].words
    assert read.about[1].words
    assert read.dissents[0].who == "Parent carer forum"
    assert read.answer
    assert read.answer.became == "not answered yet"


def test_a_measure_it_is_about_is_called_by_its_name() -> None:
    made = decision(item(meeting()))
    About.objects.create(decision=made, measure="exampleshire-caseload")
    About.objects.create(decision=made, measure="gone-since")
    [read] = decisions(on=today(), ids=[made.pk])
    assert read.about[0].href == "/desk/plans/exampleshire/measures/exampleshire-caseload/"
    assert read.about[0].name != "exampleshire-caseload"
    assert read.about[1].href == "", "a definition that was taken away has no page"


def test_nothing_is_read_before_it_was_recorded() -> None:
    made = decision(item(meeting()), about="1.1a.2")
    follow_up(made)
    yesterday = today() - timedelta(days=1)
    assert not decisions(on=yesterday)
    assert not follow_ups(on=yesterday)
    assert not decisions_about(on=yesterday, row_id=row("1.1a.2").pk)


def test_what_is_private_is_read_only_for_its_own_body() -> None:
    made = decision(item(meeting(), private=True), about="1.1a.2")
    follow_up(made)
    about = row("1.1a.2").pk
    for private_for, seen in (((), 0), ((the_board().pk + 1000,), 0), ((the_board().pk,), 1)):
        assert len(decisions(on=today(), private_for=private_for)) == seen
        assert len(follow_ups(on=today(), private_for=private_for)) == seen
        assert len(decisions_about(on=today(), row_id=about, private_for=private_for)) == seen


def test_a_follow_up_moves_ends_and_keeps_its_first_day() -> None:
    asked = follow_up(decision(item(meeting())), days=-4)
    before = follow_ups(on=today())[0]
    assert (before.overdue, before.days_late, before.became) == (True, 4, "not done, 4 days late")
    FollowUpStep.objects.create(
        **recorded(follow_up=asked, part="moved", words="Later", due_on=today() - timedelta(days=1))
    )
    FollowUpStep.objects.create(**recorded(follow_up=asked, part="done", words="There it is"))
    assert not follow_ups(on=today())
    [after] = follow_ups(on=today(), open_only=False)
    assert (after.became, after.first_due_on) == ("done 1 day late", asked.due_on)


def test_what_is_not_needed_is_not_late() -> None:
    asked = follow_up(decision(item(meeting()), "challenge"), ask="answer", days=-4)
    FollowUpStep.objects.create(**recorded(follow_up=asked, part="dropped", words="The chair withdrew it"))
    [read] = follow_ups(on=today(), open_only=False)
    assert (read.ask, read.became, read.days_late) == (Ask.ANSWER, "not needed any more", 0)


def test_follow_ups_are_chosen_by_body_and_post() -> None:
    follow_up(decision(item(meeting())))
    assert follow_ups(on=today(), body_ids=[the_board().pk], post_ids=[post().pk])
    assert not follow_ups(on=today(), body_ids=[])
    assert not follow_ups(on=today(), post_ids=[])


def test_twice_the_decisions_take_the_same_queries() -> None:
    of = item(meeting())

    def more() -> None:
        for kind in DecisionKind:
            made = decision(of, kind.value, about="1.1a.2")
            follow_up(made)
            Dissent.objects.create(**recorded(decision=made, who="Somebody", words="No"))
            Correction.objects.create(**recorded(decision=made, meeting=of.meeting, words="Not so", why="A slip"))

    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            read = decisions(on=today())
            assert all(d.about and d.follow_ups and d.dissents and d.corrections for d in read)
        return len(asked)

    more()
    once = count()
    more()
    assert count() == once <= 7


def test_decisions_about_a_row_are_newest_first_in_one_query(django_assert_num_queries: Any) -> None:
    earlier = decision(item(meeting(today() - timedelta(days=60))), about="1.1a.2")
    later = decision(item(meeting()), about="1.1a.2")
    decision(item(meeting(today() - timedelta(days=1))), about="1.1a.3")
    about = row("1.1a.2").pk
    with django_assert_num_queries(1):
        assert [d.id for d in decisions_about(on=today(), row_id=about)] == [later.pk, earlier.pk]
