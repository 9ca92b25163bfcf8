"""Public pages under load: ``.venv/bin/python -m bench.load``.

Eight clients, each a process with one connection kept open, ask for one page as fast as it answers, for some seconds: first
each page made anew (the first reader after a change), then as it is kept for every stranger until anything is recorded, then
with the page's mark (ETag) for somebody who comes back and is told 304. The server is granian
as ``start.py`` runs it. Requests a second and the 95th percentile of a request's time; the clients share the machine with it.
"""

from __future__ import annotations

import argparse
import time
from multiprocessing import get_context

from bench.client import Browser
from bench.place import Place, engines, place
from bench.words import ms, p95, table, title

PAGES = ("/", "/plans/bench/", "/plans/bench/promises/", "/plans/bench/promise/1.1a.2/")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--clients", type=int, default=8)
    options = parser.parse_args()
    title(f"Public pages, {options.clients} clients for {options.seconds:g} seconds each")
    rows = []
    for engine in engines():
        with place(engine, "load") as there:
            there.run("-m", "bench.plan", "1")
            there.serve()
            rows += [_row(there, path, options.clients, options.seconds) for path in PAGES]
    table(["", "anew, a second", "p95", "kept, a second", "p95", "304, a second", "p95"], rows)


def _row(there: Place, path: str, clients: int, seconds: float) -> list[object]:
    mark = Browser(there.port).get(path).headers["etag"]
    figures: list[str] = []
    for headers in ({"Cookie": "reader=new"}, {}, {"If_None_Match": mark}):
        took = _load(there.port, path, headers, clients, seconds)
        figures += [f"{len(took) / seconds:.0f}", ms(p95(took))]
    return [f"{there.engine} {path}", *figures]


def _load(port: int, path: str, headers: dict[str, str], clients: int, seconds: float) -> list[float]:
    with get_context("spawn").Pool(clients) as pool:
        pool.map(_warm, [port] * clients)
        took = pool.starmap(_client, [(port, path, headers, seconds)] * clients, chunksize=1)
    return [t for each in took for t in each]


def _warm(port: int) -> None:
    Browser(port).get("/healthz")


def _client(port: int, path: str, headers: dict[str, str], seconds: float) -> list[float]:
    """The time of each request until the seconds are over."""
    browser = Browser(port)
    took = []
    end = time.perf_counter() + seconds
    while (began := time.perf_counter()) < end:
        answer = browser.get(path, **headers)
        took.append(time.perf_counter() - began)
        if answer.status != (304 if "If_None_Match" in headers else 200):
            raise RuntimeError(f"{path} answered {answer.status}")
    return took


if __name__ == "__main__":
    main()
