"""What charts cost: ``.venv/bin/python -m bench.charts``.

A control chart of 36 months with mean, limits, target, a gap and two notes, each time of other figures. The drawing is made anew
for every page; the PNG, which documents use, is kept by the whole of its drawing. Each cold figure is of a process of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from statistics import median

from bench.words import table, title
from milepost.design.charts import About, Note, Picture, Point, Span, Step, control_chart, tick
from milepost.rules.measuring import Unit
from milepost.rules.periods import Every, periods
from milepost.rules.spc import PointType

MONTHS = tuple(periods(Every.MONTH, date(2023, 4, 1), date(2026, 3, 1)))
ROUNDS = 60


def chart(seed: int) -> Picture:
    points = [
        Point(
            p.label, None if n == 9 else 50 + (n * 7 + seed) % 19 + n / 4, tick(p), 50 + n, 100, says="usual variation"
        )
        for n, p in enumerate(MONTHS)
    ]
    points[-1] = Point(
        MONTHS[-1].label, 81.5, tick(MONTHS[-1]), kind=PointType.IMPROVEMENT, says="above the upper limit"
    )
    about = About(
        f"c{seed}", "Plans issued in 20 weeks", "Exampleshire", "2023 to 2026", Unit.PERCENT, "More are on time"
    )
    spans = [Span(0, 17, 58, 44, 72), Span(18, 35, 62, 47, 78)]
    notes = [Note(18, "October 2024", "A second team began.", True), Note(4, "August 2023", "A new casework system.")]
    return control_chart(about, points, spans, [Step(0, 35, 90)], notes)


def megabytes() -> float:
    """What the process holds in memory."""
    status = Path("/proc/self/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


def timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def cold() -> dict[str, float]:
    """In a process that has drawn nothing yet."""
    before = megabytes()
    first = timed(lambda: chart(0).svg)
    drawn = megabytes()
    first_png = timed(chart(0).png)
    painted = megabytes()
    return {"svg": first, "svg_mb": drawn - before, "png": first_png, "png_mb": painted - drawn}


def together(work: Callable[[Picture], object], offset: int) -> float:
    """Thirty charts by six threads."""
    pictures = [chart(offset + n) for n in range(30)]
    with ThreadPoolExecutor(6) as threads:
        return timed(lambda: list(threads.map(work, pictures)))


def main() -> None:
    title("Charts of 36 months, wide and narrow")
    fresh = json.loads(subprocess.check_output([sys.executable, "-m", "bench.charts", "--cold"]))
    svg = median(timed(lambda n=n: chart(n).svg) for n in range(1, ROUNDS))
    png = median(timed(chart(100 + n).png) for n in range(20))
    kept = chart(100)
    kept.png()
    warm = median(timed(chart(100).png) for _ in range(ROUNDS))
    rows = [
        [
            "the SVG (both drawings, words and table)",
            _ms(fresh["svg"]),
            _ms(svg),
            "not kept",
            f"{fresh['svg_mb']:.1f} MB",
        ],
        ["the PNG, with its SVG", _ms(fresh["png"]), _ms(png), _ms(warm), f"{fresh['png_mb']:.1f} MB"],
    ]
    table(["", "first of a process", "next, of other figures", "the same again", "memory of the first"], rows)
    svgs, pngs = together(lambda p: p.svg, 200), together(lambda p: p.png(), 300)
    print(f"Thirty at once by six threads: SVG {svgs:.0f} ms, PNG {pngs:.0f} ms")
    print(f"Bytes of both drawings: {len(chart(0).svg.encode())}, of the PNG {len(kept.png())}")


def _ms(value: float) -> str:
    return f"{value:.1f} ms"


if __name__ == "__main__":
    if "--cold" in sys.argv:
        print(json.dumps(cold()))
    else:
        main()
