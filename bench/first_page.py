"""From a fresh clone to the first signed-in page: ``python3 -m bench.first_page``.

The repository is cloned to a new folder, ``python3 start.py`` is run there, and a small browser signs in as the plan lead as
soon as the demonstration answers. How long each stage took; the aim is 60 seconds in all. What pip has kept from before, and
how near the package index is, decide most of it; ``--no-pip-cache`` leaves the first of the two out.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from bench.client import Browser
from bench.place import ROOT, free_port
from bench.words import table, title

STAGES = {
    "Making .venv": "python: a virtual environment",
    "Installing": "pip: the pinned packages",
    "Preparing the database": "tables, demonstration, static files",
    "Milepost is at": "the server answers",
}
"""What start.py says as each stage begins."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--no-pip-cache", action="store_true")
    title("From a fresh clone to the first signed-in page")
    folder = Path(tempfile.mkdtemp(prefix="milepost-bench-first-"))
    env = {k: v for k, v in os.environ.items() if k not in ("VIRTUAL_ENV", "DATABASE_URL")}
    env["PIP_NO_CACHE_DIR"] = "1" if parser.parse_args().no_pip_cache else ""
    try:
        stages = _stages(folder / "milepost", env)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    rows = [(name, f"{end - begin:.1f} s") for (name, begin), (_, end) in pairwise(stages)]
    table(["", "took"], [*rows, ("in all", f"{stages[-1][1] - stages[0][1]:.1f} s")])


def _stages(clone: Path, env: dict[str, str]) -> list[tuple[str, float]]:
    """When each stage began, and when the last one was over."""
    seen = [("git clone", time.perf_counter())]
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    port = free_port()
    python = getattr(sys, "_base_executable", sys.executable)
    server = subprocess.Popen(
        [python, "start.py", "--port", str(port)], cwd=clone, env=env, stdout=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    try:
        assert server.stdout is not None
        for line in server.stdout:
            seen += [(name, time.perf_counter()) for words, name in STAGES.items() if words in line]
            if "Milepost is at" in line:
                break
        browser = _signed_in(port)
        seen.append(("the first signed-in page", time.perf_counter()))
        answer = browser.get("/desk/")
        if answer.status != 200 or "Your desk" not in answer.text:
            raise SystemExit(f"The first page answered {answer.status}")
        return [*seen, ("", time.perf_counter())]
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)


def _signed_in(port: int) -> Browser:
    for _ in range(1200):
        try:
            return Browser(port).becomes("lead")
        except OSError:
            time.sleep(0.05)
    raise SystemExit("The server did not answer within a minute")


if __name__ == "__main__":
    main()
