"""Taking the plan away: what was chosen, on the day chosen, for whoever may read it."""

from __future__ import annotations

import io
import json
from datetime import timedelta
from typing import Any

import pytest
from django.core import signing
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from milepost.design.documents import forms
from milepost.desk.documents.waiting import SALT, make_document
from milepost.judgement.queries import judged_plan
from milepost.people.clock import today
from milepost.plan.actions.change import Withdraw, change_plan
from milepost.plan.models import Plan, Row
from milepost.plan.planfile import read_plan_file
from milepost.progress.actions import redact
from milepost.progress.models import Update

PLAN = "/desk/plans/exampleshire/take-away/"
KINDS = ("docx", "xlsx", "pdf", "csv", "json", "yaml", "history.json", "history.yaml")


def refs(response: Any) -> list[str]:
    sheet = load_workbook(io.BytesIO(response.content))["Plan"]
    at = [c.value for c in sheet[1]].index("Milestone ref")
    return [str(row[at].value) for row in sheet.iter_rows(min_row=2)]


def judged() -> Any:
    return judged_plan(Plan.objects.get(slug="exampleshire"), on=today())


@pytest.mark.parametrize("kind", KINDS)
def test_each_form_is_a_file_to_save_and_not_to_keep(kind: str, as_: Any) -> None:
    response = as_("board").get(f"{PLAN}plan.{kind}")
    assert response.status_code == 200
    assert response["Content-Disposition"] == f'attachment; filename="exampleshire-{today().isoformat()}{_end(kind)}"'
    assert response["Cache-Control"] == "private, no-store"
    assert len(response.content) > 1000


def _end(kind: str) -> str:
    return f"-{kind}" if kind.startswith("history") else f".{kind}"


def test_the_page_offers_every_form_and_keeps_what_was_chosen(as_: Any) -> None:
    page = as_("lead").get(f"{PLAN}?workstream=1&rating=green").content.decode()
    for kind in KINDS:
        assert f"{PLAN}plan.{kind}?rating=green&amp;workstream=1" in page
    assert "by your filters" in page
    assert "take-away/?rating=green&amp;workstream=1" in as_("lead").get(
        "/desk/plans/exampleshire/?workstream=1&rating=green"
    ).content.decode()  # fmt: skip


def test_a_file_holds_the_rows_that_were_chosen(as_: Any) -> None:
    client = as_("lead")
    assert refs(client.get(f"{PLAN}plan.xlsx")) == [m.line.ref for m in judged().milestones]
    wanted = [m.line.ref for m in judged().milestones if m.workstream_ref == "2" and m.judged.overdue]
    assert refs(client.get(f"{PLAN}plan.xlsx?workstream=2&overdue=1")) == wanted
    found = read_plan_file(client.get(f"{PLAN}plan.json?workstream=2&overdue=1").content.decode(), "x")
    assert [r.ref for r in found.rows() if r.kind == "milestone"] == wanted


def test_a_file_is_as_at_the_day_that_was_chosen(as_: Any) -> None:
    on = today() - timedelta(days=200)
    values = json.loads(as_("lead").get(f"{PLAN}plan.json?as_at={on.isoformat()}").content)
    milestones = [
        m for w in values["workstreams"] for o in w["outcomes"] for a in o["actions"] for m in a["milestones"]
    ]
    then = judged_plan(Plan.objects.get(slug="exampleshire"), on=on)
    assert [m["deadline"] for m in milestones] == [m.line.timescale.as_written for m in then.milestones]
    assert sum("complete" in m for m in milestones) < 7


def test_what_cannot_be_made_leads_back_to_the_page_that_says_why(as_: Any) -> None:
    client = as_("lead")
    for query in ("as_at=soon", "rating=green&workstream=9", "due_by=x"):
        response = client.get(f"{PLAN}plan.docx?{query}", follow=True)
        assert response.redirect_chain
        assert "Take the plan away" in response.content.decode()
    assert client.get(f"{PLAN}plan.exe").status_code == 404


def test_a_broken_template_is_said_and_nothing_is_given(as_: Any, settings: Any, tmp_path: Any) -> None:
    settings.WORD_TEMPLATES = tmp_path
    (tmp_path / "plan.docx").write_bytes(b"nothing")
    response = as_("lead").get(f"{PLAN}plan.docx")
    assert response.status_code == 409
    assert "plan.docx cannot be filled in" in response.content.decode()


def test_a_long_document_is_made_beside_the_server(
    as_: Any, cast: Any, monkeypatch: Any, settings: Any, tmp_path: Any
) -> None:
    settings.DOCUMENTS_ROOT = tmp_path / "documents"
    short = forms.Form("pdf", "PDF", "application/pdf", lambda table: b"%PDF " + table.chosen.encode(), 3)
    monkeypatch.setitem(forms.FORMS, "pdf", short)
    client = as_("lead")
    asked = client.get(f"{PLAN}plan.pdf?workstream=1")
    assert asked.status_code == 302
    assert client.get(asked["Location"]).content.startswith(b"%PDF Not the whole plan")
    # Nobody else's, and nothing that was not asked for.
    assert as_("board").get(asked["Location"]).status_code == 404
    ticket = signing.dumps([cast("board").pk, "exampleshire", "not-there.pdf"], salt=SALT)
    page = as_("board").get(f"{PLAN}waiting/{ticket}/")
    assert "is being made" in page.content.decode()


def test_a_document_made_before_words_were_removed_is_not_given(
    as_: Any, cast: Any, settings: Any, tmp_path: Any
) -> None:
    settings.DOCUMENTS_ROOT = tmp_path
    make_document.func("exampleshire", "csv", "", "one.csv")
    row = Row.objects.get(plan__slug="exampleshire", kind="milestone", ref="1.1a.3")
    words = row.versions.latest("recorded_at", "pk").statement
    assert words in (tmp_path / "one.csv").read_text()
    ticket = signing.dumps([cast("board").pk, "exampleshire", "one.csv"], salt=SALT)
    assert words in as_("board").get(f"{PLAN}waiting/{ticket}/").content.decode()
    redact(said=row.versions.latest("recorded_at", "pk"), field="statement", why="It named a child", by=cast("lead"))
    page = as_("board").get(f"{PLAN}waiting/{ticket}/").content.decode()
    assert "This document did not come" in page
    assert words not in page
    assert not (tmp_path / "one.csv").exists()


def test_the_history_of_a_plan_whose_every_row_left_can_be_taken_away(as_: Any, cast: Any) -> None:
    plan = Plan.objects.get(slug="exampleshire")
    gone = [Withdraw(row) for row in Row.objects.filter(plan=plan, kind="workstream")]
    change_plan(plan=plan, changes=gone, by=cast("lead"), why="Begun anew", agreed_by="The board", agreed_on=today())
    assert as_("lead").get(f"{PLAN}plan.csv").status_code == 302
    told = as_("lead").get(f"{PLAN}plan.history.json")
    assert told.status_code == 200
    assert "Begun anew" in told.content.decode()


def test_as_many_queries_however_long_the_plan(as_: Any) -> None:
    client = as_("lead")

    def count(kind: str) -> int:
        client.get(f"{PLAN}plan.{kind}")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{PLAN}plan.{kind}")
        return len(queries)

    before = {kind: count(kind) for kind in ("docx", "xlsx", "json", "history.json")}
    for row in Row.objects.filter(plan__slug="exampleshire", kind="milestone"):
        versions, updates = list(row.versions.all()), list(Update.objects.filter(milestone=row))
        row.pk, row.ref, row.position = None, f"{row.ref}0", row.position + 1000
        row.save()
        for thing in versions:
            thing.pk, thing.row = None, row
            thing.save()
        for thing in updates:
            thing.pk, thing.milestone = None, row
            thing.save()
    assert {kind: count(kind) for kind in before} == before
