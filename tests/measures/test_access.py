"""Who may send, confirm and keep what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.http import Http404

from milepost.measures import access
from milepost.measures.actions import send_readings
from milepost.measures.checking import NewReading
from milepost.people.clock import today
from milepost.people.models import Area, Holding, Partnership
from milepost.plan.access import capacity
from milepost.rules.measuring import Way
from milepost.rules.periods import Every, period_of

from . import make
from .make import COUNCIL, ON_TIME, TRUST, WAITING

pytestmark = pytest.mark.django_db
COLLECTED = replace(WAITING, collected_from=(TRUST,))
PUBLISHED = replace(ON_TIME, id="test-published", plan="peterborough-2019")


@pytest.fixture(autouse=True)
def _defined(monkeypatch: Any) -> None:
    known = {m.id: m for m in (ON_TIME, COLLECTED, PUBLISHED)}
    monkeypatch.setattr(access, "every", lambda: known)


def mine(key: str) -> access.Hand:
    return access.hand(capacity(make.by(key)))


@pytest.mark.parametrize(
    ("key", "area", "trust"),
    [("lead", True, True), ("analyst", True, True), ("owner", True, True), ("provider", False, True), ("owner2", False, False),
     ("board", False, False), ("auditor", False, False), ("administrator", False, False), ("nobody", False, False)],
)  # fmt: skip
def test_who_may_send(key: str, area: bool, trust: bool) -> None:
    assert mine(key).may_send(ON_TIME) is area
    assert mine(key).may_send(COLLECTED, make.organisation()) is trust
    assert not mine(key).may_send(COLLECTED, make.organisation(COUNCIL))
    assert not mine(key).may_send(PUBLISHED)
    assert mine(key).sends(COLLECTED) == ([make.organisation()] if trust else [])


@pytest.mark.parametrize(
    ("key", "confirms", "keeps"),
    [("lead", True, True), ("analyst", True, True), ("owner", True, False), ("owner2", False, False),
     ("provider", False, False), ("auditor", False, False)],
)  # fmt: skip
def test_who_may_confirm_and_keep(key: str, confirms: bool, keeps: bool) -> None:
    assert (mine(key).may_confirm(ON_TIME), mine(key).may_keep(ON_TIME)) == (confirms, keeps)


def test_missing_and_forbidden_look_the_same() -> None:
    provider = capacity(make.by("provider"))
    for pk, organisation in (
        ("none", None),
        (ON_TIME.id, None),
        (COLLECTED.id, make.organisation(COUNCIL).pk),
        (COLLECTED.id, 0),
    ):
        with pytest.raises(Http404):
            access.measure_to_send(provider, pk, organisation)
    assert access.measure_to_send(provider, COLLECTED.id, make.organisation().pk)[1] == COLLECTED
    with pytest.raises(Http404):
        access.measure_to_keep(provider, COLLECTED.id)


def test_nobody_opens_their_own_to_confirm() -> None:
    answer = NewReading(
        ON_TIME, period_of(Every.MONTH, date(2020, 9, 1)), numerator=Decimal(30), denominator=Decimal(40)
    )
    taken = send_readings(by=make.by("analyst"), way=Way.FORM, area=make.area(), answers=[answer])
    assert taken.submission
    for key in ("analyst", "owner2", "provider", "auditor"):
        with pytest.raises(Http404):
            access.submission_for(capacity(make.by(key)), taken.submission.pk)
    assert access.submission_for(capacity(make.by("owner")), taken.submission.pk)[1] == taken.submission


def test_another_areas_plan_takes_no_figures_from_us() -> None:
    """Also where it is live: it is kept here as an example."""
    Partnership.objects.update(area=Area.objects.get(name="Peterborough"))
    for key in ("lead", "analyst", "owner", "provider"):
        assert mine(key).plans == {}
        assert not mine(key).may_send(COLLECTED, make.organisation())


def test_a_post_that_ended_sends_nothing() -> None:
    Holding.objects.filter(user=make.by("provider")).update(until_on=today() - timedelta(days=1))
    assert not mine("provider").may_send(COLLECTED, make.organisation())
