"""A pack that was frozen is the same when it is made again, whatever was recorded since."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from demo.noon import noon
from milepost.board.actions.freeze import digest_of
from milepost.board.actions.hold_letter import hold_letter
from milepost.board.actions.open_cycle import open_cycle
from milepost.board.models import Arrangement, ReportPack
from milepost.board.packs import board_pack
from milepost.board.queries.packs import learnt_since, made_again, packs_of
from milepost.design.report import Table, read
from milepost.measures.models import Confirmation, Reading, Submission
from milepost.people.actions.leave import leave
from milepost.people.clock import now, today
from milepost.people.models import AuditEvent
from milepost.plan.actions.change import NewRow, NewWording, change_plan
from milepost.plan.models import Row
from milepost.progress.actions import NewUpdate, post_update
from milepost.rules.board import PackKind
from milepost.rules.brag import Brag
from milepost.rules.dates import day
from tests.board.decisions import making
from tests.board.meeting import secretary, the_board
from tests.board.packs.packing import YESTERDAY, frozen, kept, the_meeting, the_plan, two_months_ago

pytestmark = pytest.mark.django_db
EASY: dict[str, Any] = {"kind": PackKind.EASY_READ, "meeting": None}
"""The pack that is made the soonest: for what holds of every kind."""


def milestone(ref: str) -> Row:
    return Row.objects.get(plan=the_plan(), kind="milestone", ref=ref)


def a_figure_is_put_right() -> Reading:
    """A figure of the area that a later one supersedes, and that somebody confirmed."""
    area = {"area": the_plan().area, "organisation": None, "breakdown": "", "superseded_by": None, "answer": "figure"}
    old = Reading.objects.filter(**area, denominator__gt=50).latest("starts")
    said = {"recorded_at": now(), "recorded_by": secretary()}
    sent = Submission.objects.create(way="form", area=old.area, **said)
    new = Reading(**{f.name: getattr(old, f.name) for f in Reading._meta.fields if f.name not in ("id", "supersedes")})
    new.numerator, new.value, new.submission, new.supersedes = (old.numerator or 0) - 1, (old.value or 0) - 1, sent, old
    new.recorded_at, new.recorded_by = said["recorded_at"], said["recorded_by"]
    new.save()
    Confirmation.objects.create(reading=new, **said)
    return new


def test_a_frozen_pack_keeps_its_words_and_their_digest() -> None:
    pack = frozen()
    report = read(pack.content)
    assert pack.digest == digest_of(pack.content)
    assert report.title.startswith("Exampleshire SEND Improvement Board, ")
    assert dict(report.facts)["Plan"][0].text == the_plan().title
    event = AuditEvent.objects.get(about="board.reportpack", about_id=str(pack.pk))
    assert pack.digest in event.summary
    assert list(packs_of(on=today(), body=the_board())) == [pack]
    assert not packs_of(on=today() - YESTERDAY, body=the_board())


def test_frozen_twice_it_is_one() -> None:
    first = frozen(**EASY)
    assert frozen(**EASY) == first
    assert ReportPack.objects.count() == 1
    assert frozen(**EASY, since=two_months_ago() - YESTERDAY) != first


def test_made_again_it_is_the_same_whatever_was_recorded_since(cast: Any) -> None:
    pack = frozen()
    assert made_again(pack)
    said = NewUpdate(rating=Brag.RED, happened="It fell apart")
    post_update(milestone=milestone("1.1a.3"), new=said, by=cast("owner"))
    changes = [NewWording(milestone("1.1a.5"), deadline="Dec 2030", means="Dec 2030", statement="Reworded")]
    change_plan(plan=the_plan(), changes=changes, by=cast("lead"), why="Late", agreed_by="All", agreed_on=today())
    figure = a_figure_is_put_right()
    making.decision(making.item(the_meeting()), words="We saw this late", about="1.1a.3")
    later = {"meeting": the_meeting(), "on": today() + timedelta(days=9), "why": "Snow"}
    Arrangement.objects.create(**later, recorded_at=now(), recorded_by=secretary())
    assert made_again(pack)
    told = [f"{x.about}: {x.words}" for x in learnt_since(pack, on=today())]
    assert any(words.startswith("Milestone 1.1a.5: its deadline moved from") for words in told), told
    assert any(words.startswith("Milestone 1.1a.3:") and words.endswith("Red now") for words in told), told
    assert any(f"{figure.value:.0f}" in words and "and is" in words for words in told), told
    assert any("We saw this late" in words for words in told), told


def test_made_again_it_is_the_same_whoever_left_and_whatever_became_of_letters(cast: Any) -> None:
    then = noon(today() - 2 * YESTERDAY)
    cycle = open_cycle(meeting=the_meeting(), by=secretary(), at=then)
    pack = frozen()
    assert "Asked before the meeting" in pack.content
    assert f"Asked on {day(then.date())} for an update" in pack.content
    for digest in cycle.digests.all():
        hold_letter(digest=digest, why="Chose not to get letters", by=secretary())
    for key in ("owner", "owner2"):
        leave(user=cast(key), on=today() - YESTERDAY, by=cast("administrator"))
    assert made_again(pack)


def test_nothing_is_learnt_where_nothing_was_recorded() -> None:
    pack = kept()
    assert learnt_since(pack, on=pack.as_at) == ()


def test_what_would_be_other_words_is_noticed() -> None:
    pack = frozen(**EASY)
    assert made_again(pack)
    pack.content = pack.content.replace("promises", "vows")
    assert not made_again(pack)


@pytest.mark.parametrize(
    ("field", "days", "since"),
    [
        ("as_at", 0, 60),
        ("as_at", -1, 60),
        ("as_at", 20_000, 30_000),
        ("since", 1, 1),
        ("since", 5, 1),
        ("since", 1, 20_000),
    ],
)
def test_a_day_that_is_not_over_or_cannot_be_judged_is_refused(field: str, days: int, since: int) -> None:
    def back(count: int) -> date:
        return today() - timedelta(days=count)

    with pytest.raises(ValidationError) as refused:
        frozen(as_at=back(days), since=back(since))
    assert list(refused.value.message_dict) == [field]
    assert not ReportPack.objects.exists()


def test_no_private_decision_is_in_a_pack() -> None:
    then = {"recorded_at": now() - timedelta(days=3)}
    item = making.item(the_meeting())
    private = making.decision(item, "challenge", words="Never to be read", private=True)
    public = making.decision(item, "challenge", words="For all to read")
    for n, of in enumerate((private, public)):
        type(of).objects.filter(pk=of.pk).update(**then)
        asked = making.follow_up(of, what=f"Answer number {n}", due_on=today() - timedelta(days=2), ask="answer")
        type(asked).objects.filter(pk=asked.pk).update(**then)
    content = frozen().content
    assert "Answer number 1" in content
    assert "Answer number 0" not in content


def test_as_many_queries_whatever_the_length_of_the_plan(cast: Any) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as made:
            board_pack(the_meeting(), the_plan(), on=today(), since=two_months_ago())
        return len(made)

    making.follow_up(making.decision(making.item(the_meeting())))
    count()
    before = count()
    parent = milestone("1.1a.3").parent
    assert parent is not None
    rows = [
        NewRow(kind=Row.Kind.MILESTONE, parent=parent, statement=f"More {n}", deadline="Dec 2026", means="Dec 2026")
        for n in range(30)
    ]
    change_plan(plan=the_plan(), changes=rows, by=cast("lead"), why="More", agreed_by="All", agreed_on=today())
    for n in range(5):
        making.follow_up(making.decision(making.item(the_meeting()), about="1.1a.3"), what=f"Ask {n}")
    assert count() == before


def test_every_row_of_the_plan_has_all_its_columns() -> None:
    """A cell that spans rows stands in for those below it."""
    report = board_pack(the_meeting(), the_plan(), on=today(), since=two_months_ago())
    tables = [b for b in report.everything if isinstance(b, Table)]
    assert sum(t.sheet.startswith("Workstream") for t in tables) == 2
    for table in tables:
        left = [0] * len(table.columns)
        for row in table.rows:
            free = [n for n, rows in enumerate(left) if rows == 0]
            assert len(free) == len(row), (table.caption, row)
            left = [rows - 1 if rows else 0 for rows in left]
            for n, cell in zip(free, row, strict=True):
                left[n] = cell.span - 1
        assert not any(left), table.caption
