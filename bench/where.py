"""Where the time of the whole plan page goes: ``python -m bench.where``, within one process, so that it can be taken apart.

Asking is time in the database driver; building, the rows made into a tree; judging, the rating rule; drawing, the template;
the rest is middleware, session, gate and filters. Each counts only its own time. Printed as JSON for ``bench.whole_plan``.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import django

ROUNDS = 30


class Clock:
    """Own time of parts that call each other: while an inner one runs, the outer one's stands still."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self.count: Counter[str] = Counter()
        self.running: list[tuple[str, float]] = []

    def timed(self, part: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **kwargs: Any) -> Any:
            now = time.perf_counter()
            if self.running:
                outer, since = self.running[-1]
                self.spent[outer] += now - since
            self.running.append((part, now))
            self.count[part] += 1
            try:
                return call(*args, **kwargs)
            finally:
                now = time.perf_counter()
                _, since = self.running.pop()
                self.spent[part] += now - since
                if self.running:
                    self.running[-1] = (self.running[-1][0], now)

        return run


def where(page: str) -> dict[str, float]:
    """Milliseconds of each part, and the number of queries, in the middle of some rounds."""
    from django.db import connection
    from django.template.backends.jinja2 import Template

    from bench.plain.fill import PAGES, client
    from bench.words import middle
    from milepost.judgement import queries

    real, _, who = PAGES[page]
    browser = client(who)
    rounds: list[dict[str, float]] = []
    judge, build, render = queries.judge, queries._Judge, Template.render
    for _ in range(ROUNDS):
        clock = Clock()
        ask = lambda execute, *rest: clock.timed("asking", execute)(*rest)  # noqa: B023, E731
        queries.judge = clock.timed("judging", judge)
        queries._Judge = _built(clock, build)  # type: ignore[assignment,misc]
        Template.render = _method(clock.timed("drawing", render))  # type: ignore[method-assign]
        with connection.execute_wrapper(ask):
            clock.timed("the rest", browser.get)(real)
        rounds.append(
            {part: seconds * 1000 for part, seconds in clock.spent.items()} | {"queries": clock.count["asking"]}
        )
    queries.judge, queries._Judge, Template.render = judge, build, render  # type: ignore[misc,method-assign]
    return {part: round(middle(r[part] for r in rounds), 1) for part in rounds[0]}


def _built(clock: Clock, kind: Any) -> Any:
    """Building is both reading what the tree needs and putting it together."""

    class Built(kind):  # type: ignore[misc]
        __init__ = _method(clock.timed("building", kind.__init__))
        plan_ = _method(clock.timed("building", kind.plan_))

    return Built


def _method(call: Callable[..., Any]) -> Callable[..., Any]:
    return lambda self, *args, **kwargs: call(self, *args, **kwargs)


if __name__ == "__main__":
    django.setup()
    print(json.dumps({page: where(page) for page in ("desk", "public")}))
