"""What must be true of every milestone on every day (issue 2, section 4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.rules.brag import Brag
from milepost.rules.occurrences import due_days
from milepost.rules.rating import Judged, MilestoneFacts, Said
from milepost.rules.rhythm import Rhythm
from milepost.rules.timescale import Precision

from .cases import LIVE, at, done, facts

DAYS = st.dates(LIVE, date(2021, 12, 31))
BRAGS = st.sampled_from(list(Brag))
SEVERITY = {None: -1, Brag.BLUE: 0, Brag.GREEN: 1, Brag.AMBER: 2, Brag.RED: 3}


@st.composite
def milestones(draw: st.DrawFn) -> MilestoneFacts:
    """Every shape, every rhythm, whenever added, in a plan that is live."""
    added = draw(st.dates(LIVE, date(2020, 9, 1)))
    written = draw(
        st.sampled_from(["June 2020", "15 May 2020", "March 2020 to July 2020", "From Jan 2020", "From Sept 2019"])
    )
    if not written.startswith("From"):
        return facts(written, added_on=added)
    rhythm = draw(st.none() | st.sampled_from(list(Rhythm)))
    return facts(
        written, rhythm=rhythm, counts_from=draw(st.dates(date(2019, 12, 1), date(2020, 3, 1))), added_on=added
    )


def some_of(days: tuple[date, ...]) -> st.SearchStrategy[frozenset[date]]:
    return st.frozensets(st.sampled_from(sorted(days))) if days else st.just(frozenset())


@st.composite
def told(draw: st.DrawFn, on: date, *, complete: bool = True) -> Said:
    """Anything an owner may have said by a day; nobody dates a completion ahead."""
    spoke = draw(st.dates(LIVE, on))
    rating = draw(BRAGS)
    finished = draw(st.none() | st.dates(date(2019, 6, 1), spoke)) if rating is Brag.BLUE else None
    return Said(
        rating=rating,
        recorded_on=spoke,
        completed_on=finished,
        completed_precision=Precision.DAY if finished else None,
        accepted=draw(st.booleans()) and (complete or rating is not Brag.BLUE),
    )


EVERY_DAY = [LIVE + timedelta(days=n) for n in range(400)]


@settings(max_examples=60, deadline=None)
@given(milestones())
def test_a_later_day_never_improves_a_milestone_of_which_nothing_was_said(f: MilestoneFacts) -> None:
    ratings = [SEVERITY[at(on, f).rating] for on in EVERY_DAY]
    assert ratings == sorted(ratings)


@settings(max_examples=60, deadline=None)
@given(milestones(), st.data())
def test_a_later_day_never_improves_a_milestone_gone_quiet(f: MilestoneFacts, data: st.DataObject) -> None:
    spoke = data.draw(st.sampled_from(EVERY_DAY[:300]))
    s = data.draw(told(spoke))
    named = data.draw(some_of(due_days(f.timescale, until=spoke)))
    ratings = [SEVERITY[at(on, f, s, named).rating] for on in EVERY_DAY if on >= spoke]
    assert ratings == sorted(ratings)


@given(milestones(), DAYS, st.data())
def test_the_computed_is_the_worse_of_the_declared_and_the_ceiling(
    f: MilestoneFacts, on: date, data: st.DataObject
) -> None:
    j = at(on, f, data.draw(told(on)))
    assert j.declared is not None
    assert SEVERITY[j.rating] == max(SEVERITY[j.declared], SEVERITY[j.ceiling])


@given(milestones(), DAYS, st.data())
def test_it_challenges_where_the_declared_is_better_and_nowhere_else(
    f: MilestoneFacts, on: date, data: st.DataObject
) -> None:
    j = at(on, f, data.draw(told(on)))
    assert j.challenges == (j.ceiling is not None and SEVERITY[j.declared] < SEVERITY[j.ceiling])
    assert at(on, f).challenge == ""


def bar(j: Judged) -> int:
    """How bad the dates make it; no ceiling bars no more than Green does."""
    return max(SEVERITY[j.ceiling], SEVERITY[Brag.GREEN])


@given(milestones(), DAYS, st.data())
def test_an_update_sent_back_never_helps(f: MilestoneFacts, on: date, data: st.DataObject) -> None:
    """Sent back, it leaves what stood before it, or nothing: the dates are then no kinder than with it.

    What stood before is not a completion, which is Blue by being accepted and not by the update that followed it.
    """
    newer = data.draw(told(on))
    older = data.draw(st.none() | told(newer.recorded_on, complete=False))
    turns = data.draw(some_of(due_days(f.timescale, until=on)))
    kept = data.draw(some_of(tuple(turns)))
    assert bar(at(on, f, older, kept)) >= bar(at(on, f, newer, turns))


@given(milestones(), DAYS, st.data())
def test_acceptance_and_a_date_are_what_make_it_complete(f: MilestoneFacts, on: date, data: st.DataObject) -> None:
    s = data.draw(told(on))
    j = at(on, f, s)
    assert j.complete == (s.rating is Brag.BLUE and s.accepted and s.completed_on is not None)
    assert (j.rating is Brag.BLUE) == j.complete
    assert j.awaiting == (s.rating is Brag.BLUE and not j.complete)


@given(milestones(), DAYS)
def test_a_completion_dated_ahead_does_not_count_until_its_day(f: MilestoneFacts, on: date) -> None:
    tomorrow = on + timedelta(days=1)
    ahead = done(tomorrow, recorded_on=on)
    assert not at(on, f, ahead).complete
    assert at(tomorrow, f, ahead).complete


@given(milestones(), DAYS, st.data())
def test_every_answer_has_a_reason_while_the_plan_is_live_and_no_ceiling_otherwise(
    f: MilestoneFacts, on: date, data: st.DataObject
) -> None:
    s = data.draw(st.none() | told(on))
    assert at(on, f, s).reasons
    unrated = at(on, replace(f, plan_rated=False), s)
    assert (unrated.ceiling, unrated.challenge, unrated.overdue, unrated.stale) == (None, "", False, False)
    assert unrated.rating == unrated.declared
