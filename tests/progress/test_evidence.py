"""Evidence is kept whole or not at all, and a review has its own."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as conf
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from milepost.judgement.queries import judged_plan, open_plan
from milepost.people.clock import today
from milepost.people.models import AuditEvent
from milepost.plan.models import Plan, Row
from milepost.progress import actions
from milepost.progress.models import Evidence, Review, Update, Verdict
from milepost.rules.brag import Brag
from milepost.rules.timescale import Precision
from tests.sources.files import PDF, given

PROOF = actions.NewEvidence(title="Minutes", file=given())


def row(ref: str) -> Row:
    return Row.objects.get(plan__slug="exampleshire", kind="milestone", ref=ref)


def stored() -> set[Path]:
    return {p for p in Path(conf.EVIDENCE_ROOT).rglob("*") if p.is_file()}


def judged(ref: str, reader: Any = judged_plan) -> Any:
    plan = Plan.objects.get(slug="exampleshire")
    return next(m for m in reader(plan, on=today()).milestones if m.line.ref == ref)


@pytest.fixture
def update(db: Any, cast: Any) -> Update:
    new = actions.NewUpdate(Brag.GREEN, "It moved on.", evidence=(actions.NewEvidence("Minutes", file=given()),))
    return actions.post_update(milestone=row("1.1a.5"), new=new, by=cast("owner"))


def test_a_file_is_kept_under_a_name_of_ours(update: Update) -> None:
    evidence = update.evidence.get()
    path = Path(evidence.file.path)
    assert path.read_bytes() == PDF
    assert path.is_relative_to(conf.EVIDENCE_ROOT)
    assert "minutes" not in str(path)
    assert path.stat().st_mode & 0o077 == 0
    assert (evidence.file_name, evidence.file_kind, evidence.file_size) == ("minutes.pdf", "pdf", len(PDF))
    with pytest.raises(ValueError, match="no address"):
        evidence.file.url  # noqa: B018


def test_a_file_that_is_not_taken_changes_nothing(db: Any, cast: Any) -> None:
    before, files = Update.objects.count(), stored()
    bad = actions.NewEvidence("Minutes", file=given(content=b"MZ\x90"))
    new = actions.NewUpdate(Brag.GREEN, "It moved on.", evidence=(actions.NewEvidence("First", file=given()), bad))
    with pytest.raises(ValidationError):
        actions.post_update(milestone=row("1.1a.5"), new=new, by=cast("owner"))
    assert (Update.objects.count(), stored()) == (before, files)


def test_an_update_that_fails_takes_its_file_with_it(db: Any, cast: Any, monkeypatch: Any) -> None:
    def broken(**kwargs: Any) -> None:
        raise RuntimeError("the disk is full")

    files = stored()
    monkeypatch.setattr("milepost.progress.actions.post.record", broken)
    new = actions.NewUpdate(Brag.GREEN, "It moved on.", evidence=(actions.NewEvidence("Minutes", file=given()),))
    with pytest.raises(RuntimeError):
        actions.post_update(milestone=row("1.1a.5"), new=new, by=cast("owner"))
    assert stored() == files


def test_evidence_added_later_counts_from_then_and_is_for_the_desk(update: Update, cast: Any) -> None:
    added = actions.add_evidence(update=update, new=actions.NewEvidence("A newer paper"), by=cast("owner"))
    assert AuditEvent.objects.latest("pk").about_id == str(added.pk)
    with pytest.raises(ValidationError, match="for the desk"):
        actions.add_evidence(update=update, new=actions.NewEvidence("Show", public=True), by=cast("owner"))
    actions.check_update(update=update, kind=Verdict.Kind.SENT_BACK, reason="No.", by=cast("officer"))
    with pytest.raises(ValidationError, match="sent back"):
        actions.add_evidence(update=update, new=actions.NewEvidence("More"), by=cast("owner"))


def test_a_day_before_the_evidence_does_not_know_it(cast: Any, db: Any) -> None:
    late = judged("1.1b.2").judged.reasons[0]
    assert "without evidence" in late
    update = Update.objects.filter(milestone=row("1.1b.2")).latest("pk")
    actions.add_evidence(update=update, new=actions.NewEvidence("Register of who came"), by=cast("owner"))
    assert "without evidence" not in judged("1.1b.2").judged.reasons[0]
    plan, yesterday = Plan.objects.get(slug="exampleshire"), today() - timedelta(days=1)
    then = next(m for m in judged_plan(plan, on=yesterday).milestones if m.line.ref == "1.1b.2")
    assert "without evidence" in then.judged.reasons[0]


@pytest.mark.parametrize("field", ["file", "title"])
def test_a_redacted_file_is_gone_from_the_disk(
    field: str, update: Update, cast: Any, django_capture_on_commit_callbacks: Any
) -> None:
    evidence = update.evidence.get()
    path = Path(evidence.file.path)
    with django_capture_on_commit_callbacks(execute=True):
        actions.redact(said=evidence, field=field, why="It named a child", by=cast("lead"))
    evidence.refresh_from_db()
    assert path.exists() is (field != "file")
    assert bool(evidence.file_name) is (field != "file")


def test_evidence_belongs_to_one_thing(update: Update) -> None:
    stamp = {"recorded_at": update.recorded_at, "recorded_by": update.recorded_by}
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.create(title="Nobody's", **stamp)


def test_embedded_is_a_mark_on_blue_with_its_own_evidence(db: Any, cast: Any) -> None:
    m = judged("1.2.1")
    assert (m.judged.rating, m.judged.embedded) == (Brag.BLUE, True)
    assert "still there at a review on" in m.judged.reasons[0]
    failed = judged("1.1a.2")
    assert (failed.judged.rating, failed.judged.embedded) == (Brag.BLUE, False)
    assert "had not lasted at a review on" in failed.judged.reasons[0]
    assert judged("1.2.1", open_plan).judged.embedded
    assert all(r.words == r.by == "" for r in judged("1.1a.2", open_plan).reviews)


def test_a_milestone_that_is_reopened_is_reviewed_anew(db: Any, cast: Any) -> None:
    reopened = actions.NewUpdate(Brag.AMBER, "The tool has to change.")
    actions.post_update(milestone=row("1.2.1"), new=reopened, by=cast("owner"))
    assert not judged("1.2.1").judged.embedded
    again = actions.NewUpdate(Brag.BLUE, completed_on=today(), completed_precision=Precision.DAY)
    update = actions.post_update(milestone=row("1.2.1"), new=again, by=cast("owner"))
    actions.check_update(update=update, kind=Verdict.Kind.ACCEPTED, by=cast("officer"))
    m = judged("1.2.1")
    assert (m.judged.complete, m.judged.embedded) == (True, False)


def review(ref: str = "1.2.1", **changes: Any) -> Any:
    usual = {"finding": Review.Finding.EMBEDDED, "held_on": today(), "evidence": actions.NewEvidence("Audits")}
    return {"milestone": row(ref), **usual, **changes}


def test_reviews_that_are_refused(db: Any, cast: Any) -> None:
    before = Review.objects.count()
    lasts, fails = Review.Finding.EMBEDDED, Review.Finding.NOT_EMBEDDED
    for given_, words in (
        (review(evidence=None, finding=lasts), "Give the evidence"),
        (review(finding=fails, evidence=None), "Say what has not lasted"),
        (review(held_on=today() + timedelta(days=1)), "today or in the past"),
        (review(held_on=today() - timedelta(days=3000)), "on or after"),
        (review("1.1a.5"), "Only a milestone whose completion was accepted"),
        (review(evidence=actions.NewEvidence("Bad", file=given(content=b"MZ\x90"))), "Save it as a PDF"),
    ):
        with pytest.raises(ValidationError, match=words):
            actions.review_milestone(**given_, by=cast("officer"))
    with pytest.raises(PermissionDenied):
        actions.review_milestone(**review(), by=cast("owner"))
    assert Review.objects.count() == before


def test_evidence_added_twice_is_kept_once(update: Update, cast: Any) -> None:
    files = stored()
    given_ = {"update": update, "by": cast("owner")}
    first = actions.add_evidence(new=actions.NewEvidence("More", file=given("more.pdf", PDF + b"more")), **given_)
    again = actions.add_evidence(new=actions.NewEvidence("More", file=given("more.pdf", PDF + b"more")), **given_)
    assert again == first
    assert len(stored() - files) == 1


def test_a_review_before_the_present_completion_does_not_count(db: Any, cast: Any) -> None:
    later = actions.NewUpdate(Brag.BLUE, completed_on=today(), completed_precision=Precision.DAY)
    update = actions.post_update(milestone=row("1.2.1"), new=later, by=cast("owner"))
    actions.check_update(update=update, kind=Verdict.Kind.ACCEPTED, by=cast("officer"))
    assert not judged("1.2.1").judged.embedded
