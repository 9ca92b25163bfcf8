"""Deadlines as plans write them, and what they mean. Words that no rule here covers are refused, never guessed at."""

from ..rhythm import Rhythm
from .calendar import CALENDAR, Calendar, Span
from .points import ISO_DATE, YEARS
from .reading import understand, understand_as, understand_date
from .shapes import NotUnderstood, Precision, Shape, Timescale, Why

__all__ = [
    "CALENDAR",
    "ISO_DATE",
    "YEARS",
    "Calendar",
    "NotUnderstood",
    "Precision",
    "Rhythm",
    "Shape",
    "Span",
    "Timescale",
    "Why",
    "understand",
    "understand_as",
    "understand_date",
]
