"""``python -m milepost.sources.reading <path> <kind> [<name>]``: read one file under limits, and print what was read.

Each line it prints is JSON: ``{"said": words, "done": n, "of": n}`` as it goes, and last ``{"document": ...}``, or for the kind
"cells" ``{"cells": ...}``,
``{"unreadable": words}`` or ``{"crashed": what}``. ``sources.sandbox`` starts it; nothing of the file stands in "crashed".
"""

from __future__ import annotations

import json
import sys
import time
import traceback
from pathlib import Path
from typing import Any

from . import CELLS, Say, Unreadable, limits, read_document, readable

SELDOM = 0.3
"""Seconds between two words of progress, because whoever listens may write each down."""


def main(path: str, kind: str, name: str = "") -> None:
    # What libraries print must not stand between the lines of the answer.
    answer, sys.stdout = sys.stdout, sys.stderr

    told = 0.0

    def say(said: str, done: int, of: int) -> None:
        nonlocal told
        if done == of or time.monotonic() - told > SELDOM:
            told = time.monotonic()
            tell(said=said, done=done, of=of)

    def tell(**what: Any) -> None:
        write(json.dumps(what))

    def write(line: str) -> None:
        answer.write(line + "\n")
        answer.flush()

    try:
        write(read(Path(path), kind, name, say))
    except Unreadable as refusal:
        tell(unreadable=refusal.words, cause=_cause(refusal.__cause__))
    except MemoryError:
        tell(crashed="memory")
    except Exception as error:
        tell(crashed=_cause(error))


def read(path: Path, kind: str, name: str, say: Say) -> str:
    """The line that carries the document. Raises Unreadable."""
    from ..carrying import to_json
    from .looking import look_at

    with path.open("rb") as file:
        looked = look_at(file, name, expected=kind)
    if kind == CELLS:
        return _cells(path, looked.kind)
    document = to_json(read_document(path, looked.kind, say))
    remarks = [{"at": {}, "words": words} for words in looked.remarks] + document["remarks"]
    document["remarks"] = remarks[: limits.MOST_REMARKS]
    line = json.dumps({"document": document})
    if len(line) > limits.MOST_JSON:
        raise Unreadable(limits.too_much())
    return line


def _cells(path: Path, kind: str) -> str:
    """The line that carries the bare cells of a workbook. Raises Unreadable."""
    from .cells import read_cells
    from .refusals import NOT_A_WORKBOOK

    if kind != "xlsx":
        raise Unreadable(NOT_A_WORKBOOK)
    line = json.dumps({"cells": readable(read_cells, path)})
    if len(line) > limits.MOST_JSON:
        raise Unreadable(limits.too_much())
    return line


def _cause(error: BaseException | None) -> str:
    """The kind of error and the line of code it came from: enough to mend it, without a word of somebody's document."""
    if error is None:
        return ""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__} at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""


def confine(kind: str = "") -> None:
    """Limits that the operating system holds, where it can: no file written, no process started, memory and time bounded."""
    try:
        import resource
    except ImportError:  # Windows has none; the wall clock in ``sources.sandbox`` remains
        return
    seconds = limits.PDF_PROCESSOR_SECONDS if kind == "pdf" else limits.PROCESSOR_SECONDS
    wanted = (
        ("RLIMIT_AS", limits.MEMORY, limits.MEMORY),
        ("RLIMIT_CPU", seconds, seconds + 2),
        ("RLIMIT_FSIZE", 0, 0),
        ("RLIMIT_NOFILE", limits.OPEN_FILES, limits.OPEN_FILES),
        ("RLIMIT_NPROC", 0, 0),
        ("RLIMIT_CORE", 0, 0),
    )
    for name, soft, hard in wanted:
        try:
            resource.setrlimit(getattr(resource, name), (soft, hard))
        except (AttributeError, ValueError, OSError):  # macOS refuses some of them
            continue


if __name__ == "__main__":
    confine(sys.argv[2])
    main(*sys.argv[1:])
