"""A plan taken away and brought back: what is proposed, what is being made, what cannot be made, what a newer version changes."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from milepost.config.env import ROOT

from .conftest import Visitor, serve
from .test_bring_a_plan import enters, is_for_everyone

PLAN = "/desk/plans/exampleshire/"
NEWS = {"Rating": "Amber", "What happened": "Two meetings and a report", "Your name or post": "Head of SEND"}
TICKET = """
from django.core import signing
from milepost.desk.documents.waiting import SALT
from milepost.people.models import User
lead = User.objects.get(email="lead@example.org")
print(signing.dumps([lead.pk, "exampleshire", "still-to-come.pdf"], salt=SALT))
"""


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """A server with a demonstration of its own, and with Word templates that are no Word documents."""
    templates = tmp_path_factory.mktemp("templates")
    for name in ("plan.docx", "plan-public.docx"):
        (templates / name).write_bytes(b"nothing")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORD_TEMPLATES", str(templates))
        with serve(tmp_path_factory.mktemp("out"), demo=True) as served:
            yield served


@pytest.fixture(scope="module")
def site(here: tuple[str, dict[str, str]]) -> str:
    return here[0]


def a_workbook(visitor: Visitor, path: Path, edits: dict[str, dict[str, str]]) -> Path:
    """The plan's workbook as it is taken away, with cells changed by milestone and heading."""
    taken = visitor.page.request.get(f"{visitor.site}{PLAN}take-away/plan.xlsx")
    book = load_workbook(io.BytesIO(taken.body()))
    sheet = book["Plan"]
    columns = [str(cell.value) for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        for heading, words in edits.get(str(row[columns.index("Milestone ref")].value), {}).items():
            row[columns.index(heading)].value = words
    book.save(path)
    return path


def brings(visitor: Visitor, page: str, file: Path, button: str) -> None:
    visitor.opens(page)
    is_for_everyone(visitor)
    visitor.page.set_input_files("input[type=file]", str(file))
    enters(visitor, button)


def refused(visitor: Visitor) -> None:
    """The browser tells the console that a page answered with a refusal; it is one here."""
    assert all("409" in said for said in visitor.said), visitor.said
    visitor.said.clear()


def test_a_workbook_comes_back_as_proposed_updates(visitor: Visitor, tmp_path: Path) -> None:
    visitor.becomes("Leo Lead")
    wrong = {"1.1a.4": {"Rating": "Purple", "Your name or post": "Head of SEND"}}
    book = a_workbook(visitor, tmp_path / "plan.xlsx", {"1.1a.3": NEWS, **wrong})
    brings(visitor, f"{PLAN}bring-updates/", book, "Show what it would change")
    visitor.sees("Which of these will you send?")
    visitor.sees("Cells to put right")
    is_for_everyone(visitor)
    other = visitor.page.context.new_page()
    later = a_workbook(visitor, tmp_path / "later.xlsx", {"1.1a.3": {**NEWS, "What happened": "A third meeting"}})
    other.goto(f"{visitor.site}{PLAN}bring-updates/")
    other.set_input_files("input[type=file]", str(later))
    other.get_by_role("button", name="Show what it would change").click()
    enters(visitor, "Send the chosen updates")
    visitor.sees("Posted 1 update: 1.1a.3")
    is_for_everyone(visitor)
    first, visitor.page = visitor.page, other
    enters(visitor, "Send the chosen updates")
    visitor.sees("Some updates were not sent")
    is_for_everyone(visitor)
    visitor.page = first
    refused(visitor)


def test_a_document_that_is_being_made(visitor: Visitor, here: tuple[str, dict[str, str]]) -> None:
    shell = [sys.executable, "manage.py", "shell", "--verbosity", "0", "--command", TICKET]
    made = subprocess.run(shell, cwd=ROOT, env=here[1], check=True, capture_output=True, text=True)
    visitor.becomes("Leo Lead")
    visitor.opens(f"{PLAN}take-away/waiting/{made.stdout.strip()}/")
    visitor.sees("The document is being made")
    is_for_everyone(visitor)


def test_a_document_that_cannot_be_made(visitor: Visitor) -> None:
    visitor.becomes("Leo Lead")
    for path, words in (
        (f"{PLAN}take-away/plan.docx", "it is not a Word document"),
        ("/plans/exampleshire/plan.docx", "We cannot make Word documents at the moment"),
    ):
        visitor.page.goto(visitor.site + path)
        visitor.sees(words)
        is_for_everyone(visitor)
    refused(visitor)


def test_a_newer_version_is_held_against_the_plan(visitor: Visitor, tmp_path: Path) -> None:
    visitor.becomes("Leo Lead")
    book = a_workbook(visitor, tmp_path / "newer.xlsx", {"1.1a.3": {"Milestone": "The backlog is half as long"}})
    brings(visitor, f"{PLAN}newer/", book, "Bring the document")
    visitor.page.get_by_role("heading", name="Look through newer.xlsx").wait_for(timeout=60_000)
    is_for_everyone(visitor)
    enters(visitor, "Hold it against the plan")
    visitor.sees("The backlog is half as long")
    is_for_everyone(visitor)
    enters(visitor, "Take over what is ticked")
    visitor.sees("Tick what is to be taken over")
    is_for_everyone(visitor)
