"""A person who has never seen Milepost takes a Word plan to a draft, sees every doubt, and finds where each row came from."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from milepost.config.env import ROOT

from . import reading
from .a_word_plan import write
from .conftest import Visitor, serve


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with a demonstration of its own, and a worker beside it as ``start.py`` runs one."""
    with serve(tmp_path_factory.mktemp("bring"), demo=True, at_once=False) as (address, env):
        worker = subprocess.Popen([sys.executable, "manage.py", "worker", "--verbosity", "0"], cwd=ROOT, env=env)
        try:
            yield address
        finally:
            worker.terminate()
            worker.wait(10)


def is_for_everyone(visitor: Visitor) -> None:
    """No barrier, nothing wider than a phone, one order for eye and ear, each label its own; with everything unfolded."""
    folded = "document.querySelectorAll('main details:not([open])')"
    visitor.page.evaluate(f"for (const d of {folded}) {{ d.open = true; d.dataset.folded = 1; }}")
    visitor.has_no_barrier()
    visitor.page.set_viewport_size({"width": 320, "height": 800})
    path = visitor.page.url
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 320, path
    assert reading.order(visitor.page) == [], path
    assert reading.labels(visitor.page) == [], path
    assert reading.focus(visitor.page) == [], path
    visitor.page.set_viewport_size({"width": 1280, "height": 900})
    visitor.page.evaluate("for (const d of document.querySelectorAll('[data-folded]')) d.open = false")


def enters(visitor: Visitor, words: str) -> None:
    """Press Enter on a button or link, and wait for the next page."""
    with visitor.page.expect_navigation():
        visitor.page.locator("main").get_by_role("button", name=words, exact=True).press("Enter")


def test_a_word_plan_becomes_a_draft(visitor: Visitor, tmp_path: Path) -> None:
    plan = tmp_path / "Newshire plan.docx"
    write(plan)
    page = visitor.page
    visitor.becomes("Leo Lead")
    page.get_by_role("link", name="Bring a plan").click()
    is_for_everyone(visitor)
    page.set_input_files("input[type=file]", str(plan))
    enters(visitor, "Bring the document")
    is_for_everyone(visitor)
    page.get_by_role("heading", name="Look through Newshire plan.docx").wait_for(timeout=60_000)
    is_for_everyone(visitor)
    visitor.sees("2 questions must be answered")
    overview = page.url

    for path in ("plan/", "columns/", "unused/", "workstreams/add/", "remove/", "make/"):
        page.goto(overview + path)
        is_for_everyone(visitor)
    visitor.sees("A plan cannot be made while they are open")

    page.goto(overview)
    enters(visitor, "Begin to look through it")
    is_for_everyone(visitor)
    visitor.sees("it depends on something else")
    page.get_by_role("link", name=re.compile("Put it right.*Both caseworkers")).click()
    is_for_everyone(visitor)
    page.get_by_label("What the deadline means").fill("June 2027")
    enters(visitor, "Keep this")
    assert page.get_by_text("it depends on something else").count() == 0
    enters(visitor, "I have looked through this workstream")
    visitor.sees("is given twice")
    page.get_by_role("link", name=re.compile("Put it right.*Publish what")).click()
    page.get_by_label("Ref", exact=True).fill("2.1b")
    enters(visitor, "Keep this")
    enters(visitor, "I have looked through this workstream")
    visitor.sees("Nothing stands in the way of a draft plan")
    is_for_everyone(visitor)
    enters(visitor, "Go on to make the draft plan")
    is_for_everyone(visitor)
    if page.get_by_label("I have seen what stays doubtful").count():
        page.get_by_label("I have seen what stays doubtful").check()
    enters(visitor, "Make the draft plan")
    visitor.sees("is made")
    is_for_everyone(visitor)
    page.get_by_role("link", name="1.1a.2", exact=True).first.click()
    page.get_by_text("Where this came from").click()
    visitor.sees("Table 1, row 3, column 7")
    is_for_everyone(visitor)
    page.goto(overview)
    visitor.sees("Leo Lead made")
    is_for_everyone(visitor)
    assert page.request.get(visitor.site + "/plans/newshire-priority-action-plan/").status == 404


def test_what_cannot_be_read_says_why(visitor: Visitor, tmp_path: Path) -> None:
    words = tmp_path / "plan.docx"
    words.write_bytes(b"PK\x03\x04 and nothing that was ever packed")
    visitor.becomes("Leo Lead")
    visitor.opens("/desk/plans/load/")
    visitor.page.set_input_files("input[type=file]", str(words))
    enters(visitor, "Bring the document")
    visitor.sees("There is a problem")
    is_for_everyone(visitor)


def test_a_reading_without_a_script(chromium: Any, site: str, tmp_path: Path) -> None:
    """Looking again by hand is enough."""
    plan = tmp_path / "Plan without script.docx"
    write(plan)
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(site + "/demo/")
    page.get_by_role("button", name="Be Leo Lead").click()
    page.goto(site + "/desk/plans/load/")
    page.set_input_files("input[type=file]", str(plan))
    page.get_by_role("button", name="Bring the document").click()
    for _ in range(60):
        if page.get_by_role("heading", name="Look through Plan without script.docx").count():
            break
        page.get_by_role("link", name="Look again").click()
        time.sleep(0.5)
    page.get_by_role("heading", name="Look through Plan without script.docx").wait_for(timeout=1000)
    page.context.close()
