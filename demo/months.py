"""A month as plans write it."""

from __future__ import annotations

from datetime import date

WORDS = ("Jan", "Feb", "March", "April", "May", "June", "July", "August", "Sept", "Oct", "Nov", "Dec")


def as_written(on: date) -> str:
    return f"{WORDS[on.month - 1]} {on.year}"
