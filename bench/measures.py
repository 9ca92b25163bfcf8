"""The matrix of 60 measures with 36 months each, and one measure's page: ``.venv/bin/python -m bench.measures``.

Each is made in turns with a plain page of one query in the same layout (``bench/plain``), through the same gate and database, in
one process. The matrix is made with half the measures and a third of the months too: the queries stay the same. A measure's page
is made with a chart nobody has drawn yet, and again. Figures are made up.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from functools import partial
from importlib import import_module
from typing import Any

import django

from bench.place import engines, place
from bench.plain.fill import PAGES, client
from bench.words import middle, ms, table, title

MEASURES, MONTHS = 60, 36
MATRIX = "/desk/plans/bench/measures/"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--turns", type=int, default=20)
    turns = parser.parse_args().turns
    title("A matrix of measures against a plain page of one query")
    found = []
    for engine in engines():
        with place(engine, "measures") as there:
            there.run("-m", "bench.plan", "1")
            there.run("-m", "bench.plain.fill")
            for name, size, own, plain, times, queries in json.loads(there.run("-m", "bench.measures", str(turns))):
                found.append([f"{engine}, {name}", size, ms(own), ms(plain), f"{times:.1f}", queries])
    table(["", "bytes", "page", "plain page", "times", "queries"], found)


def inside(turns: int) -> None:
    read = import_module("milepost.judgement.measures.read")  # its name is a function's too

    every = [_measure(n) for n in range(MEASURES)]
    found = []
    for measures, months in ((every[: MEASURES // 2], MONTHS // 3), (every, MONTHS)):
        _fill(measures, months)
        read.of_plan = partial(_these, tuple(measures))
        found.append([f"matrix of {len(measures)} × {months}", *_against_plain([MATRIX] * turns)])
    pages = [f"{MATRIX}{m.id}/" for m in every]
    found.append(["a measure, chart new", *_against_plain(pages[1 : turns + 1])])
    found.append(["a measure, chart kept", *_against_plain([pages[1]] * turns)])
    print(json.dumps(found))


def _these(measures: tuple[Any, ...], slug: str) -> tuple[Any, ...]:
    return measures


def _measure(n: int) -> Any:
    from dataclasses import replace

    from milepost.measures.definitions import every

    like = every()["exampleshire-plans-in-20-weeks"]
    return replace(like, id=f"bench-{n}", name=f"Measure {n}", plan="bench", impacts=(), milestones=())


def _fill(measures: list[Any], months: int) -> None:
    from decimal import Decimal

    from milepost.measures.models import Reading, Submission
    from milepost.people.clock import now, today
    from milepost.people.system import loader
    from milepost.plan.models import Plan
    from milepost.rules.dates import months_later
    from milepost.rules.periods import period_of

    by, at, area = loader(), now(), Plan.objects.get(slug="bench").area
    Reading.objects.filter(measure__startswith="bench-").delete()
    sent = Submission.objects.create(way="loader", area=area, recorded_at=at, recorded_by=by)
    made = []
    for n, measure in enumerate(measures):
        for back in range(1, months + 1):
            period = period_of(measure.every, months_later(today().replace(day=1), -back))
            top = 60 + (n + 3 * back) % 11
            made.append(
                Reading(
                    measure=measure.id, area=area, starts=period.starts, ends=period.ends, answer="figure",
                    numerator=top, denominator=100, value=Decimal(top), submission=sent, recorded_at=at, recorded_by=by,
                )
            )  # fmt: skip
    Reading.objects.bulk_create(made)


def _against_plain(paths: list[str]) -> list[Any]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser, plain = client(PAGES["desk"][2]), PAGES["desk"][1]
    browser.get(MATRIX)
    pairs = [(_took(browser, path), _took(browser, plain)) for path in paths]
    with CaptureQueriesContext(connection) as queries:
        answer = browser.get(paths[-1])
    own, other = middle(a for a, _ in pairs), middle(b for _, b in pairs)
    return [len(answer.content), own, other, middle(a / b for a, b in pairs), len(queries)]


def _took(browser: Any, path: str) -> float:
    began = time.perf_counter()
    answer = browser.get(path)
    if answer.status_code != 200:
        raise SystemExit(f"{path} answered {answer.status_code}")
    return time.perf_counter() - began


if __name__ == "__main__":
    if len(sys.argv) == 2 and sys.argv[1].isdigit():
        django.setup()
        inside(int(sys.argv[1]))
    else:
        main()
