"""Providers' systems sending figures: ``.venv/bin/python -m bench.provider_api``.

A hundred submissions a second for ten seconds, each with a key, a reference and a figure of its own, by twenty providers, to the
real server of two processes. They are sent when their moment comes, however long those before them take, and how long each took
counts from that moment. "Processor each" is what the server's processes used from the first to the last, without their start;
"load" is the machine's then, everybody else's work with it. Then what was acknowledged is looked for: submissions, figures and
audit events must be as many, and none may be lost.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from threading import local
from typing import Any

from bench.place import ROOT, Place, engines, place
from bench.provider_fill import MEASURE
from bench.words import middle, ms, table, title

PROVIDERS = 20
AT_ONCE = 16
WORKERS = 2
"""As docs/how-to/run-in-production.md starts the server."""


@dataclass(frozen=True)
class Sent:
    status: int
    took: float


@dataclass(frozen=True)
class Figure:
    """The n-th: whose, and of which month."""

    number: int
    key: str

    @property
    def body(self) -> bytes:
        months = self.number // PROVIDERS
        period = f"{2016 + months // 12}-{months % 12 + 1:02}-01"
        figure = {"measure": MEASURE, "period": period, "answer": "figure", "numerator": 20 + self.number % 7}
        return json.dumps({"reference": f"bench-{self.number}", "figures": [figure]}).encode()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--rate", type=int, default=100)
    options = parser.parse_args()
    count = int(options.seconds * options.rate)
    if count > PROVIDERS * 120:
        raise SystemExit(f"There are months for {PROVIDERS * 120} figures. Choose fewer seconds or a lower rate")
    title(f"{options.rate} submissions a second for {options.seconds:g} seconds")
    rows, bad = [], 0
    for engine in engines():
        with place(engine, "provider") as there:
            _own_definitions(there)
            keys = json.loads(there.run("-m", "bench.provider_fill", str(PROVIDERS)).splitlines()[-1])
            there.serve(WORKERS)
            began = time.perf_counter()
            before = _processor(there)
            sent = _send(there, [Figure(n, keys[n % PROVIDERS]) for n in range(count)], options.rate)
            ended = time.perf_counter() - began
            busy, load = (_processor(there) - before) / count, f"{os.getloadavg()[0]:.1f}"
            there.stop()
            kept = json.loads(there.run("-c", KEPT).splitlines()[-1])
            took = sorted(s.took for s in sent)
            taken = sum(s.status == 201 for s in sent)
            lost = max(taken - found for found in kept)
            rows.append([engine, count, taken, *kept, lost, f"{count / ended:.0f}/s", ms(middle(took)),
                         ms(took[int(len(took) * 0.99)]), ms(took[-1]), ms(busy), load])  # fmt: skip
            bad += lost + (count - taken)
    heads = [
        "",
        "sent",
        "taken",
        "submissions",
        "figures",
        "audit events",
        "lost",
        "rate",
        "p50",
        "p99",
        "longest",
        "processor each",
        "load",
    ]
    table(heads, rows)
    return 1 if bad else 0


def _processor(there: Place) -> float:
    """Seconds of the processor that the server and its workers have used, where the system tells (Linux); else 0."""
    tick, total = os.sysconf("SC_CLK_TCK"), 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parts = stat.read_text().rpartition(")")[2].split()
            total += int(parts[11]) + int(parts[12]) if there.server and int(parts[2]) == there.server.pid else 0
    return total / tick


def _own_definitions(there: Place) -> None:
    """The product's definitions with none of its measures, so that the bench's own are asked."""
    folder = there.folder / "definitions"
    shutil.copytree(ROOT / "definitions", folder, ignore=shutil.ignore_patterns("measures"))
    (folder / "measures").mkdir()
    there.env["BENCH_DEFINITIONS"] = str(folder)


def _send(there: Place, figures: list[Figure], rate: int) -> list[Sent]:
    kept = local()
    start = time.perf_counter() + 0.5

    def one(figure: Figure) -> Sent:
        due = start + figure.number / rate
        time.sleep(max(0.0, due - time.perf_counter()))
        return Sent(_post(there, kept, figure), time.perf_counter() - due)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, figures))


def _post(there: Place, kept: Any, figure: Figure) -> int:
    """By the thread's own connection, which is opened anew where it broke."""
    headers = {"Authorization": f"Bearer {figure.key}", "Content-Type": "application/json"}
    for connection in _connections(there, kept):
        try:
            connection.request("POST", "/api/returns/v1/submissions", figure.body, headers)
            response = connection.getresponse()
            response.read()
        except OSError:
            connection.close()
            kept.connection = None
        else:
            return response.status
    return 0


def _connections(there: Place, kept: Any) -> Iterator[HTTPConnection]:
    for _ in range(2):
        if getattr(kept, "connection", None) is None:
            kept.connection = HTTPConnection("127.0.0.1", there.port, timeout=60)
        yield kept.connection


KEPT = """
import json, django
django.setup()
from milepost.measures.models import Reading, Submission
from milepost.people.models import AuditEvent
print(json.dumps([
    Submission.objects.filter(reference__startswith="bench-").count(),
    Reading.objects.filter(measure="bench-waits").count(),
    AuditEvent.objects.filter(verb="send_readings").count(),
]))
"""

if __name__ == "__main__":
    raise SystemExit(main())
