"""The whole plan page against a plain one: ``.venv/bin/python -m bench.whole_plan``.

A live plan of 107 milestones with ratings, owners, four updates each and the forum's views is read at the desk and in public,
in turns with a page of as many bytes and rows in the same layout, whose rows come, already in words, from one plain query
(``bench/plain``); through the same server, gate and database. "Times" is the middle of the ratios of each turn: the aim is at
most 3. A public page is kept until anything is recorded: "kept" is the same page for everybody but its first reader after a
change. The second table takes the same pages apart within one process; its milliseconds are not those of the first.
"""

from __future__ import annotations

import argparse
import json
import time

from bench.client import Browser
from bench.place import Place, engines, place
from bench.plain.fill import PAGES
from bench.words import middle, ms, table, title

PARTS = ("asking", "building", "judging", "drawing", "the rest")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--turns", type=int, default=60)
    turns = parser.parse_args().turns
    title("The whole plan page against a plain page of the same size")
    figures, parts = [], []
    for engine in engines():
        with place(engine, "whole_plan") as there:
            there.run("-m", "bench.plan", "1")
            there.run("-m", "bench.plain.fill")
            there.serve()
            figures += [_in_turns(there, page, turns) for page in PAGES]
            figures.append(_in_turns(there, "public", turns, kept=True))
            for page, found in json.loads(there.run("-m", "bench.where")).items():
                parts.append([f"{engine}, {page}", *(f"{found[p]} ms" for p in PARTS), int(found["queries"])])
    table(["", "bytes", "whole plan", "plain page", "times"], figures)
    table(["", *PARTS, "queries"], parts)


def _in_turns(there: Place, page: str, turns: int, *, kept: bool = False) -> list[object]:
    real, plain, who = PAGES[page]
    browser = Browser(there.port) if kept else Browser(there.port).new()
    if who:
        browser.becomes(who)
    pairs = [(_once(browser, real), _once(browser, plain)) for _ in range(turns + 5)][5:]
    size = len(browser.get(real).body)
    times = middle(a / b for a, b in pairs)
    return [
        f"{there.engine}, {page}{', kept' if kept else ''}",
        size,
        ms(middle(a for a, _ in pairs)),
        ms(middle(b for _, b in pairs)),
        f"{times:.1f}",
    ]


def _once(browser: Browser, path: str) -> float:
    began = time.perf_counter()
    answer = browser.get(path)
    took = time.perf_counter() - began
    if answer.status != 200:
        raise SystemExit(f"{path} answered {answer.status}")
    return took


if __name__ == "__main__":
    main()
