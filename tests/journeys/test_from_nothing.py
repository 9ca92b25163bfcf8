"""An administrator starts a real partnership from an empty database, by keyboard alone, second step and all."""

from __future__ import annotations

import base64
import hmac
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from milepost.config.env import ROOT

from .conftest import Visitor, serve

PLAN_FILE = """\
plan: {slug: ours, title: Our plan, kind: priority_action_plan}
area: {name: Newshire}
posts: {head: {title: Head of SEND}}
bodies: {board: {name: Newshire Board}}
workstreams:
  - ref: "1"
    statement: One thing
    accountable: []
    outcomes:
      - ref: "1.1"
        statement: It is better
        actions:
          - {ref: 1.1a, statement: Do it, milestones: [{statement: Done, deadline: Nov 2026, owners: [head]}]}
"""


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """A server with nothing in its database, and its environment."""
    with serve(tmp_path, demo=False) as (address, env):
        yield address, env


def six_digits(secret: str) -> str:
    """A time-based one-time password (RFC 6238), as the app on a phone makes it."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), "sha1").digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def test_from_nothing_to_a_live_plan(empty: tuple[str, dict[str, str]], chromium: Any, tmp_path: Path) -> None:
    address, env = empty
    page = chromium.new_context().new_page()
    admin = Visitor(page, address, [])
    keys = page.keyboard
    command = [sys.executable, "manage.py", "first_administrator", "--email", "a@example.org", "--name", "Ann Admin"]
    told = subprocess.run([*command, "--site", address], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    again = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    assert again.returncode == 1
    assert "There is an administrator already" in again.stderr

    page.goto(told.stdout.split()[-1])
    admin.has_no_barrier()
    admin.tabs_to("Choose a password")
    keys.type("correct horse battery")
    admin.presses("Start")
    admin.opens("/desk/people/")
    admin.sees("Add a second step before you go on")
    admin.presses("Set it up")
    if "reauthenticate" in page.url:
        admin.tabs_to("Password")
        keys.type("correct horse battery")
        admin.presses("Continue")
    admin.has_no_barrier()
    secret = page.locator("code").inner_text().strip()
    admin.tabs_to("code")
    keys.type(six_digits(secret))
    admin.presses("Turn it on")
    admin.has_no_barrier()

    admin.opens("/desk/people/partnership/")
    admin.tabs_to("The partnership's name")
    keys.type("Newshire SEND Partnership")
    admin.presses("Save")
    admin.sees("The partnership is saved")
    admin.opens("/desk/people/areas/new/")
    admin.tabs_to("Name")
    keys.type("Newshire")
    admin.presses("Save")
    admin.sees("Saved: Newshire")

    plan = tmp_path / "ours.yaml"
    plan.write_text(PLAN_FILE, "utf-8")
    admin.opens("/desk/plans/load/")
    page.set_input_files("input[type=file]", str(plan))
    admin.presses("Bring the document")
    admin.sees("Look through Our plan")
    admin.presses("Go on to make the draft plan")
    admin.presses("Make the draft plan")
    admin.sees("The draft of Our plan is made")
    assert page.request.get(address + "/plans/ours/").status == 404

    def dated() -> None:
        day = time.localtime()
        for name, value in (("day", day.tm_mday), ("month", day.tm_mon), ("year", day.tm_year)):
            page.locator(f"#id_on-{name}").fill(str(value))

    admin.opens("/desk/plans/ours/life/")
    admin.sees("Nobody is recorded as having taken part in writing it")
    admin.opens("/desk/plans/ours/life/took-part/")
    admin.has_no_barrier()
    admin.tabs_to("Who took part?")
    keys.type("Newshire Forum")
    admin.tabs_to("How did they take part?")
    keys.type("Two workshops")
    dated()
    admin.presses("Record it")
    for signer in ("Head of SEND, on their behalf", "Newshire Board, on their behalf"):
        admin.opens("/desk/plans/ours/life/sign-off/")
        admin.has_no_barrier()
        page.get_by_label("Who signs it off?").select_option(signer)
        admin.tabs_to("In their words (optional)")
        keys.type("Minute 4")
        dated()
        admin.presses("Sign it off")
    admin.sees("Nothing is missing")
    for word in ("Submitted", "Fit for purpose", "Live"):
        admin.opens("/desk/plans/ours/life/")
        page.get_by_label(word, exact=True).check()
        dated()
        admin.presses("Record it")
    assert page.request.get(address + "/plans/ours/").status == 200
