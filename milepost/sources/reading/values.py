"""A value of a spreadsheet's cell as words: as it is shown where that says more than the bare value."""

from __future__ import annotations

import re
from datetime import date, datetime, time

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def words(value: object, shown: str = "General") -> str:
    """``shown`` is the format a cell is shown in.

    >>> words(3.0), words(0.5, "0%"), words(1.1, "0.00"), words(0.1 + 0.2), words(7, "000")
    ('3', '50%', '1.10', '0.3', '007')
    >>> words(datetime(2019, 11, 1)), words(datetime(2019, 11, 1), "mmm\\\\-yy")
    ('2019-11-01', 'Nov 2019')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, shown)
    if isinstance(value, datetime | date):
        return _day(value, shown)
    return value.isoformat(timespec="minutes") if isinstance(value, time) else str(value)


def _number(value: float, shown: str) -> str:
    if "%" in shown:
        return f"{value * 100:.15g}%"
    plain = re.fullmatch(r"(0+)(?:\.(0+))?", shown)
    if plain and value >= 0:
        whole, after = len(plain[1]), len(plain[2] or "")
        text = f"{value:0{whole + after + bool(after)}.{after}f}"
        if float(text) == value:
            return text
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else f"{value:.15g}"


def _day(value: date, shown: str) -> str:
    """Its ISO form; "Nov 2019" or "2019" where the cell shows no more, because then no more is meant."""
    letters = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", shown).lower()
    if "y" in letters and "d" not in letters and "h" not in letters:
        return f"{MONTHS[value.month - 1]} {value.year}" if "m" in letters else str(value.year)
    if isinstance(value, datetime) and value.time() != time():
        return value.isoformat(sep=" ", timespec="minutes")
    return value.strftime("%Y-%m-%d") if value.year >= 1000 else str(value)
