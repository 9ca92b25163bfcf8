"""What is said of a report's file."""

from __future__ import annotations

from datetime import date

from milepost.rules.timescale import NotUnderstood, understand_date

from .blocks import Report

UNKNOWN = date(2000, 1, 1)


def as_at(report: Report) -> date:
    """The day a report is of: its file says it was made then, so that it is the same whenever it is made."""
    try:
        return understand_date(report.as_at)[0]
    except NotUnderstood:
        return UNKNOWN
