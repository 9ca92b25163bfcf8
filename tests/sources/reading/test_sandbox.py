"""Whatever happens to the child, the caller gets words; and the child can do nothing but read."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from milepost.sources import sandbox
from milepost.sources.reading import Unreadable, limits

SAY = lambda said, done, of: None  # noqa: E731


def child(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """The child runs this instead of the reader, confined as the reader is."""
    real = sandbox.subprocess.Popen
    confined = f"import sys; sys.path.insert(0, {str(sandbox.ROOT)!r})\n"
    confined += f"from milepost.sources.reading.__main__ import confine; confine()\nimport json\n{code}"
    monkeypatch.setattr(
        sandbox.subprocess, "Popen", lambda command, **more: real([sys.executable, "-c", confined], **more)
    )


def read(path: Path, kind: str, name: str = "") -> Any:
    return sandbox.read_in_child(path, kind, SAY, name)


def test_a_table_is_read_and_progress_is_said(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes("ref,what\n1.1,Zoë is heard\n".encode("cp1252"))
    said: list[tuple[str, int, int]] = []
    read_ = sandbox.read_in_child(file, "csv", lambda *what: said.append(what), "plan.csv")
    assert "Zoë is heard" in json.dumps(read_, ensure_ascii=False)
    assert "Windows-1252" in read_["remarks"][0]["words"]
    assert said[-1] == ("Reading the table", 1, 1)


def test_what_the_reader_refuses_is_refused_in_its_words(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"{\\rtf1 Aims}")
    with pytest.raises(Unreadable, match="rich text file"):
        read(file, "docx")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("bytes(2_000_000_000)", sandbox.CRASHED),  # a traceback, and no answer
        ("print(json.dumps({'crashed': 'memory'}))", sandbox.TOO_MUCH_MEMORY),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", sandbox.TOO_MUCH_MEMORY),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", sandbox.TOO_LONG),
        ("import os; os.abort()", sandbox.CRASHED),
        ("print('not json')", sandbox.CRASHED),
        ("print(json.dumps({'document': {'blocks': [1], 'remarks': []}}))", sandbox.CRASHED),
        ("print(json.dumps({'crashed': 'KeyError at word.py:1'}))", sandbox.CRASHED),
    ],
)
def test_a_child_that_fails(monkeypatch: pytest.MonkeyPatch, code: str, words: str) -> None:
    child(monkeypatch, code)
    with pytest.raises(Unreadable) as refused:
        read(Path("a"), "docx")
    assert refused.value.words == words


def test_a_child_that_never_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WALL_SECONDS", 0.5)
    child(monkeypatch, "import time; time.sleep(600)")
    with pytest.raises(Unreadable) as refused:
        read(Path("a"), "docx")
    assert refused.value.words == sandbox.TOO_LONG


def test_a_child_that_never_stops_talking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_JSON", 1_000_000)
    child(monkeypatch, "while True: print('x' * 1_000_000, end='')")
    with pytest.raises(Unreadable):
        read(Path("a"), "docx")


def test_what_say_raises_ends_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    class Removed(Exception):
        pass

    def say(*what: Any) -> None:
        raise Removed

    child(monkeypatch, "print(json.dumps({'said': 'a', 'done': 0, 'of': 1}), flush=True)\nimport time; time.sleep(600)")
    with pytest.raises(Removed):
        sandbox.read_in_child(Path("a"), "docx", say)


def test_the_child_knows_nothing_and_may_do_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    child(
        monkeypatch,
        f"""
import os, subprocess
may = []
def tried(name, act):
    try:
        act()
        may.append(name)
    except (OSError, MemoryError):
        pass
def write():
    with open({str(tmp_path / "written")!r}, "w") as file:
        file.write("x")
tried("memory", lambda: bytes(2_000_000_000))
tried("files", lambda: [open("/dev/null") for _ in range(100)])
tried("write", write)
if os.getuid():
    tried("process", lambda: subprocess.run(["true"]))
known = [n for n in os.environ if n not in ("LC_CTYPE",)]
print(json.dumps({{"unreadable": f"{{may}} {{known}}"}}))
""",
    )
    with pytest.raises(Unreadable) as told:
        read(Path("a"), "docx")
    assert told.value.words == "[] []"
    assert "DATABASE_URL" in os.environ


def test_reading_does_not_bring_django_in() -> None:
    code = (
        "import sys, milepost.sources.reading.__main__, milepost.sources.reading.looking, milepost.sources.carrying\n"
    )
    code += "print('django' in sys.modules)"
    done = sandbox.subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=sandbox.ROOT, check=True)
    assert done.stdout.strip() == b"False"
