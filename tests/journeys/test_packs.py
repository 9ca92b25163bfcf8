"""A secretary looks at the draft of a pack, freezes it, publishes it and takes it back; a lead removes words from it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from milepost.config.env import ROOT

from .conftest import Visitor, serve

PLANNED = """
from tests.board.decisions import making
from tests.board.packs.packing import the_meeting
print(the_meeting().pk, making.decision(making.item(the_meeting())).pk)
"""


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str, str]]:
    """A server of its own, with a meeting that is planned and a decision: its address, and their ids."""
    with serve(tmp_path_factory.mktemp("packs"), demo=True) as (address, env):
        command = [sys.executable, "manage.py", "shell", "-v", "0", "-c", PLANNED]
        made = subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, text=True)
        meeting, decision = made.stdout.split()
        yield address, meeting, decision


@pytest.fixture
def site(planned: tuple[str, str, str]) -> str:
    return planned[0]


def clicks(visitor: Visitor, words: str, kind: Any = "link") -> None:
    with visitor.page.expect_navigation():
        visitor.page.get_by_role(kind, name=words).first.click()


def test_a_pack_from_draft_to_public(visitor: Visitor, planned: tuple[str, str, str]) -> None:
    _, meeting, decision = planned
    visitor.becomes("Sam Secretary")
    visitor.opens(f"/desk/meetings/{meeting}/")
    clicks(visitor, "Look at the draft")
    visitor.sees("It changes until it is frozen")
    visitor.fits()
    clicks(visitor, "Freeze the pack")
    visitor.fits()
    clicks(visitor, "Freeze the pack", "button")
    visitor.sees("The pack is frozen")
    visitor.fits()
    pack = visitor.page.url
    clicks(visitor, "it would be made the same again")
    visitor.sees("the pack says exactly the same")
    visitor.fits()
    visitor.page.goto(pack)
    with visitor.page.expect_download() as given:
        visitor.page.get_by_role("link", name="Excel").click()
    assert given.value.suggested_filename.endswith(".xlsx")
    clicks(visitor, "See what everyone would read")
    visitor.fits()
    clicks(visitor, "Publish it", "button")
    visitor.sees("Everyone can read the pack now")
    clicks(visitor, "Take it back from the public")
    clicks(visitor, "Take it back", "button")
    visitor.sees("Say why it is taken back")
    visitor.fits()
    visitor.page.get_by_label("Why is it taken back?").fill("A figure was wrong")
    clicks(visitor, "Take it back", "button")
    visitor.sees("The pack is not public any more")
    assert visitor.page.url == pack
    visitor.becomes("Leo Lead")
    visitor.opens(f"/desk/boards/redact/decision/{decision}/")
    visitor.fits()
    visitor.opens("/desk/boards/")
    clicks(visitor, "Exampleshire SEND Improvement Board")
    clicks(visitor, "All of its packs")
    visitor.fits()
