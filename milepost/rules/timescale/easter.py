"""Easter Sunday."""

from __future__ import annotations

from datetime import date


def easter_sunday(year: int) -> date:
    """Easter Sunday in England, for any year of the Gregorian calendar.

    Source: the anonymous Gregorian method printed in Nature in 1876 and in J. Meeus, Astronomical Algorithms (1991),
    chapter 8.

    >>> easter_sunday(2021)
    datetime.date(2021, 4, 4)
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    leap_centuries, odd_centuries = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - correction + 15) % 30
    leaps, odd_years = divmod(rest, 4)
    weekday = (32 + 2 * odd_centuries + 2 * leaps - epact - odd_years) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
