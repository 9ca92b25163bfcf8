"""The server killed while people post: ``.venv/bin/python -m bench.killed``.

Four people post through the real form. At a random moment the server and its workers are killed (SIGKILL, which lets nothing
finish), and started again on the same database; two hundred times. PostgreSQL itself is left alone. At the end every
acknowledged update must be there once, each with its audit event, and the database sound. An update whose answer never
arrived may be there or not: they are counted, and never half there.
"""

from __future__ import annotations

import argparse
import random
import signal
import time
from functools import partial

from bench.place import Place, engines, place
from bench.posting import Writer, all_write, kept, writers
from bench.words import table, title

MOST = 8
"""Posts that may begin before the server is killed, in the midst of the next."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    title(f"Killed {options.kills} times while four people post")
    rows, bad = [], 0
    for engine in engines():
        with place(engine, "killed") as there:
            there.run("-m", "bench.plan", "1")
            there.serve()
            people = writers(there, 4)
            acknowledged = all_write(people, partial(_kill, there, people, options.kills, chance))
            held = kept(there, acknowledged)
            broken = sum(w.broken for w in people)
            rows.append(
                [engine, options.kills, broken, len(acknowledged), held.found, held.lost, held.twice,
                 held.unacknowledged, held.unsigned, held.sound]
            )  # fmt: skip
            bad += held.lost + held.twice + held.unsigned + (held.sound not in ("ok", "left alone"))
    head = [
        "",
        "kills",
        "cut off",
        "acknowledged",
        "found",
        "lost",
        "twice",
        "found unanswered",
        "half there",
        "database",
    ]
    table(head, rows)
    return 1 if bad else 0


def _kill(there: Place, people: list[Writer], kills: int, chance: random.Random) -> None:
    for _ in range(kills):
        enough = sum(w.count for w in people) + chance.randint(1, MOST)
        while sum(w.count for w in people) < enough and not any(w.wrong for w in people):
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.1))
        there.stop(signal.SIGKILL)
        there.serve()


if __name__ == "__main__":
    raise SystemExit(main())
