"""The plan in time: its timeline, what is coming, what happened, and what that leaves the same."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from milepost.judgement.agenda import What, agenda
from milepost.judgement.as_at import reading_span
from milepost.judgement.changes import changes
from milepost.judgement.happenings import Kind, happenings, in_public
from milepost.judgement.identity import stable_id
from milepost.judgement.queries import judged_plan, open_plan
from milepost.judgement.timeline import Track, drawings, timeline
from milepost.people.clock import now, today
from milepost.people.models import Post, User
from milepost.plan.actions.move import move_plan
from milepost.plan.actions.reassign import reassign_owner
from milepost.plan.events import handovers, rewordings
from milepost.plan.models import Plan, Row
from milepost.plan.queries import steps
from milepost.progress.actions import NewUpdate, post_update
from milepost.progress.actions.check import withdraw_update
from milepost.rules.brag import Brag
from milepost.rules.course import Met
from milepost.rules.dates import months_later
from milepost.rules.moves import Status
from tests.revising import NewWording, revise

PRINTED = date(2019, 11, 15)


@pytest.fixture
def plan(db: Any) -> Plan:
    return Plan.objects.get(slug="exampleshire")


@pytest.fixture
def printed(db: Any) -> Plan:
    return Plan.objects.get(slug="peterborough-2019")


def row(plan: Plan, ref: str) -> Row:
    return Row.objects.get(plan=plan, kind="milestone", ref=ref)


def track(plan: Plan, ref: str, on: date | None = None, read: Any = judged_plan) -> Track:
    return next(t for t in timeline(read(plan, on=on or today())).tracks if t.milestone.line.ref == ref)


def slip(plan: Plan, ref: str, deadline: str, by: Any) -> None:
    revise(
        plan=plan,
        why="It is late",
        agreed_by="The board",
        wordings=[NewWording(row(plan, ref), deadline=deadline)],
        by=by,
    )


def test_every_deadline_stays_in_order_with_the_day_it_moved(plan: Plan, cast: Any) -> None:
    slip(plan, "2.1a.2", "Dec 2030", cast("lead"))
    found = track(plan, "2.1a.2")
    first, second = found.milestone.line.moves
    assert first.after == second.before
    assert (first.shift, second.after.on, second.after.timescale.as_written) == ("2 months later", today(), "Dec 2030")
    assert second.after.agreed_by == "The board"
    assert len(track(plan, "2.1a.2", today() - timedelta(days=1)).milestone.line.moves) == 1
    assert track(plan, "2.1a.2", today() - timedelta(days=6)).milestone.line.moves == ()


def test_who_agreed_and_why_stay_at_the_desk_unless_they_are_for_everyone(plan: Plan) -> None:
    (move,) = track(plan, "2.1a.2", read=open_plan).milestone.line.moves
    assert move.after.agreed_by == "Exampleshire SEND Improvement Board"
    plan.revisions.update(open=False)
    (move,) = track(plan, "2.1a.2", read=open_plan).milestone.line.moves
    assert (move.after.agreed_by, move.after.why) == ("", "")
    assert move.before.timescale.as_written != move.after.timescale.as_written


def test_a_new_wording_alone_moves_no_deadline(plan: Plan, cast: Any) -> None:
    new = NewWording(row(plan, "1.1a.5"), statement="In other words")
    revise(plan=plan, why="Clearer", agreed_by="All", wordings=[new], by=cast("lead"))
    assert track(plan, "1.1a.5").milestone.line.moves == ()


def test_the_counts_of_a_timeline_are_those_of_its_rows(plan: Plan) -> None:
    found = timeline(judged_plan(plan, on=today()))
    late = {t.milestone.line.ref for t in found.tracks if t.course.met is Met.LATE}
    assert late == {"1.1a.2", "1.1b.2", "2.1a.1"}
    assert (found.met[Met.LATE], found.met[Met.ON_TIME], found.complete, found.overdue, found.moved) == (3, 4, 7, 2, 1)


def test_the_published_plan_in_time_adds_nothing_of_its_own(printed: Plan) -> None:
    found = timeline(judged_plan(printed, on=PRINTED))
    assert (len(list(found.tracks)), found.complete, found.overdue, found.moved) == (107, 11, 0, 0)
    rounds = track(printed, "1.3.4", PRINTED).course.rounds
    assert rounds[0][0] == date(2020, 2, 29)
    assert {turn.value for _, turn in rounds} == {"due"}
    assert [d.on_label for d in drawings(found, today())] == ["15 November 2019"] * 5
    assert list(timeline(judged_plan(printed, on=date(2019, 1, 1))).tracks) == []


def test_a_timeline_and_an_agenda_ask_the_database_nothing(plan: Plan) -> None:
    judged = judged_plan(plan, on=today())
    with CaptureQueriesContext(connection) as queries:
        drawings(timeline(judged), today())
        agenda(judged)
        happenings(judged)
    assert len(queries) == 0


def test_what_is_coming_is_everything_not_complete_from_the_day_on(plan: Plan) -> None:
    judged = judged_plan(plan, on=today())
    found = agenda(judged)
    assert [d.on for d in found.coming] == sorted(d.on for d in found.coming)
    assert all(d.on >= today() for d in found.coming)
    assert not any(d.milestone.judged.complete for d in (*found.coming, *found.overdue))
    closed = {m.line.ref for m in judged.milestones if m.judged.due_on and not m.judged.complete}
    assert {d.milestone.line.ref for d in (*found.coming, *found.overdue) if d.what is What.DEADLINE} == closed
    assert {d.milestone.line.ref for d in found.overdue} == {"2.2.1", "1.1a.3", "1.1a.4", "1.2.2", "2.2.3"}
    assert sum(len(dues) for _, dues in found.months) == len(found.coming)


def test_a_time_round_that_was_reported_is_no_longer_due(plan: Plan) -> None:
    found = agenda(judged_plan(plan, on=today()))
    done = {
        t.milestone.line.ref: [d for d, turn in t.course.rounds if turn == "done"]
        for t in timeline(judged_plan(plan, on=today())).tracks
    }
    due = {(d.milestone.line.ref, d.on) for d in (*found.overdue, *found.coming)}
    assert done["1.1a.4"]
    assert not due & {(ref, on) for ref, days in done.items() for on in days}


def test_the_published_plan_says_what_was_coming_in_november_2019(printed: Plan) -> None:
    found = agenda(judged_plan(printed, on=PRINTED))
    assert found.overdue == ()
    assert found.months[0][0] == date(2019, 11, 1)
    assert {d.words for d in found.months[0][1]} == {"Due by the end of November 2019"}
    begins = [d for d in found.coming if d.what is What.START]
    assert "Begins from February 2020" in {d.words for d in begins}
    every = {m.line.ref for m in judged_plan(printed, on=PRINTED).milestones if not m.judged.complete}
    assert {d.milestone.line.ref for d in found.coming} == every


def test_an_agenda_can_be_one_owners_or_one_workstreams(plan: Plan) -> None:
    found = agenda(judged_plan(plan, on=today()))
    clinical = Post.objects.get(title="Designated Clinical Officer", area__name="Exampleshire")
    theirs = found.only(owner=str(clinical.pk))
    assert {p.name for d in theirs.coming for p in d.milestone.line.posts("owner")} == {"Designated Clinical Officer"}
    assert {d.milestone.workstream_ref for d in theirs.coming} == {"2"}
    parts = [found.only(workstream=ref) for ref in ("1", "2")]
    assert all(part.coming for part in parts)
    assert sum(len(part.coming) + len(part.overdue) for part in parts) == len(found.coming) + len(found.overdue)
    assert found.only(owner="soon").coming == ()


def test_a_rhythm_is_listed_a_year_ahead_however_far_the_plan_reaches(plan: Plan, cast: Any) -> None:
    slip(plan, "2.1a.2", "Dec 2050", cast("lead"))
    found = agenda(judged_plan(plan, on=today()))
    assert found.until == months_later(today(), 12)
    assert max(d.on for d in found.coming if d.what is What.ROUND) <= found.until
    assert max(d.on for d in found.coming) == date(2050, 12, 31)


def test_nothing_is_due_once_a_plan_has_closed(plan: Plan, cast: Any) -> None:
    move_plan(plan=plan, status=Status.CLOSED, on=today(), by=cast("lead"))
    found = agenda(judged_plan(plan, on=today()))
    assert (found.overdue, found.coming) == ((), ())


def test_what_happened_is_told_once_each_in_order(plan: Plan, cast: Any) -> None:
    lead, milestone = cast("lead"), row(plan, "1.1a.5")
    slip(plan, "1.1a.5", "Dec 2030", lead)
    new = NewWording(milestone, statement="In other words")
    revise(plan=plan, why="Clearer", agreed_by="All", wordings=[new], by=lead)
    clinical = Post.objects.get(title="Designated Clinical Officer", area__name="Exampleshire")
    reassign_owner(milestone=milestone, to=clinical, from_on=today(), by=cast("officer"))
    since, until = today() - timedelta(days=1), today()
    told = [*rewordings(plan, since, until), *handovers(plan, since, until), *steps(plan, until)]
    found = happenings(judged_plan(plan, on=until), *told)
    assert [h.at for h in found] == sorted(h.at for h in found)
    mine = [h for h in found if h.line and h.line.ref == "1.1a.5" and h.within(since, until)]
    assert [h.kind for h in mine] == [Kind.MOVED, Kind.REWORDED, Kind.HANDED_OVER]
    reworded, handed = mine[1].what, mine[2].what
    assert reworded.after == "In other words"  # type: ignore[union-attr]
    assert (handed.left, handed.took) == (("Head of SEND",), ("Designated Clinical Officer",))  # type: ignore[union-attr]


def test_whose_a_row_was_at_first_is_no_handover(plan: Plan) -> None:
    assert handovers(plan, date(2000, 1, 1), today()) == []
    assert rewordings(plan, date(2000, 1, 1), today()) == []


def test_in_public_only_what_was_accepted_happened(plan: Plan) -> None:
    found = in_public(happenings(open_plan(plan, on=today()), *steps(plan, today())))
    kinds = [h.kind for h in found]
    assert kinds[0] is Kind.STEP
    assert set(kinds) == {Kind.STEP, Kind.MOVED, Kind.ACCEPTED, Kind.VIEW}
    assert kinds.count(Kind.STEP) == 1
    accepted = [m for m in open_plan(plan, on=today()).milestones for r in m.said]
    assert kinds.count(Kind.ACCEPTED) == len(accepted)
    assert in_public(happenings(open_plan(plan, on=today()))) == []


def promised_later(plan: Plan, by: User) -> None:
    """Milestone 1.1a.6, promised now in the words of 1.1a.5."""
    old = row(plan, "1.1a.5")
    stamp = {"recorded_at": now(), "recorded_by": by}
    new = Row.objects.create(plan=plan, kind="milestone", ref="1.1a.6", parent=old.parent, position=9999, **stamp)
    version = old.versions.get()
    version.pk, version.row, version.recorded_at = None, new, stamp["recorded_at"]
    version._state.adding = True
    version.save()


def test_a_promise_added_to_a_public_plan_is_news(plan: Plan, cast: Any) -> None:
    promised_later(plan, cast("lead"))
    found = in_public(happenings(open_plan(plan, on=today()), *steps(plan, today())))
    assert [h.line.ref for h in found if h.kind is Kind.ADDED and h.line] == ["1.1a.6"]


def test_an_update_withdrawn_is_told_at_the_desk_alone(plan: Plan, cast: Any) -> None:
    owner = cast("owner")
    update = post_update(milestone=row(plan, "1.1a.5"), new=NewUpdate(Brag.GREEN, happened="Too soon"), by=owner)
    withdraw_update(update=update, by=owner)
    told = [h.kind for h in happenings(judged_plan(plan, on=today())) if h.line and h.line.ref == "1.1a.5"]
    assert told == [Kind.ADDED, Kind.POSTED, Kind.WITHDRAWN]
    public = happenings(open_plan(plan, on=today()), *steps(plan, today()))
    assert [h.kind for h in public if h.line and h.line.ref == "1.1a.5"] == [Kind.ADDED]


def test_two_days_compared_are_what_lies_between_them(plan: Plan) -> None:
    first, last = today() - timedelta(days=6), today()
    then, after = open_plan(plan, on=first), open_plan(plan, on=last)
    happened = happenings(after, *steps(plan, last))
    refs = {c.line.ref for chapter in changes(then, after, happened) for c in chapter.changes if c.happenings}
    assert refs == {"2.1a.2"}
    assert changes(after, after, happened) == ()


@pytest.mark.parametrize(
    ("since", "until", "wrong"),
    [
        ("", "", []), ("2019-11-01", "2019-11-15", []), ("soon", "", ["since"]), ("", "2019-02-30", ["until"]),
        ("2019-12-01", "2019-11-01", ["since"]), ("2099-01-01", "2099-01-01", ["since", "until"]), ("x", "y", ["since", "until"]),
    ],
)  # fmt: skip
def test_two_days_are_understood_or_said_to_be_wrong(since: str, until: str, wrong: list[str], printed: Plan) -> None:
    span = reading_span(printed, since, until)
    assert [name for name, _ in span.problems] == wrong
    if not since and not until:
        assert (span.since, span.until) == (PRINTED - timedelta(days=30), PRINTED)


def test_names_for_programs_never_change_and_never_meet(plan: Plan, printed: Plan) -> None:
    assert stable_id(plan, "1.1a.1") == stable_id(Plan.objects.get(pk=plan.pk), "1.1a.1")
    assert len({stable_id(p, *parts) for p in (plan, printed) for parts in (("1.1",), ("1.1", ""), ("1.2",), ())}) == 8
