"""Measures that the trust is asked for, as the ways in know them, whatever the demonstration defines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from milepost.measures.definitions import Measure
from milepost.people.clock import today
from milepost.rules.dates import months_later

from .make import ON_TIME, TRUST, WAITING


def months_ago(months: int) -> date:
    """The first day of an earlier month."""
    return months_later(today().replace(day=1), -months)


def asked_measures() -> dict[str, Measure]:
    """A percentage with parts and a count, asked of the trust since two months ago."""
    share = replace(ON_TIME, collected_from=(TRUST,), collected_since=months_ago(2))
    count = replace(WAITING, collected_from=(TRUST,), collected_since=months_ago(2))
    return {m.id: m for m in (share, count)}


@pytest.fixture
def asks(monkeypatch: pytest.MonkeyPatch) -> dict[str, Measure]:
    found = asked_measures()
    for place in ("milepost.measures.queries.asked.every", "milepost.measures.access.every"):
        monkeypatch.setattr(place, lambda: found)
    return found
