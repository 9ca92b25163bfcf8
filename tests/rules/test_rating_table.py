"""The design's ceiling table, row by row, at its edges."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from milepost.rules.brag import Brag
from milepost.rules.policy import in_force
from milepost.rules.rating import Said
from milepost.rules.rhythm import Rhythm
from milepost.rules.timescale import Precision

from .cases import LIVE, POLICY, at, done, facts, said


def test_a_plan_archived_or_not_live_shows_what_was_declared_and_no_more() -> None:
    j = at(date(2022, 1, 1), facts(plan_rated=False), said(Brag.AMBER))
    assert (j.ceiling, j.rating, j.reasons, j.overdue, j.in_play) == (None, Brag.AMBER, (), False, False)
    assert at(date(2022, 1, 1), facts(plan_rated=False)).rating is None
    j = at(date(2022, 1, 1), facts(plan_rated=False), done(date(2020, 7, 3)))
    assert (j.ceiling, j.rating, j.reasons) == (None, Brag.BLUE, ("complete, 3 July 2020",))


IN_A_MONTH = {"completed_precision": Precision.MONTH}


@pytest.mark.parametrize(
    ("deadline", "completed", "how", "words"),
    [
        ("June 2020", date(2020, 7, 1), {}, "complete, 1 July 2020; late"),
        ("June 2020", date(2020, 6, 30), {}, "complete, 30 June 2020"),
        ("June 2020", date(2020, 6, 1), {}, "complete, 1 June 2020"),
        ("June 2020", date(2020, 5, 31), {}, "complete, 31 May 2020; early"),
        ("June 2020", date(2020, 7, 1), IN_A_MONTH, "complete, July 2020; late"),
        ("June 2020", date(2020, 6, 1), IN_A_MONTH, "complete, June 2020"),
        ("June 2020", date(2020, 5, 1), IN_A_MONTH, "complete, May 2020; early"),
        ("15 June 2020", date(2020, 6, 16), {}, "complete, 16 June 2020; late"),
        ("15 June 2020", date(2020, 6, 14), {}, "complete, 14 June 2020"),
        ("15 June 2020", date(2020, 6, 1), IN_A_MONTH, "complete, June 2020"),
        ("15 June 2020", date(2020, 5, 31), {}, "complete, 31 May 2020; early"),
        ("March 2020 to June 2020", date(2020, 3, 1), {}, "complete, 1 March 2020"),
        ("March 2020 to June 2020", date(2020, 2, 1), IN_A_MONTH, "complete, February 2020; early"),
        ("March 2020 to June 2020", date(2020, 7, 1), {}, "complete, 1 July 2020; late"),
        ("From March 2020", date(2021, 7, 1), {}, "complete, 1 July 2021"),
        ("June 2020", date(2020, 6, 2), {"has_evidence": False}, "complete, 2 June 2020; without evidence"),
        (
            "June 2020",
            date(2020, 7, 2),
            {"evidence_expired_on": date(2020, 7, 30)},
            "complete, 2 July 2020; late; evidence expired on 30 July 2020",
        ),
    ],
)
def test_complete_is_blue_and_says_late_early_and_what_its_evidence_is(
    deadline: str, completed: date, how: dict[str, Any], words: str
) -> None:
    j = at(date(2021, 8, 1), facts(deadline), done(completed, **how))
    assert (j.ceiling, j.rating, j.complete, j.overdue, j.stale) == (Brag.BLUE, Brag.BLUE, True, False, False)
    assert (j.reasons, j.next_due, j.days_late) == ((words,), None, 0)


def test_complete_only_from_the_day_it_is_dated() -> None:
    ahead = done(date(2020, 6, 10), recorded_on=date(2020, 6, 1))
    j = at(date(2020, 6, 9), facts(), ahead)
    assert (j.rating, j.complete) == (Brag.GREEN, False)
    assert "said to be complete on a day still to come, 10 June 2020" in j.reasons
    assert at(date(2020, 6, 10), facts(), ahead).complete
    june = done(date(2020, 6, 1), completed_precision=Precision.MONTH)
    assert not at(date(2020, 5, 31), facts(), june).complete
    assert at(date(2020, 6, 1), facts(), june).complete


def test_a_month_is_met_through_its_last_day() -> None:
    green = said(on=date(2020, 6, 29))
    assert at(date(2020, 6, 30), facts(), green).ceiling is Brag.GREEN
    assert at(date(2020, 7, 1), facts(), green).ceiling is Brag.AMBER


def test_past_its_deadline_it_is_red_when_nothing_stands_or_over_90_days_late() -> None:
    due = date(2020, 6, 30)
    silent = at(due + timedelta(days=1), facts())
    assert (silent.ceiling, silent.rating) == (Brag.RED, Brag.RED)
    assert silent.reasons == ("past its deadline of June 2020 and nothing has been posted",)
    fresh = said(on=due + timedelta(days=85))
    assert at(due + timedelta(days=90), facts(), fresh).ceiling is Brag.AMBER
    red = at(due + timedelta(days=91), facts(), fresh)
    assert (red.ceiling, red.reasons) == (Brag.RED, ("past its deadline of June 2020 by 91 days",))


def test_a_deadline_given_as_a_day_is_late_the_day_after() -> None:
    f = facts("15 June 2020")
    assert not at(date(2020, 6, 15), f, said()).overdue
    j = at(date(2020, 6, 17), f, said())
    assert (j.overdue, j.days_late, j.due_on, j.next_due) == (True, 2, date(2020, 6, 15), date(2020, 6, 15))
    assert j.reasons == ("past its deadline of 15 June 2020",)


def test_past_its_deadline_stands_above_stale_and_not_in_play() -> None:
    old = said(on=date(2020, 1, 10))
    j = at(date(2020, 7, 1), facts(), old)
    assert (j.ceiling, j.stale) == (Brag.AMBER, False)
    assert at(date(2020, 7, 1), facts(added_on=date(2020, 7, 20))).ceiling is Brag.RED


def test_missed_times_round() -> None:
    f = facts("From Jan 2020", rhythm=Rhythm.MONTHLY)
    recent = said(on=date(2020, 3, 1))
    jan, feb = date(2020, 1, 31), date(2020, 2, 29)
    assert at(date(2020, 2, 13), f, said(on=date(2020, 2, 1))).ceiling is Brag.GREEN
    assert at(date(2020, 2, 14), f, said(on=date(2020, 2, 1))).ceiling is Brag.AMBER
    assert at(date(2020, 3, 14), f, recent).ceiling is Brag.RED
    assert at(date(2020, 3, 14), f, recent, frozenset({feb})).ceiling is Brag.GREEN
    assert at(date(2020, 3, 14), f, recent, frozenset({jan})).ceiling is Brag.AMBER


def test_a_missed_turn_does_not_improve_silence() -> None:
    f = facts("From Jan 2020", rhythm=Rhythm.QUARTERLY)
    assert at(date(2020, 2, 13), f).rating is Brag.RED
    j = at(date(2020, 2, 14), f)
    assert (j.rating, j.reasons) == (Brag.RED, ("no update posted; the first was due by 1 February 2020",))


def test_missed_turns_say_which_and_what_is_next() -> None:
    f = facts("From Jan 2020", rhythm=Rhythm.MONTHLY)
    jan, feb, mar = date(2020, 1, 31), date(2020, 2, 29), date(2020, 3, 31)
    j = at(date(2020, 3, 14), f, said(on=date(2020, 3, 1)))
    assert j.reasons == ("the last two times round were missed (31 January 2020 and 29 February 2020)",)
    assert (j.missed, j.next_due) == ((jan, feb), mar)
    assert j.challenge == (
        "rated Green on 1 March 2020; the dates say Red because the last two times round were missed "
        "(31 January 2020 and 29 February 2020)"
    )
    late = at(date(2020, 3, 14), f, said(on=date(2020, 3, 1)), frozenset({jan, feb}))
    assert (late.missed, late.next_due, late.challenge) == ((), mar, "")


def test_a_turn_still_within_its_days_leaves_the_last_missed_standing() -> None:
    f = facts("From Jan 2020", rhythm=Rhythm.MONTHLY)
    j = at(date(2020, 3, 13), f, said(on=date(2020, 3, 1)))
    assert (j.ceiling, j.reasons) == (Brag.AMBER, ("the last time round was missed (31 January 2020)",))


@pytest.mark.parametrize(
    ("deadline", "changes", "first_day"),
    [
        ("June 2020", {}, date(2020, 4, 1)),  # 90 days before 30 June
        ("15 June 2020", {}, date(2020, 3, 17)),
        ("March 2020 to July 2020", {}, date(2020, 3, 1)),
        ("From Feb 2020", {}, date(2020, 2, 1)),
        ("June 2020", {"added_on": date(2020, 4, 20)}, date(2020, 4, 20)),
        ("June 2020", {"plan_live_on": date(2020, 5, 4)}, date(2020, 5, 4)),
        ("Dec 2019", {}, LIVE),
    ],
)
def test_in_play_from_its_start_the_plan_going_live_or_its_being_added(
    deadline: str, changes: dict[str, Any], first_day: date
) -> None:
    f = facts(deadline, **changes)
    before, then = at(first_day - timedelta(days=1), f), at(first_day, f)
    assert (before.in_play, before.reasons, before.rating) == (False, ("not yet due",), None)
    assert then.in_play
    assert then.reasons[0].startswith("first update due by")


def test_what_is_declared_before_it_is_in_play_stands() -> None:
    j = at(date(2020, 1, 10), facts(), said(Brag.AMBER, LIVE))
    assert (j.ceiling, j.rating, j.reasons, j.stale) == (None, Brag.AMBER, ("not yet due",), False)


def test_silence_in_play_turns_red_after_it_was_asked_for() -> None:
    start = date(2020, 4, 1)  # 90 days before 30 June
    asked = date(2020, 5, 1)
    assert at(start, facts()).reasons == ("first update due by 1 May 2020",)
    assert at(asked, facts()).rating is None
    assert at(asked + timedelta(days=1), facts()).rating is Brag.RED


def test_an_old_rating_fades_and_does_not_challenge() -> None:
    s = said(Brag.GREEN, date(2020, 4, 10))
    assert not at(date(2020, 5, 24), facts(), s).stale
    j = at(date(2020, 5, 25), facts(), s)
    assert (j.stale, j.ceiling, j.rating, j.challenge) == (True, None, Brag.GREEN, "")
    assert j.reasons == ("not updated since 10 April 2020",)


def test_current_news_of_something_not_late_may_be_green() -> None:
    j = at(date(2020, 5, 21), facts(), said())
    assert (j.ceiling, j.rating, j.challenge) == (Brag.GREEN, Brag.GREEN, "")
    assert at(date(2020, 5, 21), facts(), said(Brag.AMBER)).rating is Brag.AMBER


@pytest.mark.parametrize(
    "blue",
    [
        said(Brag.BLUE, accepted=True),
        said(Brag.BLUE, completed_on=date(2020, 5, 1), completed_precision=Precision.DAY),
    ],
    ids=["undated", "not accepted"],
)
def test_blue_undated_or_not_accepted_counts_as_green(blue: Said) -> None:
    j = at(date(2020, 5, 21), facts(), blue)
    assert (j.rating, j.declared, j.awaiting, j.complete) == (Brag.GREEN, Brag.GREEN, True, False)
    assert j.reasons[1].startswith("awaiting acceptance")
    late = at(date(2020, 7, 1), facts(), blue)
    assert late.challenge == (
        "rated Blue on 20 May 2020; the dates say Amber because it is past its deadline of June 2020"
    )


def test_challenges_only_where_the_declared_is_better() -> None:
    late = date(2020, 7, 5)
    assert at(late, facts(), said(on=date(2020, 7, 1))).challenge == (
        "rated Green on 1 July 2020; the dates say Amber because it is past its deadline of June 2020"
    )
    assert at(late, facts(), said(Brag.RED, date(2020, 7, 1))).challenge == ""
    assert at(late, facts(), said(Brag.RED, date(2020, 7, 1))).rating is Brag.RED


def test_a_policy_never_reaches_back() -> None:
    later = replace(POLICY, from_date=date(2020, 1, 1), late_is_red_after_days=10)
    assert in_force([POLICY, later], date(2019, 12, 31)) is POLICY
    assert in_force([POLICY, later], date(2020, 1, 1)) is later
    with pytest.raises(LookupError):
        in_force([POLICY], date(2010, 1, 1))
