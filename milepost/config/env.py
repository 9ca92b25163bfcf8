"""Which of three ways this installation runs, read from the environment; a missing setting names itself and its fix."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import environ

ROOT = Path(__file__).resolve().parents[2]
VAR = ROOT / "var"

NEEDED = {
    "DATABASE_URL": "where the records are, like postgres://milepost:password@127.0.0.1:5432/milepost",
    "SECRET_KEY": "a long random text that signs sessions: python3 -c 'import secrets; print(secrets.token_urlsafe(50))'",
    "ALLOWED_HOSTS": "the site's own addresses, with commas between them, like plan.example.org",
}


@dataclass(frozen=True)
class Mode:
    """``demo`` is set only by start.py; ``test`` only by the tests; everything else is the real thing."""

    name: str
    secret_key: str
    hosts: list[str]
    database: dict[str, Any]

    @property
    def demo(self) -> bool:
        return self.name == "demo"

    @property
    def real(self) -> bool:
        return self.name == "production"


def read_mode() -> Mode:
    """Stops with one clear message when the environment does not say enough to run safely."""
    env = environ.Env()
    if env.bool("MILEPOST_DEMO", default=False):
        return _demo(env)
    if env.bool("MILEPOST_TEST", default=False):
        url = env.str("TEST_DATABASE_URL", default=f"sqlite:///{VAR / 'test.sqlite3'}")
        return Mode("test", "only-for-tests", ["testserver", "localhost", "127.0.0.1"], database(url))
    missing = [name for name in NEEDED if not os.environ.get(name)]
    if missing:
        _stop(
            "Milepost cannot start: the environment does not say "
            + ", ".join(missing)
            + ".\nWithout them it could lose records or let strangers in, so it does not guess.\n"
            + "".join(f"  {name}: {NEEDED[name]}\n" for name in missing)
            + "To try Milepost on this machine instead, run: python3 start.py\n"
            + "To run it for real, follow docs/how-to/run-in-production.md"
        )
    return Mode("production", env.str("SECRET_KEY"), env.list("ALLOWED_HOSTS"), database(env.str("DATABASE_URL")))


def _demo(env: environ.Env) -> Mode:
    if os.environ.get("DATABASE_URL"):
        _stop("The demo keeps to a database of its own. Unset DATABASE_URL, then run: python3 start.py")
    hosts = ["127.0.0.1", "localhost", "[::1]", *env.list("MILEPOST_DEMO_HOSTS", default=[])]
    return Mode("demo", env.str("MILEPOST_DEMO_KEY"), hosts, database(f"sqlite:///{VAR / 'demo.sqlite3'}"))


def database(url: str) -> dict[str, Any]:
    """Django's settings for a database, with what each engine needs to keep every write."""
    found: dict[str, Any] = environ.Env.db_url_config(url)
    if found["ENGINE"] == "django.db.backends.sqlite3":
        found["OPTIONS"] = {
            # A writer takes its turn at the start, so that two people saving at once wait rather than fail.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL: an acknowledged write survives a power cut.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY;",
        }
        found["TEST"] = {"NAME": str(VAR / f"pytest-{os.getpid()}.sqlite3")}
    else:
        found["CONN_HEALTH_CHECKS"] = True
        found["TEST"] = {"NAME": f"milepost_test_{os.getpid()}"}
    # Opening is dear, and on SQLite the last one to close writes the whole log into the file.
    found["CONN_MAX_AGE"] = 60
    return found


def _stop(message: str) -> None:
    sys.stderr.write(message + "\n")
    raise SystemExit(2)
