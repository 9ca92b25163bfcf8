"""The words of measuring: what a figure counts, which way is good, how often it is wanted, where it comes from.

Source: Milepost's own vocabulary, after the published plan's measures and the Making Data Count method.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum


class Direction(StrEnum):
    """Which way is better; ``NONE`` where neither is, like the number of requests."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


class Unit(StrEnum):
    """``PERCENT`` is 100 times numerator over denominator; ``COUNT`` has no denominator."""

    PERCENT = "percent"
    COUNT = "count"
    DAYS = "days"
    WEEKS = "weeks"
    SCORE = "score"
    RATE_PER_1000 = "rate_per_1000"

    @property
    def after(self) -> str:
        """What stands after a figure.

        >>> Unit.PERCENT.after, Unit.WEEKS.after
        ('%', ' weeks')
        """
        return {"percent": "%", "days": " days", "weeks": " weeks", "rate_per_1000": " per 1,000"}.get(self.value, "")

    def say(self, value: Decimal | float) -> str:
        """A figure as it is read: commas in thousands, at most one decimal, and what it is of.

        A percentage always has its decimal, so that figures beside each other look alike. One that was made whole has none: the
        rule for small numbers did that, so a decimal would say more than is known.

        >>> Unit.PERCENT.say(Decimal("74.250")), Unit.COUNT.say(1200), Unit.WEEKS.say(1), Unit.DAYS.say(Decimal("2.50"))
        ('74.3%', '1,200', '1 week', '2.5 days')
        >>> Unit.PERCENT.say(Decimal("38.0000")), Unit.PERCENT.say(Decimal(38))
        ('38.0%', '38%')
        """
        exact = Decimal(str(value))
        rounded = exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
        made_whole = not isinstance(value, float) and int(exact.as_tuple().exponent) >= 0
        whole = rounded == rounded.to_integral_value() and (self is not Unit.PERCENT or made_whole)
        figure = f"{rounded + 0:,.0f}" if whole else f"{rounded:,.1f}"
        return figure + (self.after.removesuffix("s") if figure == "1" else self.after)

    def agreed(self, value: Decimal) -> str:
        """A figure that people agreed, like a target: without a decimal nobody wrote.

        >>> Unit.PERCENT.agreed(Decimal("85.0000")), Unit.PERCENT.agreed(Decimal("62.50"))
        ('85%', '62.5%')
        """
        return self.say(bare(value))


def bare(value: Decimal) -> Decimal:
    """The same number without noughts behind the point."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


class Aim(StrEnum):
    """How a target is to be met. ``FALL_BY`` and ``RISE_BY`` are per cent of a baseline that may still be to come."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    BETWEEN = "between"
    FALL_BY = "fall_by"
    RISE_BY = "rise_by"

    def say(self, value: Decimal, upper: Decimal | None, unit: Unit) -> str:
        """A target as it is read.

        >>> Aim.BETWEEN.say(Decimal(40), Decimal(60), Unit.PERCENT), Aim.FALL_BY.say(Decimal(30), None, Unit.COUNT)
        ('between 40% and 60%', 'fall by 30%')
        """
        if self is Aim.BETWEEN and upper is not None:
            return f"between {unit.agreed(value)} and {unit.agreed(upper)}"
        of = Unit.PERCENT if self in (Aim.FALL_BY, Aim.RISE_BY) else unit
        return f"{self.value.replace('_', ' ')} {of.agreed(value)}"


class Source(StrEnum):
    TYPED = "typed"
    PROVIDER = "provider"
    SURVEY = "survey"
    CASEWORK = "casework"
    DFE = "dfe"


class Method(StrEnum):
    """How change is told from noise.

    ``XMR`` is a control chart, for a process counted at least quarterly; ``RUN`` a run chart, for a short or uneven series;
    ``GAPS`` the days between rare events; ``ANNUAL`` intervals and the five-point trend, for yearly figures.
    """

    XMR = "xmr"
    RUN = "run"
    GAPS = "gaps"
    ANNUAL = "annual"


class Answer(StrEnum):
    """What a provider may answer for a period."""

    FIGURE = "figure"
    NIL = "nil"
    NOT_AVAILABLE = "not_available"

    @property
    def label(self) -> str:
        return {"figure": "A figure", "nil": "Nil return", "not_available": "Not available, because"}[self.value]


class Way(StrEnum):
    """How a figure came in."""

    FORM = "form"
    WORKBOOK = "workbook"
    API = "api"
    RELEASE = "release"
    CASEWORK = "casework"
    LOADER = "loader"

    @property
    def label(self) -> str:
        return {
            "form": "typed in",
            "workbook": "in a spreadsheet",
            "api": "by a provider's system",
            "release": "from a national release",
            "casework": "counted from cases",
            "loader": "loaded with the plan",
        }[self.value]
