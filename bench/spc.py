"""Every worked control chart of the method's own package beside ours: ``.venv/bin/python -m bench.spc``.

The cases were worked out by NHSRplotthedots 0.2.2 under R (``tests/rules/spc/cases.json``). Of each: how far the furthest limit
is from the package's, and whether every array (groups, sides, near and beyond, labels, kinds of point, icons) is the same.
"""

from __future__ import annotations

import sys
import time

from bench.words import table, title
from tests.rules.spc.cases import CASES, chart, differing, furthest


def main() -> None:
    title("Control charts against NHSRplotthedots")
    rows = [[c["id"], len(c["dates"]), f"{furthest(c):.0e}", ", ".join(differing(c)) or "all the same"] for c in CASES]
    table(["case", "points", "furthest limit", "arrays"], rows)
    started = time.perf_counter()
    points = sum(len(chart(case).points) for case in CASES)
    each = (time.perf_counter() - started) / points
    wrong = [case["id"] for case in CASES if differing(case)]
    print(f"{len(CASES) - len(wrong)} of {len(CASES)} agree to 1e-9; {each * 1e6:.0f} microseconds a point")
    if wrong:
        sys.exit(f"These do not: {', '.join(wrong)}")


if __name__ == "__main__":
    main()
