"""A place to measure in: a database of its own on an engine, filled, with the server in front of it as start.py runs it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[1]
GRANIAN = Path(sys.executable).parent / "granian"
POSTGRES = os.environ.get("BENCH_POSTGRES", "postgres://postgres@127.0.0.1:5432/postgres")
"""A server on which the bench may make and drop databases called milepost_bench_<name>_<process>."""


@dataclass
class Place:
    engine: str
    folder: Path
    env: dict[str, str]
    port: int = 0
    server: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def run(self, *command: str) -> str:
        """Run a module of ours with Django pointed at this place; what it printed."""
        done = subprocess.run(
            [sys.executable, *command], cwd=ROOT, env=self.env, stdout=subprocess.PIPE, text=True, check=False
        )
        if done.returncode:
            raise SystemExit(f"{' '.join(command)} failed on {self.engine}")
        return done.stdout

    def serve(self, workers: int = 1) -> None:
        """Start the server, of so many processes, and wait until it answers."""
        self.port = self.port or free_port()
        command = [str(GRANIAN), "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port)]
        command += [
            "--workers",
            str(workers),
            "--log-level",
            "warning",
            "--blocking-threads",
            "4",
            "--backpressure",
            "64",
        ]
        with (self.folder / "server.log").open("ab") as log:
            # A session of its own, so that it can be ended with the workers it starts.
            self.server = subprocess.Popen(
                [*command, "milepost.config.wsgi:application"],
                cwd=ROOT, env=self.env, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        for _ in range(600):
            try:
                urlopen(self.address + "/healthz", timeout=5).close()
                return
            except OSError:
                time.sleep(0.05)
        raise SystemExit(f"The server did not answer:\n{(self.folder / 'server.log').read_text()[-1500:]}")

    def stop(self, how: int = signal.SIGTERM) -> None:
        """End the server and its workers; SIGKILL gives them no moment to finish anything."""
        if self.server is not None:
            os.killpg(self.server.pid, how)
            self.server.wait(20)
            self.server = None


@contextmanager
def place(engine: str, name: str) -> Iterator[Place]:
    """A database migrated and empty, its static files collected, and nothing left behind afterwards."""
    folder = Path(tempfile.mkdtemp(prefix=f"milepost-bench-{name}-"))
    database = f"milepost_bench_{name}_{os.getpid()}"
    url = f"sqlite:///{folder / 'bench.sqlite3'}" if engine == "sqlite" else POSTGRES.rsplit("/", 1)[0] + "/" + database
    env = {k: v for k, v in os.environ.items() if not k.startswith("MILEPOST")}
    env |= {"DJANGO_SETTINGS_MODULE": "bench.settings", "BENCH_FOLDER": str(folder), "TEST_DATABASE_URL": url}
    there = Place(engine, folder, env)
    if engine == "postgres":
        _anew(database)
    try:
        there.run("manage.py", "migrate", "--run-syncdb", "--verbosity", "0")
        there.run("manage.py", "collectstatic", "--noinput", "--verbosity", "0")
        yield there
    finally:
        there.stop()
        if engine == "postgres":
            _anew(database, make=False)
        shutil.rmtree(folder, ignore_errors=True)


def engines() -> list[str]:
    """SQLite always; PostgreSQL where its server answers, and a line that says so where it does not."""
    import psycopg

    try:
        psycopg.connect(POSTGRES, connect_timeout=3).close()
    except psycopg.OperationalError:
        print("NOT MEASURED on PostgreSQL: no server answers. Set BENCH_POSTGRES to one.")
        return ["sqlite"]
    return ["sqlite", "postgres"]


def _anew(database: str, *, make: bool = True) -> None:
    import psycopg

    with psycopg.connect(POSTGRES, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
        if make:
            connection.execute(f'CREATE DATABASE "{database}"')


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
