"""The one door says what happened, why it matters and the next command; never a traceback."""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from milepost.config.env import ROOT


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A checkout with nothing installed."""
    folder = tmp_path / "milepost"
    folder.mkdir()
    shutil.copy(ROOT / "start.py", folder)
    shutil.copytree(ROOT / "requirements", folder / "requirements")
    return folder


@pytest.fixture
def door(copy: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("door", copy / "start.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def said(door: ModuleType, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    # Port 0 is always free: these tests run beside a demonstration too.
    assert door.main(list(arguments) or ["--port", "0"]) == 1
    words = capsys.readouterr()
    assert "Traceback" not in words.err
    return words.err


def test_a_busy_port(door: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        words = said(door, capsys, "--port", str(port))
    assert f"Port {port} on 127.0.0.1 is taken" in words
    assert f"python3 start.py --port {port + 1}" in words


def test_an_address_that_is_not_here(door: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert "There is no address 203.0.113.9" in said(door, capsys, "--host", "203.0.113.9")


def test_a_port_that_cannot_be(door: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert "There is no port 99999" in said(door, capsys, "--port", "99999")


def test_a_port_for_others(
    door: ModuleType, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tests may run as root, whom no port refuses, so the refusal is the system call's own."""

    def refuse(self: object, address: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(door.socket.socket, "bind", refuse)
    assert "Port 80 needs more rights" in said(door, capsys, "--port", "80")


def test_too_old_a_python(
    door: ModuleType, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door.sys, "version_info", (3, 9))
    assert "This is Python 3.9, and Milepost needs 3.11 or newer" in said(door, capsys)


def test_no_venv_module(door: ModuleType, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door.sys, "executable", shutil.which("false"))
    words = said(door, capsys)
    assert "could not make a virtual environment" in words
    assert "sudo apt install python3-venv" in words


def test_no_network(door: ModuleType, capsys: pytest.CaptureFixture[str], copy: Path) -> None:
    """A pin that no index has fails just as a machine without a network does."""
    pip = copy / "nothing.py"
    pip.write_text("import sys; print('Could not reach anything'); sys.exit(1)")
    door.PYTHON = str(copy / "python")
    Path(door.PYTHON).write_text(f'#!/bin/sh\n[ "$3" = --version ] && exit 0\nexec {sys.executable} {pip}\n')
    Path(door.PYTHON).chmod(0o755)
    words = said(door, capsys)
    assert "could not be installed" in words
    assert "Could not reach anything" in words
    assert "connect it once" in words


@pytest.mark.parametrize("what", ["var", ".venv"])
def test_a_folder_that_cannot_be_written(
    what: str, door: ModuleType, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tests may run as root, whom no folder refuses, so the refusal is the system call's own."""

    def refuse(path: str, exist_ok: bool) -> None:
        if path.endswith(what):
            raise OSError(30, "Read-only file system", path)

    monkeypatch.setattr(door.os, "makedirs", refuse)
    words = said(door, capsys)
    assert "This folder cannot be written to (Read-only file system)" in words


def test_the_second_run_installs_nothing(door: ModuleType, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import hashlib

    (copy / ".venv").mkdir()
    digest = hashlib.sha256((copy / "requirements/base.txt").read_bytes() + sys.version.encode()).hexdigest()
    (copy / ".venv/installed-base").write_text(digest)
    monkeypatch.setattr(door.subprocess, "run", lambda *a, **k: pytest.fail("ran something"))
    door.prepare("base")


@pytest.mark.parametrize("given", [{}, {"SECRET_KEY": "x"}, {"DATABASE_URL": "sqlite:///x", "SECRET_KEY": "x"}])
def test_production_refuses_to_start_without_its_settings(given: dict[str, str]) -> None:
    env = {"PATH": os.environ["PATH"], **given}
    done = subprocess.run([sys.executable, "manage.py", "check"], cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.returncode == 2
    for name in {"DATABASE_URL", "SECRET_KEY", "ALLOWED_HOSTS"}:
        assert (f"  {name}:" in done.stderr) == (name not in given)
    assert "Traceback" not in done.stderr


def test_the_demo_keeps_to_its_own_database() -> None:
    env = {"PATH": os.environ["PATH"], "MILEPOST_DEMO": "1", "MILEPOST_DEMO_KEY": "x", "DATABASE_URL": "sqlite:///x"}
    done = subprocess.run([sys.executable, "manage.py", "check"], cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.returncode == 2
    assert "Unset DATABASE_URL" in done.stderr


def test_pins_have_hashes_and_name_no_index() -> None:
    for name in ("base", "test"):
        text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
        pins = [line for line in text.splitlines() if "==" in line]
        assert len(pins) > 20
        assert "://" not in text
        assert text.count("--hash=sha256:") >= len(pins)
