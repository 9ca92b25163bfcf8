"""A board pack as Word, PDF, Excel and one file: seconds and peak memory: ``.venv/bin/python -m bench.report``.

The pack is made up, of the published plan's size: 115 milestones on wide pages, 60 measures with their icons, a dozen charts of
36 months. Each row is a process of its own, which is what the memory is of; "all" is what the worker does for one pack. Seconds
are with the libraries loaded for it and its charts painted, "again" with both kept; "processor" is what of it the processor
worked, which other work on the machine does not lengthen. Same: the bytes of both are alike.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator

from bench.words import table as printed
from bench.words import title
from milepost.design.charts import About, Note, Point, Span, Step, control_chart
from milepost.design.report import (
    Block,
    Cell,
    Column,
    Facts,
    Heading,
    Para,
    Report,
    Signature,
    Style,
    Table,
    Tone,
    Words,
    words,
)
from milepost.design.report.figures import drawn
from milepost.rules.measuring import Unit
from milepost.rules.spc import Assurance, PointType, Variation
from milepost.rules.spc.words import ASSURANCES, VARIATIONS

KINDS = {
    "word": ("word",),
    "pdf": ("pdf",),
    "excel": ("excel",),
    "offline": ("offline",),
    "all": ("word", "pdf", "excel"),
}
RATINGS = (
    (Tone.GREEN, "Green"),
    (Tone.AMBER, "Amber"),
    (Tone.RED, "Red"),
    (Tone.BLUE, "Blue"),
    (Tone.GREY, "Not updated"),
)
SAID = "A recovery plan is agreed by the board, with dates for each step, and families are told what will happen next."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--milestones", type=int, default=115)
    parser.add_argument("--measures", type=int, default=60)
    parser.add_argument("--charts", type=int, default=12)
    parser.add_argument("--inside", default="", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        print(json.dumps(_measure(options.inside, made_up(options.milestones, options.measures, options.charts))))
        return
    title(f"A pack of {options.milestones} milestones, {options.measures} measures and {options.charts} charts")
    printed(["", "seconds", "processor", "again", "peak memory", "bytes", "same"], (_row(kind) for kind in KINDS))


def _row(kind: str) -> list[object]:
    environment = {**os.environ, "MILEPOST_TEST": "1", "DJANGO_SETTINGS_MODULE": "milepost.config.settings"}
    command = [sys.executable, "-m", "bench.report", *sys.argv[1:], "--inside", kind]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    *seconds, peak, size, same = json.loads(done.stdout)
    return [kind, *(f"{each:.1f} s" for each in seconds), f"{peak} MB", size, "yes" if same else "no"]


def _measure(kind: str, pack: Report) -> tuple[float, float, float, int, int, bool]:
    import django

    from milepost.design import report

    django.setup()
    makers = [getattr(report, name) for name in KINDS[kind]]
    began, worked = time.perf_counter(), time.process_time()
    made = [make(pack) for make in makers]
    first, worked_first = time.perf_counter(), time.process_time()
    again = [make(pack) for make in makers]
    worked_again = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    processor = worked_first - worked, worked_again - worked_first
    return first - began, *processor, peak, sum(map(len, made)), made == again


def made_up(milestones: int, measures: int, charts: int) -> Report:
    summary = (
        Heading(2, "Summary", "summary"),
        Para(words("Four of six workstreams are on track."), Style.LEAD),
        Facts((("Escalations open", words("2")), ("Follow-ups due", words("9")))),
    )
    return Report(
        "Improvement board, 10 November 2026", "Board pack", "Bench", "31 October 2026", "pack",
        (("As at", words("31 October 2026")),), summary, tuple(_chapters(milestones, measures, charts)),
    )  # fmt: skip


def _chapters(milestones: int, measures: int, charts: int) -> Iterator[Block]:
    for n in range(6):
        yield Heading(2, f"Workstream {n + 1}", f"w{n}")
        for _ in range(12):
            yield Para(words("What happened: ", Words(SAID, f"/desk/plans/p/{n}/"), " ", SAID))
        yield Signature("Director", "3 November 2026")
    columns = (Column("Measure", 3), Column("Latest", 1, number=True), Column("Change", 3), Column("Target", 3))
    yield Heading(2, "Measures", "measures")
    yield Table("One row a measure", columns, tuple(_measured(n) for n in range(measures)), "Measures")
    for n in range(charts):
        yield _chart(n)
    columns = (
        Column("Outcome", 3), Column("Action", 3), Column("Ref", 1.2), Column("Milestone", 4), Column("Owner", 2),
        Column("Deadline", 2.4), Column("BRAG", 2.2),
    )  # fmt: skip
    yield Heading(2, "The plan", "plan")
    yield Table("One row a milestone", columns, tuple(_milestones(milestones)), "Plan", wide=True)


def _measured(n: int) -> tuple[Cell, ...]:
    change, aim = list(Variation)[n % len(Variation)], list(Assurance)[n % len(Assurance)]
    return (
        Cell((words(Words(f"Measure {n}: plans finished in 20 weeks", f"/desk/measures/m{n}/")),), header=True),
        Cell((words(f"{40 + n % 50}.5%"),)),
        Cell((words(VARIATIONS[change]),), icon=change),
        Cell((words(ASSURANCES[aim]),), icon=aim),
    )


def _chart(n: int) -> Block:
    about = About(
        f"c{n}", f"plans {n}", "Exampleshire", "January 2024 to December 2026", Unit.PERCENT, "More are in time"
    )
    points = [
        Point(f"Month {m}", 40 + (m * 7 + n) % 23, f"{m}", kind=PointType.IMPROVEMENT if m > 30 else PointType.COMMON)
        for m in range(36)
    ]
    notes = [Note(9, "Month 9", "A second officer began")]
    return drawn(control_chart(about, points, [Span(0, 35, 52, 35, 69)], [Step(0, 35, 90)], notes), f"Chart {n}")


def _milestones(count: int) -> Iterator[tuple[Cell, ...]]:
    """Three to an action, six to an outcome."""
    for n in range(count):
        tone, word = RATINGS[n % len(RATINGS)]
        outcome = [Cell((words(f"{n // 6}. {SAID}"),), header=True, span=min(6, count - n))] if n % 6 == 0 else []
        action = [Cell((words(SAID),), span=min(3, count - n))] if n % 3 == 0 else []
        yield (
            *outcome, *action, Cell((words(Words(f"1.{n}", f"/desk/plans/p/1.{n}/")),)), Cell((words(SAID),)),
            Cell((words("Head of SEND"), words("Lead nurse"))), Cell((words("30 November 2026"),)),
            Cell((words(word), words("Said on 1 September 2026")), tone),
        )  # fmt: skip


if __name__ == "__main__":
    main()
