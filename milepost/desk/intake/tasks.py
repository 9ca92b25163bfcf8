"""Reading a document beside the server, so that nobody waits on it and nothing it does can harm the server."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from django_tasks import task

from milepost.people.clock import today
from milepost.plan.planfile import PlanFileProblems, read_plan_file
from milepost.sources import sandbox
from milepost.sources.actions import begin_reading, finish_reading, reap, refuse_reading, say
from milepost.sources.models import Intake
from milepost.sources.readable import PLAN_FILES
from milepost.sources.reading import Unreadable

from .planfiles import lines_of, problems_of

log = logging.getLogger(__name__)
NOT_EXPECTED = (
    "Something in this file was not expected, and reading it failed. It has been written in the log. "
    "Save the document again, or as another format, and bring that"
)


@task()
def read_document(pk: int) -> None:
    """Read one document, if it still waits. Whatever goes wrong is written on it."""
    reap()
    intake = begin_reading(pk)
    if intake is None:
        return
    try:
        read = _read_plan_file if intake.file_kind in PLAN_FILES else _read
        finish_reading(intake=intake, document=read(intake))
    except Unreadable as error:
        refuse_reading(intake=intake, problem=error.words)
    except PlanFileProblems as error:
        problem = f"{len(error.problems)} to put right in the plan file"
        refuse_reading(intake=intake, problem=problem, document=problems_of(error))
    except Exception:
        log.exception("Reading document %s failed", pk)
        refuse_reading(intake=intake, problem=NOT_EXPECTED)


def ask_to_read(intake: Intake) -> None:
    """Ask the worker; called in the transaction that brings the document."""
    read_document.enqueue(intake.pk)


def _read(intake: Intake) -> dict[str, Any]:
    def told(words: str, done: int, steps: int) -> None:
        say(intake.pk, words, done, steps)

    return sandbox.read_in_child(Path(intake.file.path), intake.file_kind, told, intake.file_name)


def _read_plan_file(intake: Intake) -> dict[str, Any]:
    say(intake.pk, "Checking the plan file, line by line", 1, 2)
    with intake.file.open("rb") as file:
        text = file.read().decode("utf-8-sig")
    return lines_of(read_plan_file(text, intake.file_name, today=today()), text, intake.file_name)
