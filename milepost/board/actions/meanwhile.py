"""Two people who write the same at once: the second is told, and nothing of the first is lost."""

from __future__ import annotations

from typing import Any


class Meanwhile(Exception):
    """Somebody else changed it after the page was opened. ``latest`` is what they wrote; nothing was changed."""

    def __init__(self, latest: Any) -> None:
        super().__init__("Somebody else has changed this since you opened the page")
        self.latest = latest


def must_have_seen(latest: Any, seen: int) -> None:
    """``seen`` is the id of the latest row when the page was opened, 0 where there was none. Raises Meanwhile."""
    if latest is not None and latest.pk != seen:
        raise Meanwhile(latest)
