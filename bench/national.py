"""The national figures: ``.venv/bin/python -m bench.national``.

Loading a release, the first figure of a new process, every question through Ibis against the same question as SQL on bare DuckDB,
and readers while releases replace each other. ``--release`` names the ZIP file of a real one.
"""

from __future__ import annotations

import argparse
import json
import resource
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

from bench.place import ROOT, place
from bench.words import middle, ms, table, title

RELEASE = ROOT.parent / "shared" / "data" / "dfe-education-health-and-care-plans-2025.zip"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--release", type=Path, default=RELEASE)
    parser.add_argument("--repeat", type=int, default=50)
    parser.add_argument(
        "--replace", type=int, default=20, help="how many releases replace each other under the readers"
    )
    parser.add_argument("--inside", default="", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        django.setup()
        print(json.dumps({"load": _load, "first": _first, "ask": _ask, "replace": _replace}[options.inside](options)))
        return
    title("National figures")
    with place("sqlite", "national") as there:

        def inside(part: str) -> Any:
            given = [
                "--release",
                str(options.release),
                "--repeat",
                str(options.repeat),
                "--replace",
                str(options.replace),
            ]
            return json.loads(there.run("-m", "bench.national", "--inside", part, *given))

        table(["a new process, figures from the extract", "", "of processor"], [inside("first"), inside("first")])
        table(["question (extract)", "rows", "Ibis", "SQL", "times", "kept"], inside("ask"))
        if options.release.exists():
            table(["loading the release", "", "of processor", "memory"], inside("load"))
            table(["question (whole release)", "rows", "Ibis", "SQL", "times", "kept"], inside("ask"))
        else:
            print(f"NOT MEASURED: loading the release, because {options.release} is not there. Name it with --release")
        table(["readers while releases replace each other", ""], inside("replace"))


def _load(options: argparse.Namespace) -> list[Any]:
    from django.core.files import File

    from milepost.people.system import loader
    from milepost.sources.actions import load_release
    from milepost.sources.releases import examine

    rows = []
    for words, do in (
        ("examining alone", lambda file: examine(file)),
        ("examining, Parquet, DuckDB, recording", lambda file: load_release(file=File(file, "r.zip"), by=loader())),
    ):
        began, used = time.perf_counter(), time.process_time()
        with options.release.open("rb") as file:
            do(file)  # type: ignore[no-untyped-call]
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        rows.append((words, *_seconds(began, used), f"{memory:.0f} MB"))
    return rows


def _first(options: argparse.Namespace) -> Any:
    from milepost.sources import national
    from milepost.sources.national.building import file_of
    from milepost.sources.national.stock import generation

    there = file_of(generation()).exists()
    began, used = time.perf_counter(), time.process_time()
    national.latest("plans-in-20-weeks-ex")
    return ("with the file there" if there else "building the file first", *_seconds(began, used))


def _ask(options: argparse.Namespace) -> list[Any]:
    """Both sides of each question in turns, on one connection; the answers must be the same."""
    from milepost.sources import national
    from milepost.sources.national.figures import wholes
    from milepost.sources.national.opened import opened, rows

    found = []
    for measure in national.measures():
        denominator = " + ".join(f"t.{name}" for name in measure.denominator) or "NULL"
        published = f"t.{measure.published}" if measure.published else "NULL"
        sql = (
            f"SELECT p.key, p.level, p.name, t.year, t.{measure.numerator}, {denominator}, {published}, t.marks "
            f"FROM {measure.table} t JOIN places p ON p.code = t.code WHERE t.whole ORDER BY p.key, t.year"
        )

        def ibis(measure: national.NationalMeasure = measure) -> Any:
            return rows(wholes(measure).order_by("key", "year"))

        def bare(sql: str = sql) -> Any:
            return opened().execute(sql).fetchall()

        if ibis() != bare():
            raise SystemExit(f"{measure.id}: Ibis and SQL do not give the same")
        one, two = _turns(options.repeat, ibis, bare)
        kept = middle(_time(lambda m=measure: national.figures(m.id)) for _ in range(options.repeat))  # type: ignore[misc]
        found.append((measure.id, len(bare()), ms(one), ms(two), f"{one / two:.1f}", ms(kept)))
    return found


def _replace(options: argparse.Namespace) -> list[Any]:
    """Four threads ask a hundred times a second while one release after the other is loaded; each answer must be a whole one."""
    from django.core.files import File

    from milepost.people.system import loader
    from milepost.sources import national
    from milepost.sources.actions import load_release
    from tests.sources.releases import made

    done, waits, wrong = threading.Event(), [], []

    # The counts of England and Peterborough change together: an answer with one old and one new would show.
    def read() -> None:
        places = [national.place("england"), national.place("peterborough")]
        last = 0
        while not done.is_set():
            began = time.perf_counter()
            values = {f.place.key: int(f.value or 0) for f in national.figures("plans-ceased", places, [2024])}
            waits.append(time.perf_counter() - began)
            england, peterborough = values["E92000001"], values["874"]
            if england < 1000 and (england != peterborough or england < last):
                wrong.append(values)
            last = england if england < 1000 else last
            time.sleep(0.01)  # as pages do, it does other things than asking

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for number in range(1, options.replace + 1):

        def change(found: dict[str, made.Sheet], number: int = number) -> None:
            for line in (2, 4):
                made.set_cell("ceased_plans.csv", line, "total_ceased", str(number))(found)

        load_release(file=File(made.release(change), "r.zip"), by=loader())
    done.set()
    for reader in readers:
        reader.join()
    waits.sort()
    return [
        ("releases loaded", options.replace),
        ("answers given", f"{len(waits):,}"),
        ("answers wrong, mixed or older than the one before", len(wrong)),
        ("half of them within", ms(waits[len(waits) // 2])),
        ("99 of 100 within", ms(waits[len(waits) * 99 // 100])),
        ("the longest", ms(waits[-1])),
    ]


def _turns(repeat: int, one: Callable[[], Any], two: Callable[[], Any]) -> tuple[float, float]:
    pairs = [(_time(one), _time(two)) for _ in range(repeat)]
    return middle(a for a, _ in pairs), middle(b for _, b in pairs)


def _time(do: Callable[[], Any]) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def _seconds(began: float, used: float) -> tuple[str, str]:
    return f"{time.perf_counter() - began:.1f} s", f"{time.process_time() - used:.1f} s"


if __name__ == "__main__":
    main()
