"""Reading a file that a stranger made, in a process of its own that may do nothing else.

The child has an empty environment (no database, no secrets), limits on memory, time and files that the operating system
holds (``reading.__main__``), and an answer of bounded length. Whatever happens to it, the caller gets words.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from .carrying import Json, from_json
from .reading import CELLS, Say, Unreadable, limits

log = logging.getLogger(__name__)
ROOT = Path(__file__).resolve().parents[2]

TOO_MUCH_MEMORY = (
    "Reading this file took more memory than Milepost gives one file, so it was stopped. "
    "Save the plan alone in a new file, without pictures and other tables, and choose that"
)
TOO_LONG = (
    "Reading this file took longer than Milepost gives one file, so it was stopped. "
    "Save the plan alone in a new file, without pictures and other tables, and choose that"
)
CRASHED = (
    "Something in this file stopped Milepost from reading it. Open it in the program it was made with, "
    "save it as a new Word document (.docx) or Excel workbook (.xlsx), and choose that"
)


def read_in_child(path: Path, kind: str, say: Say, name: str = "") -> Json:
    """What was read, as ``sources.carrying`` has it. ``name`` is what its owner called it. Raises Unreadable.

    What ``say`` raises goes through, and the child is ended: so a caller can stop the reading.
    """
    answer = _in_child(path, kind, say, name)
    with suppress(KeyError, TypeError, ValueError, IndexError, AttributeError):
        from_json(answer["document"])
        return dict(answer["document"])
    raise Unreadable(CRASHED)


def cells_in_child(path: Path) -> list[Json]:
    """The bare cells of each sheet of a workbook, as ``reading.cells`` has them. Raises Unreadable."""
    answer = _in_child(path, CELLS, lambda *said: None, "")
    if not isinstance(answer.get("cells"), list):
        raise Unreadable(CRASHED)
    return list(answer["cells"])


def _in_child(path: Path, kind: str, say: Say, name: str) -> Json:
    """What the child answered last, where that is what was read. Raises Unreadable."""
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-E", "-s", "-B", "-X", "utf8", "-m", "milepost.sources.reading", str(path), kind, name],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=_environment(),
        start_new_session=True,
    ) as child:
        late = threading.Event()

        def stop() -> None:
            late.set()
            _end(child)

        clock = threading.Timer(limits.WALL_SECONDS, stop)
        clock.daemon = True
        clock.start()
        try:
            last = _listen(child.stdout, say) if child.stdout else {}
            with suppress(subprocess.TimeoutExpired):
                child.wait(2)  # so that how it ended is its own
        finally:
            clock.cancel()
            _end(child)
    return _answered(last, child.returncode, late.is_set())


def _listen(lines: IO[bytes], say: Say) -> dict[str, Any]:
    """Pass progress on, and give the last line: empty where the child broke off, or said more than it may."""
    room = limits.MOST_JSON + 1_000_000
    while room > 0 and (line := lines.readline(room)):
        room -= len(line)
        try:
            told = json.loads(line)
        except ValueError:
            return {}
        if "said" not in told:
            return dict(told)
        say(str(told["said"]), int(told["done"]), int(told["of"]))
    return {}


def _answered(last: dict[str, Any], code: int, late: bool) -> Json:
    if "document" in last or "cells" in last:
        return last
    if "unreadable" in last:
        if last.get("cause"):
            log.warning("A file could not be read: %s", last["cause"])
        raise Unreadable(str(last["unreadable"]))
    if late or code == -getattr(signal, "SIGXCPU", 0):
        raise Unreadable(TOO_LONG)
    if last.get("crashed") == "memory" or (not last and code == -getattr(signal, "SIGKILL", 0)):
        raise Unreadable(TOO_MUCH_MEMORY)
    log.error("The reader ended with %s: %s", code, last.get("crashed", "nothing said"))
    raise Unreadable(CRASHED)


def _end(child: subprocess.Popen[bytes]) -> None:
    """End the child and all it started; harmless where it has ended."""
    if child.poll() is not None:
        return
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()


def _environment() -> dict[str, str]:
    """Nothing, but for the one variable without which Windows starts no program."""
    return {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
