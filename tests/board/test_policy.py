"""The policy of boards: each day is read by the entry of that day, and a slip is told before anything begins."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from milepost.board.checks import policy_is_right
from milepost.board.policy import board_policies, board_policy
from milepost.config.env import ROOT

PAGE = (ROOT / "docs" / "how-to" / "change-how-boards-work.md").read_text("utf-8")


@pytest.fixture
def file(settings: Any, tmp_path: Path) -> Iterator[Path]:
    """A copy of the shipped file that a test may change."""
    here = tmp_path / "definitions"
    shutil.copytree(settings.DEFINITIONS, here)
    settings.DEFINITIONS = here
    board_policies.cache_clear()
    yield here / "policies" / "board.yaml"
    board_policies.cache_clear()


def test_as_shipped_nothing_is_wrong() -> None:
    assert policy_is_right() == []


def test_an_entry_counts_from_its_day_and_not_before(file: Path) -> None:
    text = file.read_text("utf-8")
    entry = text[text.index("  - from_date") :]
    later = entry.replace("2014-09-01", "2026-09-01").replace("challenge_working_days: 10", "challenge_working_days: 5")
    file.write_text(text + later, "utf-8")
    days = [board_policy(on).challenge_working_days for on in (date(2026, 8, 31), date(2026, 9, 1))]
    assert days == [10, 5]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("close_days_before: 10", "close_days_before: 28"), "answers must be due after the cycle opens"),
        (("from_date: 2014-09-01", "from_date: 2014-09-31"), "it is not a date in the calendar"),
        (('quiet_from: "18:00"', 'quiet_from: "6pm"'), 'Write it like "18:00"'),
        (("red_meetings: 2", "red_meetings: 0"), "0 is less than the minimum of 1"),
        (("stocktake_days_before: 14", "stock_days_before: 14"), ""),
    ],
)
def test_a_slip_is_named_by_file_and_line(file: Path, change: tuple[str, str], words: str) -> None:
    text = file.read_text("utf-8")
    assert change[0] in text
    file.write_text(text.replace(*change, 1), "utf-8")
    (found,) = policy_is_right()
    line = text[: text.index(change[0])].count("\n") + 1
    assert f"definitions/policies/board.yaml, line {line}, " in found.msg
    assert words in found.msg


def test_the_page_that_says_how_names_every_number(file: Path) -> None:
    schema = json.loads((file.parents[1] / "schemas" / "board.schema.json").read_text("utf-8"))
    (table,) = re.findall(r"^\| in the file \|.*?\n\n", PAGE, re.DOTALL | re.MULTILINE)
    named = set(re.findall(r"`([a-z_]+)`", table))
    assert named | {"from_date"} == set(schema["$defs"]["policy"]["properties"])
    shown = re.search(r"^`(definitions/policies/board\.yaml, line \d+, .*)`\.$", PAGE, re.MULTILINE)
    file.write_text(file.read_text("utf-8").replace("close_days_before: 10", "close_days_before: 28"), "utf-8")
    assert shown
    assert policy_is_right()[0].msg == shown[1]
