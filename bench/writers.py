"""Many people posting at once: ``.venv/bin/python -m bench.writers``.

Sixteen people signed in post updates through the real form for a minute, each as fast as it is answered; two of them on the
same milestone, who must be told whenever the other was quicker. Then every acknowledged update is looked for: lost and twice
must be 0, and every update must have its audit event.
"""

from __future__ import annotations

import argparse
import time

from bench.place import engines, place
from bench.posting import all_write, kept, writers
from bench.words import middle, ms, p95, table, title


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--writers", type=int, default=16)
    options = parser.parse_args()
    title(f"{options.writers} writers for {options.seconds:g} seconds")
    rows, bad = [], 0
    for engine in engines():
        with place(engine, "writers") as there:
            there.run("-m", "bench.plan", "1")
            there.serve()
            people = writers(there, options.writers)
            acknowledged = all_write(people, lambda: time.sleep(options.seconds))
            took = [t for w in people for t in w.took]
            held = kept(there, acknowledged)
            told = sum(w.told for w in people)
            rows.append(
                [engine, len(acknowledged), held.found, held.lost, held.twice, held.unsigned, told,
                 ms(middle(took)), ms(p95(took))]
            )  # fmt: skip
            bad += held.lost + held.twice + held.unsigned
    table(["", "acknowledged", "found", "lost", "twice", "without event", "told", "middle post", "p95"], rows)
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
