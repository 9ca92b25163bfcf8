"""Bringing a document, and how its reading goes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from milepost.desk.intake import tasks
from milepost.desk.intake.views import bringing
from milepost.people.clock import now
from milepost.people.models import AuditEvent
from milepost.plan.models import Brought, Origin, Plan
from milepost.sources.actions import reap
from milepost.sources.actions.read import GIVEN_UP_AFTER
from milepost.sources.models import Intake
from milepost.sources.reading import Unreadable

from .bringing import GOOD, LOAD, an_intake, an_intake_with_a_plan_file, bring, make

LIST = "/desk/plans/brought/"


def at(intake: Intake) -> str:
    return f"{LIST}{intake.pk}/"


def html(response: Any) -> str:
    assert response.status_code == 200
    return str(response.content.decode())


def test_a_document_is_kept_as_it_came_and_listed(as_: Any) -> None:
    client = as_("lead")
    bring(client, GOOD.encode())
    intake = Intake.objects.get()
    assert intake.file_name == "plan.yaml"
    assert intake.state == "read"
    assert b"".join(client.get(at(intake) + "file/").streaming_content) == GOOD.encode()
    page = html(client.get(LIST))
    assert "plan.yaml" in page
    assert "Milepost plan file (YAML), brought by Leo Lead" in page
    assert AuditEvent.objects.filter(verb="bring_document").count() == 1


def test_a_plan_file_shows_its_tree_with_lines_before_anything_is_made(as_: Any) -> None:
    page = html(bring(as_("lead"), GOOD.encode()))
    assert "Look through A small plan" in page
    assert "<strong>Milestone 1.1a.1</strong> It is done" in page
    assert "Line 15" in page
    assert not Plan.objects.filter(slug="small").exists()


def test_the_plan_remembers_where_each_row_came_from(as_: Any) -> None:
    assert make(as_("lead"))["Location"] == "/desk/plans/small/"
    plan = Plan.objects.get(slug="small")
    assert Brought.objects.get(plan=plan).intake.state == "made"
    origins = Origin.objects.filter(row__plan=plan).values_list("row__kind", "field", "place")
    assert list(origins) == [
        ("workstream", "statement", "line 5"),
        ("outcome", "statement", "line 9"),
        ("action", "statement", "line 12"),
        ("milestone", "statement", "line 15"),
    ]
    assert AuditEvent.objects.filter(verb="load_plan", about_id=str(plan.pk)).count() == 1


def test_the_same_document_is_made_once(as_: Any) -> None:
    client = as_("lead")
    make(client)
    path = at(Intake.objects.get())
    assert client.post(path + "make/")["Location"] == path
    assert "Leo Lead made" in html(client.get(path))
    assert Plan.objects.filter(slug="small").count() == 1


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("plan.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Office 97 to 2003"),
        ("plan.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 600, "This is a picture"),
        ("plan.pdf", b"MZ\x90\x00", "This is a program"),
        ("plan.docx", b"", "The file is empty"),
    ],
)
def test_what_cannot_be_a_plan_is_refused_at_once(name: str, content: bytes, told: str, as_: Any) -> None:
    assert told in html(bring(as_("lead"), content, name))
    assert not Intake.objects.exists()


def test_what_the_scanner_refuses_is_not_kept(as_: Any, settings: Any) -> None:
    settings.EVIDENCE_SCANNER = ["false"]
    assert "virus scanner found something" in html(bring(as_("lead"), GOOD.encode()))
    assert not Intake.objects.exists()


def test_the_page_says_how_far_the_reading_is(as_: Any) -> None:
    page = html(as_("lead").get(at(an_intake("reading", said="Reading page 3 of 9", done=3, steps=9))))
    assert "Reading page 3 of 9. Step 3 of 9." in page
    assert "Look again" in page
    assert "waits its turn" in html(as_("lead").get(at(an_intake("waiting"))))


def test_what_the_reader_refuses_says_why_and_can_be_asked_for_again(as_: Any, monkeypatch: Any) -> None:
    def refuse(*_: Any) -> None:
        raise Unreadable("There are no tables in it. Bring the document with the tables")

    monkeypatch.setattr(tasks.sandbox, "read_in_child", refuse)
    client = as_("lead")
    page = html(bring(client, b"%PDF-1.7 and so on", "plan.pdf"))
    assert "There are no tables in it." in page
    intake = Intake.objects.get()
    assert intake.state == "refused"
    monkeypatch.setattr(tasks.sandbox, "read_in_child", lambda *_: {"blocks": [], "remarks": []})
    assert client.post(at(intake))["Location"] == at(intake)
    intake.refresh_from_db()
    assert intake.state == "read"


def test_a_defect_of_ours_is_a_refusal_in_words(as_: Any, monkeypatch: Any, caplog: Any) -> None:
    monkeypatch.setattr(tasks.sandbox, "read_in_child", lambda *_: 1 / 0)
    assert "was not expected" in html(bring(as_("lead"), b"%PDF-1.7", "plan.pdf"))
    assert "ZeroDivisionError" in caplog.text


def test_a_reading_whose_worker_died_is_given_up(as_: Any) -> None:
    long_ago = now() - GIVEN_UP_AFTER - timedelta(seconds=1)
    lost, going = an_intake("reading", state_at=long_ago), an_intake("reading")
    assert "The reading stopped before it was done" in html(as_("lead").get(at(lost)))
    going.refresh_from_db()
    assert going.state == "reading"
    assert reap() == 0


def test_a_reading_given_up_meanwhile_writes_nothing_more(as_: Any, monkeypatch: Any) -> None:
    def slow(*_: Any) -> dict[str, Any]:
        Intake.objects.update(state="refused", problem="Given up")
        return {"blocks": [], "remarks": []}

    monkeypatch.setattr(tasks.sandbox, "read_in_child", slow)
    assert "Given up" in html(bring(as_("lead"), b"%PDF-1.7", "plan.pdf"))


def test_a_document_being_read_is_not_asked_for_again(as_: Any) -> None:
    intake = an_intake("reading")
    page = html(as_("lead").post(at(intake), follow=True))
    assert "Nothing had to be read again" in page


@pytest.mark.parametrize("who", ["owner", "officer", "board", "forum", "auditor", "nobody"])
def test_others_find_nothing(who: str, as_: Any) -> None:
    intake = an_intake_with_a_plan_file()
    for path in (LIST, LOAD, at(intake), at(intake) + "file/", at(intake) + "make/"):
        assert as_(who).get(path).status_code == 404
        assert as_(who).post(path).status_code == 404
    assert not Plan.objects.filter(slug="small").exists()


def test_an_administrator_may_too(as_: Any) -> None:
    assert make(as_("administrator")).status_code == 302


@pytest.mark.parametrize("state", ["waiting", "reading", "refused", "removed"])
def test_only_what_was_read_can_be_made(state: str, as_: Any) -> None:
    assert as_("lead").post(at(an_intake(state)) + "make/").status_code == 404


def test_a_document_the_worker_forgot_can_be_asked_for_again(as_: Any, monkeypatch: Any) -> None:
    asked: list[int] = []
    monkeypatch.setattr(bringing, "ask_to_read", lambda found: asked.append(found.pk))
    intake, client = an_intake("waiting"), as_("lead")
    assert "Ask again for it to be read" not in html(client.get(at(intake)))
    client.post(at(intake))
    assert asked == []
    Intake.objects.update(state_at=now() - GIVEN_UP_AFTER - timedelta(seconds=1))
    assert "Ask again for it to be read" in html(client.get(at(intake)))
    client.post(at(intake))
    client.post(at(intake))
    assert asked == [intake.pk]
