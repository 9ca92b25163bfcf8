"""Words that were removed are in no pack any more, and a pack says so; its first digest stays."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models as fields

from milepost.board import models
from milepost.board.actions.blank import FIELDS, POINTERS, blank_said, blank_words, fields_of
from milepost.board.actions.decide import NewDecision, Subject, decide
from milepost.board.actions.rebaseline import carry_out
from milepost.board.models import Blanked, ReportPack
from milepost.board.queries.packs import made_again, removed_from
from milepost.design.report import Words
from milepost.design.report.keep import sources
from milepost.people.clock import now
from milepost.people.models import Recorded
from milepost.plan.models import Version
from milepost.progress.actions.redact import FIELDS as OF_PLAN
from milepost.progress.actions.redact import REDACTED
from milepost.progress.models import ForumView, Update
from milepost.rules.board import DecisionKind
from tests.board.decisions import making
from tests.board.packs.packing import YESTERDAY, frozen, kept, the_meeting, the_plan

pytestmark = pytest.mark.django_db
MILEPOST = Path(__file__).parents[3] / "milepost"
NOT_WORDS = {"ReportPack": {"content", "open_content"}}


def test_what_a_plan_lost_no_pack_keeps(cast: Any) -> None:
    pack = frozen()
    words = next(u.happened for u in Update.objects.all() if u.happened and u.happened in pack.content)
    said = Update.objects.filter(happened=words).latest("pk")
    blank_said(said=said, field="happened", why="It named a child", by=cast("lead"))
    pack.refresh_from_db()
    assert words not in pack.content + pack.open_content
    assert REDACTED in pack.content
    assert pack.digest != ""
    noted = removed_from(pack)
    assert [(b.why, b.recorded_by) for b in noted] == [("It named a child", cast("lead"))]
    assert made_again(pack)


def test_every_copy_of_a_wording_goes(cast: Any) -> None:
    pack = frozen()
    version = Version.objects.filter(row__plan=the_plan(), row__ref="1.1a.3", row__kind="milestone").latest("pk")
    assert version.statement in pack.content
    blank_said(said=version, field="statement", why="It named a child", by=cast("lead"))
    pack.refresh_from_db()
    assert version.statement not in pack.content + pack.open_content
    assert made_again(pack)


def test_a_pack_that_does_not_quote_it_stays_as_it_is(cast: Any) -> None:
    pack = kept()
    view = ForumView.objects.create(
        row=Version.objects.first().row, stance="agrees", words="Zebedee", recorded_at=now(), recorded_by=cast("forum")  # type: ignore[union-attr]
    )  # fmt: skip
    blank_said(said=view, field="words", why="It named a child", by=cast("lead"))
    after = ReportPack.objects.get(pk=pack.pk)
    assert after.content == pack.content
    assert removed_from(after) == ()


def test_the_forums_own_report_goes_from_the_pack_and_from_the_record(cast: Any) -> None:
    then = now() - 2 * YESTERDAY
    said = models.ForumReport.objects.create(
        meeting=the_meeting(), words="Zebedee was left out.", recorded_at=then, recorded_by=cast("forum")
    )
    again = models.ForumReport.objects.create(
        meeting=the_meeting(), words="Zebedee was left out.", recorded_at=then, recorded_by=cast("forum")
    )
    pack = kept(Words(again.words, source=f"forum_report:{again.pk}:words"))
    assert "Zebedee" in pack.content
    assert "Zebedee" in pack.open_content
    blank_words(row=said, field="words", why="It named a child", by=cast("lead"))
    pack.refresh_from_db()
    assert "Zebedee" not in pack.content + pack.open_content
    for row in (said, again):
        row.refresh_from_db()
        assert row.words == REDACTED
    assert Blanked.objects.filter(about="board.forumreport", about_id=said.pk, field="words").count() == 1


def test_where_a_board_met_goes_from_its_pack(cast: Any) -> None:
    where = the_meeting().arrangements.get()
    models.Arrangement.objects.filter(pk=where.pk).update(place="At Zebedee’s house")
    pack = frozen()
    assert "Zebedee" in pack.content
    where.refresh_from_db()
    blank_words(row=where, field="place", why="It named a child", by=cast("lead"))
    pack.refresh_from_db()
    assert "Zebedee" not in pack.content + pack.open_content
    assert made_again(pack)


@pytest.mark.parametrize("first", ["decision", "revision"])
def test_why_a_board_moved_a_deadline_goes_from_the_decision_and_the_revision(first: str, cast: Any) -> None:
    new = NewDecision(
        DecisionKind.REBASELINE, "We move it", "Zebedee", about=(Subject(making.row("1.1a.5"), deadline="Sep 2029"),)
    )
    decision = decide(item=making.item(making.meeting()), new=new, by=cast("secretary"))
    revision = carry_out(decision=decision, by=cast("lead")).revision
    assert revision.why == "Zebedee"
    if first == "decision":
        blank_words(row=decision, field="reasons", why="It named a child", by=cast("lead"))
    else:
        blank_said(said=revision, field="why", why="It named a child", by=cast("lead"))
    decision.refresh_from_db()
    revision.refresh_from_db()
    assert (decision.reasons, revision.why) == (REDACTED, REDACTED)


def test_words_by_key_go_one_at_a_time(cast: Any) -> None:
    row = the_plan().rows.filter(kind="workstream").first()
    said = {"recorded_at": now(), "recorded_by": cast("officer")}
    report = models.Highlight.objects.create(meeting=the_meeting(), workstream=row, **said)
    told = {"risks": "Zebedee", "stale": "Nothing"}
    first = models.HighlightVersion.objects.create(highlight=report, words=told, **said)
    second = models.HighlightVersion.objects.create(highlight=report, words=told, opening="New", **said)
    assert set(fields_of(second)) == {"opening", "words.risks", "words.stale"}
    blank_words(row=second, field="words.risks", why="It named a child", by=cast("lead"))
    for version in (first, second):
        version.refresh_from_db()
        assert version.words == {"risks": REDACTED, "stale": "Nothing"}


@pytest.mark.parametrize(("field", "why"), [("words", " "), ("meeting", "It named a child"), ("nothing", "x")])
def test_what_is_missing_is_said(field: str, why: str, cast: Any) -> None:
    said = models.ForumReport.objects.create(
        meeting=the_meeting(), words="Hello", recorded_at=now(), recorded_by=cast("forum")
    )
    with pytest.raises(ValidationError):
        blank_words(row=said, field=field, why=why, by=cast("lead"))
    said.refresh_from_db()
    assert said.words == "Hello"


def test_every_field_that_holds_words_may_be_blanked() -> None:
    for model in apps.get_app_config("board").get_models():
        if not issubclass(model, Recorded | models.Attended):
            continue
        free = {f.name for f in model._meta.concrete_fields if isinstance(f, fields.TextField)}
        holds = FIELDS.get(model)
        covered = {*holds.fields, *holds.parts} if holds else set()
        assert free - NOT_WORDS.get(model.__name__, set()) <= covered, model


def test_every_source_of_a_pack_can_be_reached() -> None:
    for source in sources(frozen().content):
        pointer, pk, field = source.split(":", 2)
        model = POINTERS[pointer]
        allowed = {*OF_PLAN[model][1], "file_name"} if model in OF_PLAN else FIELDS[model].fields  # type: ignore[index]
        assert field.split(".")[0] in {*allowed, *(FIELDS[model].parts if model in FIELDS else ())}, source
        assert model._default_manager.filter(pk=int(pk)).exists(), source


def test_doors_remove_words_only_where_packs_are_reached() -> None:
    own = re.compile(r"progress\.actions\.redact import redact\b|actions\.redact\(|import redact\b")
    found = [
        str(path)
        for door in ("desk", "public", "api")
        for path in (MILEPOST / door).rglob("*.py")
        if own.search(path.read_text("utf-8"))
    ]
    assert found == []
