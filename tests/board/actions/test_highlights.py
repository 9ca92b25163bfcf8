"""Adding words to a highlight report, signing it, and the forum's own report."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from demo.noon import noon
from milepost.board.actions.forum_report import report_for_forum
from milepost.board.actions.meanwhile import Meanwhile
from milepost.board.actions.open_cycle import open_cycle
from milepost.board.actions.register import keep_register
from milepost.board.actions.start_highlights import start_highlights
from milepost.board.actions.write_highlight import NewWords
from milepost.board.highlights import TITLES, since_signed
from milepost.board.highlights.meeting import highlights_of
from milepost.board.models import Highlight, Meeting
from milepost.board.queries.highlights import HighlightRead, forum_report, highlights
from milepost.people.clock import today
from milepost.people.models import AuditEvent
from milepost.plan.models import Row
from milepost.progress.actions import NewUpdate, post_update, redact
from milepost.progress.models import Update
from milepost.rules.brag import Brag
from tests.board.highlight import a_highlight, sign, write
from tests.board.meeting import a_meeting, everybody, held, planned


@pytest.fixture
def report(cast: Any) -> Highlight:
    return a_highlight()


def read(report: Highlight) -> HighlightRead:
    return next(h for h in highlights([report.meeting_id], on=today()) if h.id == report.pk)


def test_each_workstream_has_one_report_however_often_they_are_opened(report: Highlight, cast: Any) -> None:
    assert [h.workstream.ref for h in Highlight.objects.filter(meeting=report.meeting)] == ["1", "2"]
    before = AuditEvent.objects.count()
    assert start_highlights(meeting=report.meeting, by=cast("officer")) == ()
    assert AuditEvent.objects.count() == before
    assert read(report).written.empty


def test_they_are_open_from_when_owners_are_asked(cast: Any) -> None:
    meeting = a_meeting()
    open_cycle(meeting=meeting, by=cast("secretary"))
    assert [h.workstream.ref for h in meeting.highlights.all()] == ["1", "2"]
    assert start_highlights(meeting=meeting, by=cast("officer")) == ()


def test_words_are_added_and_what_was_said_before_stays(report: Highlight, cast: Any) -> None:
    before = AuditEvent.objects.filter(verb="write_highlight").count()
    write(report, cast("officer"))
    write(report, cast("lead"), NewWords("A worse month."))
    assert [v.opening for v in report.versions.all()] == ["", "A better month.", "A worse month."]
    now = read(report).written
    assert (now.opening, now.words, now.by) == ("A worse month.", {}, "Leo Lead")
    assert AuditEvent.objects.filter(verb="write_highlight").count() == before + 2


def test_the_usual_order_is_no_order_and_a_place_is_given_once(report: Highlight, cast: Any) -> None:
    usual = tuple(TITLES)
    assert write(report, cast("officer"), NewWords("One.", order=usual)).order == []
    assert write(report, cast("officer"), NewWords("Two.", order=usual[::-1])).order == list(usual[::-1])
    with pytest.raises(ValidationError, match="a place of its own"):
        write(report, cast("officer"), NewWords(order=(*usual[:-1], usual[0])))


def test_a_section_there_is_none_of_takes_no_words(report: Highlight, cast: Any) -> None:
    with pytest.raises(ValidationError, match="no section “figures”"):
        write(report, cast("officer"), NewWords(words={"figures": "All is 100%."}))
    assert read(report).written.empty


def test_two_who_write_at_once_do_not_overwrite_each_other(report: Highlight, cast: Any) -> None:
    seen = read(report).written.id
    write(report, cast("officer"), seen=seen)
    with pytest.raises(Meanwhile) as meanwhile:
        write(report, cast("lead"), NewWords("Mine."), seen=seen)
    assert meanwhile.value.latest.opening == "A better month."
    write(report, cast("officer"), seen=seen)
    assert report.versions.count() == 2, "the same form sent twice is one act"


@pytest.mark.parametrize("why", ["held", "cancelled"])
def test_after_the_meeting_nothing_more_is_reported(why: str, cast: Any) -> None:
    on, by = today() - timedelta(days=3), cast("secretary")
    meeting = planned(on, by)
    report = start_highlights(meeting=meeting, by=by, at=noon(on - timedelta(days=9)))[0]
    if why == "held":
        held_now(meeting, by)
    else:
        last = meeting.arrangements.latest("pk")
        last.pk, last.cancelled, last.why = None, True, "Snow"
        last.save()
    for act in (
        lambda: write(report, cast("officer")),
        lambda: sign(report, cast("officer")),
        lambda: start_highlights(meeting=meeting, by=by),
        lambda: report_for_forum(meeting=meeting, words="We see little change.", seen=0, by=cast("forum")),
    ):
        with pytest.raises(ValidationError, match=why):
            act()


def held_now(meeting: Meeting, by: Any) -> None:
    keep_register(meeting=meeting, lines=everybody(meeting, today() - timedelta(days=3)), by=by)


@pytest.mark.parametrize("key", ["lead", "secretary", "officer2", "owner", "administrator"])
def test_only_who_answers_for_the_workstream_signs(key: str, report: Highlight, cast: Any) -> None:
    with pytest.raises(ValidationError, match="Only somebody who holds a post"):
        sign(report, cast(key))
    assert read(report).signed is None


def test_an_officer_whose_post_has_passed_on_signs_nothing(report: Highlight, cast: Any) -> None:
    officer = cast("officer")
    officer.holdings.update(from_on=today() - timedelta(days=90), until_on=today() - timedelta(days=1))
    with pytest.raises(ValidationError, match="Only somebody who holds a post"):
        sign(report, officer)


def test_a_signature_stands_under_what_was_seen(report: Highlight, cast: Any) -> None:
    officer = cast("officer")
    write(report, officer)
    signature = sign(report, officer)
    assert sign(report, officer) == signature, "signed twice at once is signed once"
    signed = read(report).signed
    assert signed
    assert (signed.post, signed.by) == ("Director of Children's Services", "Orla Officer")
    found = highlights_of(report, on=today())
    assert found
    assert not since_signed(found, read(report).written, signed).changed


def test_nothing_is_signed_that_its_officer_did_not_see(report: Highlight, cast: Any) -> None:
    officer, seen = cast("officer"), read(report).written.id
    found = highlights_of(report, on=today())
    assert found
    write(report, cast("lead"))
    with pytest.raises(Meanwhile):
        sign(report, officer, seen=seen)
    an_update(cast)
    with pytest.raises(Meanwhile):
        sign(report, officer, digest=found.digest)
    sign(report, officer)


def test_what_changed_since_it_was_signed_is_told(report: Highlight, cast: Any) -> None:
    sign(report, cast("officer"))
    an_update(cast)
    write(report, cast("officer"))
    now, found = read(report), highlights_of(report, on=today())
    assert found
    assert now.signed
    since = since_signed(found, now.written, now.signed)
    assert since.reworded
    assert any(section.key == "moved" and item[0].text == "1.1a.5" for section, item in since.new)
    assert "words were added, or their order changed" in since.words


def test_words_that_were_removed_are_told_as_a_change_and_kept_nowhere(report: Highlight, cast: Any) -> None:
    sign(report, cast("officer"))
    said = Update.objects.get(happened__startswith="Both teams say")
    redact(said=said, field="happened", why="It named somebody.", by=cast("lead"))
    now, found = read(report), highlights_of(report, on=today())
    assert found
    assert now.signed
    since = since_signed(found, now.written, now.signed)
    assert (len(since.new), since.gone) == (1, 1)
    assert "Both teams" not in str(list(report.versions.values_list("signatures__marks", flat=True)))


def an_update(cast: Any) -> None:
    milestone = Row.objects.get(plan__slug="exampleshire", ref="1.1a.5", kind="milestone")
    post_update(milestone=milestone, new=NewUpdate(Brag.GREEN, happened="It went up."), by=cast("owner"))


def test_the_forum_reports_in_its_own_words(cast: Any) -> None:
    meeting, forum = a_meeting(), cast("forum")
    assert forum_report(meeting.pk, on=today()) is None
    first = report_for_forum(meeting=meeting, words=" We see little change. ", seen=0, by=forum)
    report_for_forum(meeting=meeting, words="We see little change.", seen=0, by=forum)
    second = report_for_forum(meeting=meeting, words="We see some change.", seen=first.pk, by=forum)
    said = forum_report(meeting.pk, on=today())
    assert said
    assert (said.id, said.words) == (second.pk, "We see some change.")
    assert [r.words for r in meeting.forum_reports.all()] == ["We see little change.", "We see some change."]
    with pytest.raises(Meanwhile):
        report_for_forum(meeting=meeting, words="Another.", seen=first.pk, by=cast("lead"))
    with pytest.raises(ValidationError, match="Write what the forum says"):
        report_for_forum(meeting=meeting, words=" ", seen=second.pk, by=forum)


def test_a_report_tells_from_the_last_meeting_that_was_held(report: Highlight, cast: Any) -> None:
    on = today() - timedelta(days=30)
    before = highlights_of(report, on=today())
    held(on, cast("secretary"))
    planned(today() - timedelta(days=5), cast("secretary"))
    after = highlights_of(report, on=today())
    assert before
    assert after
    assert before.since < on == after.since
