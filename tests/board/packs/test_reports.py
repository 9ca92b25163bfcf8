"""Reports for others than a board: each made of what it may tell, frozen as a pack is, and the stocktake's zip."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from milepost.board.actions.blank import POINTERS
from milepost.board.packs import OPEN, board_pack, report_of
from milepost.board.packs.archive import archive
from milepost.board.packs.officer import POST
from milepost.board.queries.packs import made_again, usual_start
from milepost.design.report import Heading, Report, Words, read, write
from milepost.design.report.keep import sources
from milepost.people.clock import today
from milepost.people.models import Organisation, Post, User
from milepost.plan.actions.change import NewRow, change_plan
from milepost.plan.models import Row, RowPost, Version
from milepost.progress.models import Evidence, RiskVersion, Update
from milepost.rules.board import PackKind
from tests.board.meeting import secretary
from tests.board.packs.packing import frozen, the_meeting, the_plan, two_months_ago

pytestmark = pytest.mark.django_db
KINDS = [kind for kind in PackKind if kind is not PackKind.BOARD]


def made(kind: PackKind) -> Report:
    return report_of(kind, the_plan(), on=today(), since=two_months_ago())


def said(report: Report) -> str:
    return write(report)


def headings(report: Report) -> list[str]:
    return [b.text for b in report.everything if isinstance(b, Heading)]


@pytest.mark.parametrize("kind", KINDS)
def test_each_is_frozen_and_made_again_the_same(kind: PackKind) -> None:
    pack = frozen(kind=kind, meeting=None)
    assert made_again(pack)
    assert bool(pack.open_content) is (kind in OPEN)
    assert read(pack.content).title == pack.title
    for source in sources(pack.content):
        pointer, pk, _ = source.split(":", 2)
        assert POINTERS[pointer]._default_manager.filter(pk=int(pk)).exists(), source


def test_as_many_queries_whatever_the_length_of_the_plan(cast: Any) -> None:
    def count() -> dict[PackKind, int]:
        found = {}
        for kind in KINDS:
            with CaptureQueriesContext(connection) as asked:
                made(kind)
            found[kind] = len(asked)
        return found

    made(PackKind.STOCKTAKE)
    before = count()
    parent = Row.objects.get(plan=the_plan(), kind="action", ref="1.1a")
    rows = [
        NewRow(kind=Row.Kind.MILESTONE, parent=parent, statement=f"More {n}", deadline="Dec 2026", means="Dec 2026")
        for n in range(20)
    ]
    change_plan(plan=the_plan(), changes=rows, by=cast("lead"), why="More", agreed_by="All", agreed_on=today())
    assert count() == before


def private() -> set[str]:
    """What only the desk may read of the plan, and who has a part in it."""
    words = {u.at_risk for u in Update.objects.filter(milestone__plan=the_plan())}
    words |= {u.happened for u in Update.objects.filter(milestone__plan=the_plan()).exclude(verdict__kind="accepted")}
    words |= {v.statement for v in RiskVersion.objects.filter(risk__plan=the_plan())}
    words |= {v.mitigation for v in RiskVersion.objects.filter(risk__plan=the_plan())}
    names = {u.name for u in User.objects.filter(is_system=False)} | {p.title for p in Post.objects.all()}
    # What the plan itself says may name a post.
    named = {name for name in names if Version.objects.filter(statement__icontains=name).exists()}
    return {w for w in words | names if w} - named


@pytest.mark.parametrize("kind", [None, *OPEN])
def test_everyone_is_told_nothing_of_the_desk(kind: PackKind | None) -> None:
    report = (
        made(kind) if kind
        else board_pack(the_meeting(), the_plan(), on=today(), since=two_months_ago(), open_only=True)
    )  # fmt: skip
    told = said(report)
    assert private()
    assert {w for w in private() if w in told} == set()
    assert "/desk/" not in told
    assert {o.name for o in Organisation.objects.all() if f"{o.name} (" in told} == set()


def test_the_officer_reads_of_their_own_post() -> None:
    report = made(PackKind.OFFICER_QUARTERLY)
    assert ("Post", (Words(POST),)) in report.facts
    own = set(
        RowPost.objects.filter(part="owner", post__title=POST, row__plan=the_plan()).values_list("row__ref", flat=True)
    )
    assert own
    told = said(report)
    assert all(f"/milestones/{ref}/" in told for ref in own)


def test_how_far_back_each_looks() -> None:
    on = today()
    quarter = usual_start(PackKind.OFFICER_QUARTERLY, the_plan(), on=on)
    assert usual_start(PackKind.OFFICER_ANNUAL, the_plan(), on=on) < quarter < on - timedelta(days=80)
    frozen(kind=PackKind.OFFICER_QUARTERLY, meeting=None)
    assert usual_start(PackKind.OFFICER_QUARTERLY, the_plan(), on=on) == on - timedelta(days=1)


def test_easy_read_is_one_page_of_short_sentences() -> None:
    report = made(PackKind.EASY_READ)
    assert report.easy
    assert report.blocks == ()
    assert report.chapters == ()
    assert len(report.summary) < 12


def test_a_stocktake_has_all_its_parts() -> None:
    assert {
        "Impact at 3, 6 and 12 months", "Measures: is it making a difference?", "Evidence", "Risk register",
        "What the parent carer forum says", "Governance", "Appendix: the plan",
    } <= set(headings(made(PackKind.STOCKTAKE)))  # fmt: skip


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the files beside the index, which take seconds and are tried elsewhere."""
    for name in ("word", "pdf", "excel"):
        monkeypatch.setattr(f"milepost.board.packs.archive.{name}", lambda report, address="": b"Made")


@pytest.mark.usefixtures("quick")
def test_the_zip_opens_without_the_site() -> None:
    report = made(PackKind.STOCKTAKE)
    with zipfile.ZipFile(io.BytesIO(archive(report, address="https://plan.example"))) as made_of:
        names = made_of.namelist()
        index = made_of.read("index.html").decode()
        beside = set(re.findall(r'href="(evidence/[^"]+)"', index))
        kept = Evidence.objects.exclude(file="").filter(update__milestone__plan=the_plan())
        assert beside
        assert beside == {n for n in names if n.startswith("evidence/")}
        for name in beside:
            evidence = kept.get(pk=int(name.split("/")[1].split(".")[0]))
            with evidence.file.open("rb") as file:
                assert made_of.read(name) == file.read()
        for ending in ("docx", "pdf", "xlsx"):
            assert f"{report.name}.{ending}" in names
        assert "<script" not in index
        assert not re.search(r'(src|href)="/', index)


@pytest.mark.usefixtures("quick")
def test_a_file_that_was_removed_is_not_in_the_zip() -> None:
    report = made(PackKind.STOCKTAKE)
    Evidence.objects.exclude(file="").update(file="")
    with zipfile.ZipFile(io.BytesIO(archive(report, address=""))) as made_of:
        assert not [n for n in made_of.namelist() if n.startswith("evidence/")]
        assert 'href="evidence/' not in made_of.read("index.html").decode()


def test_a_secretary_may_not_freeze_for_a_meeting_without_one() -> None:
    with pytest.raises(ValueError, match="No board pack"):
        frozen(meeting=None, by=secretary())
