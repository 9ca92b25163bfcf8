"""Removing a document for good, and words of a row with the cell they came from."""

from __future__ import annotations

from typing import Any

import pytest

from milepost.people.models import AuditEvent
from milepost.plan.models import Origin, Plan
from milepost.progress.actions import redact
from milepost.sources.models import Correction, Intake

from .bringing import an_intake_with_a_plan_file, make
from .test_bringing import at, html


def test_a_removed_document_is_gone_from_everywhere(
    as_: Any, cast: Any, django_capture_on_commit_callbacks: Any
) -> None:
    client = as_("lead")
    make(client)
    intake = Intake.objects.get()
    Origin.objects.update(words="Secret Child")
    Correction.objects.create(
        intake=intake, number=1, verb="set", values={"statement": "Secret Child"}, recorded_at=intake.recorded_at,
        recorded_by=cast("lead"),
    )  # fmt: skip
    storage, name = intake.file.storage, intake.file.name
    assert "Say why" in html(client.post(at(intake) + "remove/", {"why": " "}))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(at(intake) + "remove/", {"why": "It named a child"})
    intake.refresh_from_db()
    assert (intake.state, intake.document, bool(intake.file)) == ("removed", None, False)
    assert not storage.exists(name)
    assert not Origin.objects.exclude(words="").exists()
    assert Correction.objects.get().values == {}
    page = html(client.get(at(intake)))
    assert "This document was removed" in page
    assert "plan.yaml" not in page
    assert "A small plan" in page
    event = AuditEvent.objects.get(verb="remove_document")
    assert event.summary == "Removed a document: It named a child"
    assert not AuditEvent.objects.filter(summary__contains="plan.yaml").exists()
    assert client.get(at(intake) + "file/").status_code == 404
    assert client.get(at(intake) + "remove/").status_code == 404
    assert "A document that was removed since" in html(client.get("/desk/plans/small/actions/1.1a/"))


@pytest.mark.parametrize("who", ["owner", "officer", "board", "auditor"])
def test_others_remove_nothing(who: str, as_: Any) -> None:
    intake = an_intake_with_a_plan_file()
    assert as_(who).post(at(intake) + "remove/", {"why": "Because"}).status_code == 404
    intake.refresh_from_db()
    assert intake.state == "read"


def test_words_removed_from_a_row_go_from_the_cell_they_came_from(as_: Any, cast: Any) -> None:
    make(as_("lead"))
    row = Plan.objects.get(slug="small").rows.get(kind="milestone")
    origin = Origin.objects.get(row=row)
    Origin.objects.filter(intake=origin.intake).update(words="Secret Child", place="table 1, row 2")
    redact(said=row.versions.get(), field="statement", why="It named a child", by=cast("lead"))
    assert not Origin.objects.exclude(words="").exists()


def test_what_else_stood_in_a_cell_is_for_those_who_bring_documents(as_: Any) -> None:
    """Of "Fiona Example (Head of SEND)" the plan keeps the post alone; the cell has her name."""
    make(as_("lead"))
    Origin.objects.filter(row__ref="1.1a.1").update(field="owners", words="Fiona Example (Head of SEND)")
    page = "/desk/plans/small/milestones/1.1a.1/"
    for who, told in (("lead", True), ("administrator", True), ("board", False), ("forum", False), ("auditor", False)):
        assert ("Fiona Example" in html(as_(who).get(page))) == told, who
        assert "Line 15" in html(as_(who).get(page))


def test_a_row_says_where_it_came_from(as_: Any) -> None:
    make(as_("lead"))
    for who, offered in (("lead", True), ("board", False)):
        page = html(as_(who).get("/desk/plans/small/milestones/1.1a.1/"))
        assert "Where this came from" in page
        assert "Line 15" in page
        assert ("Download it as it came" in page) == offered
        assert "Made from" in html(as_(who).get("/desk/plans/small/"))
    assert "Where this came from" not in html(as_("lead").get("/desk/plans/exampleshire/milestones/1.1a.3/"))
