"""Pages at 1, 10 and 100 times the rows: ``.venv/bin/python -m bench.growth``.

A plan of 107, 1,070 and 10,700 milestones, each with its four updates. For each page: the number of queries, which must not
grow; its bytes, which a long list's pages keep small; and the middle of three times within one process. ``--times 1 10`` is
quicker. Twice the milestones take about twice as long to judge, because counts and filters are always of the whole plan.
"""

from __future__ import annotations

import argparse
import json
import time
from typing import Any

import django

from bench.place import engines, place
from bench.words import middle, table, title

PAGES = (
    ("lead", "/desk/plans/bench/", "whole plan, desk"),
    ("lead", "/desk/plans/bench/?rating=red", "the same, filtered"),
    ("lead", "/desk/plans/bench/workstreams/1/", "workstream, desk"),
    ("owner", "/desk/mine/", "my milestones"),
    ("lead", "/desk/waiting/", "to check"),
    ("", "/plans/bench/", "plan, public"),
    ("", "/plans/bench/promises/", "every promise, public"),
    ("", "/plans/bench/changes/", "what changed, public"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, nargs="+", default=[1, 10, 100])
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        django.setup()
        print(json.dumps([_measure(who, path) for who, path, _ in PAGES]))
        return
    title("Pages as a plan grows")
    for engine in engines():
        found = []
        for times in options.times:
            with place(engine, "growth") as there:
                there.run("-m", "bench.plan", str(times))
                found.append(json.loads(there.run("-m", "bench.growth", "--inside")))
        head = [engine, *(f"{107 * times} milestones" for times in options.times)]
        table(head, ([name, *(_words(f[n]) for f in found)] for n, (_, _, name) in enumerate(PAGES)))


def _measure(who: str, path: str) -> dict[str, Any]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from bench.plain.fill import client

    browser = client(who)
    browser.get(path)
    took = []
    for _ in range(3):
        began = time.perf_counter()
        with CaptureQueriesContext(connection) as queries:
            response = browser.get(path)
        took.append(time.perf_counter() - began)
    assert response.status_code == 200, (path, response.status_code)
    return {"queries": len(queries), "bytes": len(response.content), "ms": middle(took) * 1000}


def _words(figure: dict[str, Any]) -> str:
    return f"{figure['queries']} queries, {figure['bytes'] / 1000:.0f} kB, {figure['ms']:.0f} ms"


if __name__ == "__main__":
    main()
