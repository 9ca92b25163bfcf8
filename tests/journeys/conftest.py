"""A real server with the demonstration, and Chromium in front of it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

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


@pytest.fixture(scope="session", autouse=True)
def _tools() -> None:
    missing = [str(t) for t in (CHROMIUM, AXE if AXE.exists() else None, VNU if VNU.exists() else None) if t is None]
    if missing and os.environ.get("CI") == "true":
        pytest.fail("CI must have Chromium, axe and vnu")
    if missing:
        pytest.skip("Chromium, axe or vnu is not here: python3 start.py test says how to get them")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with a demonstration of its own."""
    with serve(tmp_path_factory.mktemp("site"), demo=True) as (address, _):
        yield address


@contextmanager
def serve(folder: Path, *, demo: bool, at_once: bool = True) -> Iterator[tuple[str, dict[str, str]]]:
    """A server with a database and files of its own: its address and its environment.

    Documents are read ``at_once``, or else by a worker, which whoever asks for it runs.
    """
    env = {k: v for k, v in os.environ.items() if not k.startswith("MILEPOST")}
    env |= {"MILEPOST_TEST": "1", "DJANGO_SETTINGS_MODULE": "tests.journeys.settings", "JOURNEY_FOLDER": str(folder)}
    env |= {"JOURNEY_DEMO": "1" if demo else "", "JOURNEY_WORKER": "" if at_once else "1"}
    if os.environ.get("JOURNEY_DATABASE_URL"):
        env["TEST_DATABASE_URL"] = _own_database(os.environ["JOURNEY_DATABASE_URL"])
    else:
        env["TEST_DATABASE_URL"] = f"sqlite:///{folder / 'journey.sqlite3'}"
    for command in ("migrate", "load_demo" if demo else "check", "collectstatic"):
        options = ["--noinput"] if command == "collectstatic" else []
        subprocess.run(
            [sys.executable, "manage.py", command, *options], cwd=ROOT, env=env, check=True, capture_output=True
        )
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

    def opens(self, path: str) -> None:
        response = self.page.goto(self.site + path)
        assert response.status == 200, (path, response.status)

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
            told = "e => (e.labels && e.labels[0] && e.labels[0].innerText) || e.innerText || e.value || ''"
            if words in self.page.evaluate(f"({told})(document.activeElement)"):
                return
        raise AssertionError(f"No Tab reaches “{words}”")

    def presses(self, words: str) -> None:
        """Reach a link or button by keyboard, press Enter, and wait for the next page."""
        self.tabs_to(words)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def has_no_barrier(self) -> None:
        if not self.page.evaluate("() => !!window.axe"):
            self.page.evaluate(AXE.read_text("utf-8"))
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = self.page.evaluate("tags => axe.run(document, {runOnly: tags})", tags)
        broken = [(v["id"], [n["html"][:200] for n in v["nodes"][:3]]) for v in found["violations"]]
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
