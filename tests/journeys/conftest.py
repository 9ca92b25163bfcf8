"""A real server with the demonstration, and Chromium in front of it."""

from __future__ import annotations

import atexit
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from xdist.scheduler import LoadFileScheduling

from milepost.config.env import ROOT

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
ASSETS = ROOT / "milepost" / "design" / "assets" / "node_modules"
AXE = Path(os.environ.get("AXE", ASSETS / "axe-core" / "axe.min.js"))
VNU = Path(os.environ.get("VNU", ASSETS / "vnu-jar" / "build" / "dist" / "vnu.jar"))
FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Only what is broken leaves the browser: carrying all that is well out of it takes longer than finding it.
BARRIERS = """async () => {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const found = await axe.run(document, {runOnly: tags, resultTypes: ['violations']});
  return found.violations.map(v => [v.id, v.nodes.slice(0, 3).map(n => n.html.slice(0, 200))]);
}"""

# After the last control Tab reaches the body, which is no control.
NAMED = """e => e === document.body ? ''
  : (e.labels && e.labels[0] && e.labels[0].innerText) || e.innerText || e.value || ''"""

TODAY = "new Date().toLocaleDateString('sv', {timeZone: 'Europe/London'})"


class ByFile(LoadFileScheduling):
    """A file's tests go to one worker, which serves for them all; those of every page are shared out among the workers."""

    def _split_scope(self, nodeid: str) -> str:
        return nodeid if "test_every_page" in nodeid else str(super()._split_scope(nodeid))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    return ByFile(config, log)


@pytest.fixture(scope="session", autouse=True)
def _tools() -> None:
    missing = [str(t) for t in (CHROMIUM, AXE if AXE.exists() else None, VNU if VNU.exists() else None) if t is None]
    if missing and os.environ.get("CI") == "true":
        pytest.fail("CI must have Chromium, axe and vnu")
    if missing:
        pytest.skip("Chromium, axe or vnu is not here: python3 start.py test says how to get them")


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """A server with a demonstration of its own: its address and its environment."""
    with serve(tmp_path_factory.mktemp("site"), demo=True) as both:
        yield both


@pytest.fixture(scope="session")
def site(served: tuple[str, dict[str, str]]) -> str:
    """The address of a server with a demonstration of its own."""
    return served[0]


@contextmanager
def serve(folder: Path, *, demo: bool, at_once: bool = True) -> Iterator[tuple[str, dict[str, str]]]:
    """A server with a database and files of its own: its address and its environment.

    Documents are read ``at_once``, or else by a worker, which whoever asks for it runs.
    """
    if url := os.environ.get("JOURNEY_DATABASE_URL"):
        env = _environment(folder, _own_database(url))
        _manage(env, "migrate", "collectstatic --noinput", *(["load_demo"] if demo else []))
    else:
        shutil.copytree(_prepared(demo), folder, dirs_exist_ok=True)
        env = _environment(folder)
    env |= {"JOURNEY_DEMO": "1" if demo else "", "JOURNEY_WORKER": "" if at_once else "1"}
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    granian = Path(sys.executable).parent / "granian"
    with (folder / "server.log").open("w") as log:
        command_line = [str(granian), "--interface", "wsgi", "--port", str(port), "milepost.config.wsgi:application"]
        server = subprocess.Popen(command_line, cwd=ROOT, env=env, stdout=log, stderr=log)
        address = f"http://127.0.0.1:{port}"
        for _ in range(600):
            try:
                urllib.request.urlopen(address + "/healthz")
                break
            except OSError:
                time.sleep(0.1)
        try:
            yield address, env
        finally:
            server.terminate()
            server.wait(10)


@cache
def _prepared(demo: bool) -> Path:
    """A folder with a database, with the demonstration or empty, and static files: made once, and copied for each server."""
    folder = Path(tempfile.mkdtemp(prefix="milepost-journeys-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    if demo:
        shutil.copytree(_prepared(False), folder, dirs_exist_ok=True)
        _manage(_environment(folder), "load_demo")
    else:
        _manage(_environment(folder), "migrate", "collectstatic --noinput")
    return folder


def _environment(folder: Path, database: str = "") -> dict[str, str]:
    env = {k: v for k, v in os.environ.items() if not k.startswith("MILEPOST")}
    env |= {"MILEPOST_TEST": "1", "DJANGO_SETTINGS_MODULE": "tests.journeys.settings", "JOURNEY_FOLDER": str(folder)}
    return env | {"TEST_DATABASE_URL": database or f"sqlite:///{folder / 'journey.sqlite3'}"}


def _manage(env: dict[str, str], *commands: str) -> None:
    for command in commands:
        subprocess.run(
            [sys.executable, "manage.py", *command.split()], cwd=ROOT, env=env, check=True, capture_output=True
        )


def _own_database(url: str) -> str:
    """A database of its own on the server, made anew."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS milepost_journey WITH (FORCE)")
        connection.execute("CREATE DATABASE milepost_journey")
    return url.rsplit("/", 1)[0] + "/milepost_journey"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Visitor:
    """Somebody with a browser. Whatever the console says is kept: a blocked script or a missing file is a failure."""

    page: Any
    site: str
    said: list[str]

    def opens(self, path: str) -> str:
        """The page as the server sent it."""
        response = self.page.goto(self.site + path)
        assert response.status == 200, (path, response.status)
        return str(response.text())

    def becomes(self, name: str) -> None:
        self.opens("/demo/")
        self.page.get_by_role("button", name=f"Be {name}").click()
        self.page.wait_for_url("**/desk/")

    def sees(self, words: str) -> None:
        self.page.get_by_text(words).first.wait_for(timeout=5000)

    def tabs_to(self, words: str) -> None:
        """Reach a control by keyboard alone."""
        for _ in range(150):
            self.page.keyboard.press("Tab")
            if words in self.page.evaluate(f"({NAMED})(document.activeElement)"):
                return
        raise AssertionError(f"No Tab reaches “{words}”")

    def presses(self, words: str) -> None:
        """Reach a link or button by keyboard, press Enter, and wait for the next page."""
        self.tabs_to(words)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def today(self) -> date:
        return date.fromisoformat(self.page.evaluate(TODAY))

    def types_day(self, on: date, within: Any = None) -> None:
        """Into the three boxes of a day, of the whole page or of one group."""
        for part, value in (("Day", on.day), ("Month", on.month), ("Year", on.year)):
            (within or self.page).get_by_label(part, exact=True).fill(str(value))

    def fits(self) -> None:
        """No barrier, and nothing wider than a phone."""
        self.has_no_barrier()
        self.page.set_viewport_size({"width": 320, "height": 800})
        assert self.page.evaluate("document.documentElement.scrollWidth") <= 320, self.page.url
        self.page.set_viewport_size({"width": 1280, "height": 900})

    def has_no_barrier(self) -> None:
        if not self.page.evaluate("() => !!window.axe"):
            self.page.evaluate(AXE.read_text("utf-8"))
        broken = self.page.evaluate(BARRIERS)
        assert broken == [], (self.page.url, broken)


@pytest.fixture
def visitor(chromium: Any, site: str) -> Iterator[Visitor]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    someone = Visitor(page, site, [])
    page.on("console", lambda m: someone.said.append(m.text) if m.type in ("error", "warning") else None)
    yield someone
    context.close()
    assert someone.said == []
