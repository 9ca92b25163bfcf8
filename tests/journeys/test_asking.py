"""A secretary asks owners before a meeting, and looks at what came."""

from __future__ import annotations

import subprocess
import sys

from milepost.config.env import ROOT

from .conftest import Visitor

A_MEETING = "from tests.board.meeting import a_meeting; print(a_meeting().pk)"
CUT_OFF = "from tests.board.cycles.asked import a_cut_off_letter; a_cut_off_letter()"


def test_asks_chases_and_settles_a_letter_nobody_knows_of(visitor: Visitor, served: tuple[str, dict[str, str]]) -> None:
    def does(code: str) -> str:
        command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
        return subprocess.run(command, cwd=ROOT, env=served[1], check=True, capture_output=True, text=True).stdout

    visitor.becomes("Sam Secretary")
    visitor.opens(f"/desk/meetings/{does(A_MEETING).strip()}/")
    visitor.presses("See who would be asked, and ask them")
    visitor.sees("2 people, for ")
    visitor.has_no_barrier()
    visitor.presses("Ask them")
    visitor.sees("Owners are asked")
    does(CUT_OFF)
    visitor.presses("Remind now")
    visitor.has_no_barrier()
    visitor.presses("Back to what was asked")
    visitor.has_no_barrier()
    visitor.presses("The letter to Sam Secretary")
    visitor.has_no_barrier()
    visitor.page.get_by_label("Count it as sent").check()
    visitor.presses("Save")
    visitor.sees("The letter to Sam Secretary is settled")
