"""How often one key may ask: enough for a hundred submissions a second, and not for a loop that has gone wrong.

Each process counts for itself, in memory: the limit guards the server, and is not a promise to anybody.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from time import monotonic

A_SECOND = 200
AT_ONCE = 600
"""Requests a key may have saved up while it was quiet."""


@dataclass
class Bucket:
    left: float
    at: float


class Limit:
    """
    >>> limit = Limit(a_second=1, at_once=2, clock=lambda: 0.0)
    >>> [limit.wait(7) for _ in range(3)], limit.wait(8)
    ([0, 0, 1], 0)
    """

    def __init__(
        self, a_second: float = A_SECOND, at_once: float = AT_ONCE, clock: Callable[[], float] = monotonic
    ) -> None:
        self.a_second, self.at_once, self.clock = a_second, at_once, clock
        self.buckets: dict[int, Bucket] = {}
        self.lock = Lock()

    def wait(self, key: int) -> int:
        """0 where the key may ask now, else the whole seconds after which it may."""
        with self.lock:
            now = self.clock()
            bucket = self.buckets.setdefault(key, Bucket(self.at_once, now))
            bucket.left = min(self.at_once, bucket.left + (now - bucket.at) * self.a_second)
            bucket.at = now
            if bucket.left < 1:
                return max(1, round((1 - bucket.left) / self.a_second))
            bucket.left -= 1
            return 0
