"""A board pack of 60 measures, as the desk shows and freezes it: ``.venv/bin/python -m bench.pack``.

The draft's page is made in turns with a plain page of one query in the same layout (``bench/plain``), at half the measures and a
third of the months too: the queries stay the same. Frozen twice it must be the same text, and made again the same once more.
Milestones and figures are made up.
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

from bench.measures import MEASURES, MONTHS, _fill, _measure, _these, _took
from bench.place import engines, place
from bench.plain.fill import PAGES, client
from bench.words import middle, ms, table, title


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--turns", type=int, default=10)
    turns = parser.parse_args().turns
    title("A board pack against a plain page of one query")
    found = []
    for engine in engines():
        with place(engine, "pack") as there:
            there.run("-m", "bench.plan", "1")
            there.run("-m", "bench.plain.fill")
            for name, size, own, plain, times, queries in json.loads(there.run("-m", "bench.pack", str(turns))):
                found.append([f"{engine}, {name}", size, ms(own), ms(plain) if plain else "", times, queries])
    table(["", "bytes", "it", "plain page", "times", "queries"], found)


def inside(turns: int) -> None:
    read = import_module("milepost.judgement.measures.read")  # its name is a function's too

    every, path, found = [_measure(n) for n in range(MEASURES)], _meeting(), []
    for measures, months in ((every[: MEASURES // 2], MONTHS // 3), (every, MONTHS)):
        _fill(measures, months)
        read.of_plan = partial(_these, tuple(measures))
        found.append([f"draft of {len(measures)} × {months}", *_against_plain(path, turns)])
    print(json.dumps([*found, *_frozen()]))


def _meeting() -> str:
    """Plan a meeting of a body of the plan's area; the address of its draft."""
    from milepost.board.models import Arrangement, Meeting
    from milepost.people.clock import now, today
    from milepost.people.models import Body
    from milepost.people.system import loader
    from milepost.plan.models import Plan

    said = {"recorded_at": now(), "recorded_by": loader()}
    body = Body.objects.create(area=Plan.objects.get(slug="bench").area, name="A board")
    meeting = Meeting.objects.create(body=body, planned_on=today(), **said)
    Arrangement.objects.create(meeting=meeting, on=today(), **said)
    return f"/desk/meetings/{meeting.pk}/pack/?plan=bench"


def _against_plain(path: str, turns: int) -> list[Any]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser, plain = client(PAGES["desk"][2]), PAGES["desk"][1]
    browser.get(path)
    pairs = [(_took(browser, path), _took(browser, plain)) for _ in range(turns)]
    with CaptureQueriesContext(connection) as queries:
        answer = browser.get(path)
    own, other = middle(a for a, _ in pairs), middle(b for _, b in pairs)
    return [len(answer.content), own, other, f"{middle(a / b for a, b in pairs):.1f}", len(queries)]


def _frozen() -> list[list[Any]]:
    """Freezing it for the desk and for everyone, and making it again."""
    from datetime import timedelta

    from milepost.board.actions.freeze import freeze_pack
    from milepost.board.models import Meeting
    from milepost.board.queries.packs import made_again
    from milepost.people.clock import today
    from milepost.people.system import loader
    from milepost.plan.models import Plan
    from milepost.rules.board import PackKind

    days = {"as_at": today() - timedelta(days=1), "since": today() - timedelta(days=60)}
    told: dict[str, Any] = {"kind": PackKind.BOARD, "plan": Plan.objects.get(slug="bench"), "by": loader(), **days}
    meeting = Meeting.objects.latest("pk")
    began = time.perf_counter()
    pack = freeze_pack(meeting=meeting, **told)
    took = time.perf_counter() - began
    again = freeze_pack(meeting=meeting, **told)
    began = time.perf_counter()
    same = made_again(pack) and again == pack
    return [
        ["frozen, for the desk and for everyone", len(pack.content.encode()), took, 0, "", ""],
        [
            f"made again: {'the same' if same else 'NOT the same'}", len(pack.content.encode()),
            time.perf_counter() - began, 0, "", "",
        ],
    ]  # fmt: skip


if __name__ == "__main__":
    if len(sys.argv) == 2 and sys.argv[1].isdigit():
        django.setup()
        inside(int(sys.argv[1]))
    else:
        main()
