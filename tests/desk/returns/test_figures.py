"""Sending and confirming figures as people do."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from milepost.desk.returns.presenters import of
from milepost.measures.definitions import every
from milepost.measures.models import Confirmation, Reading
from milepost.measures.queries import Waiting
from milepost.people.clock import now, today
from milepost.people.models import Organisation
from milepost.rules.measuring import Way
from milepost.rules.periods import Period, period_of

TRUST = "Exampleshire Children's NHS Trust"
PLANS, ADVICE = "exampleshire-plans-in-20-weeks", "exampleshire-health-advice"


def period(measure: str, back: int = 1) -> Period:
    found = period_of(every()[measure].every, today())
    for _ in range(back):
        found = period_of(every()[measure].every, found.starts - timedelta(days=1))
    return found


@pytest.fixture(autouse=True)
def _nothing_sent(db: Any) -> None:
    """What the demonstration has for these is taken out, so that each test says what there is."""
    readings = Reading.objects.filter(measure__in=(PLANS, ADVICE))
    Confirmation.objects.filter(reading__in=readings).delete()
    while readings.exists():
        readings.filter(superseded_by__isnull=True).delete()


def path(measure: str = PLANS, of: int = 0, back: int = 1) -> str:
    return f"/desk/figures/measures/{measure}/{of}/{period(measure, back).starts.isoformat()}/"


def trust() -> int:
    return Organisation.objects.get(area__name="Exampleshire", name=TRUST).pk


def opened(client: Any, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return response.content.decode()  # type: ignore[no-any-return]


def figure(**changes: Any) -> dict[str, Any]:
    return {"answer": "figure", "numerator": "30", "denominator": "40", "why": "", **changes}


def latest(measure: str = PLANS) -> Reading:
    return Reading.objects.filter(measure=measure, superseded_by__isnull=True, breakdown="").latest("pk")


def test_a_figure_is_sent_and_somebody_else_confirms_it(as_: Any) -> None:
    client = as_("analyst")
    assert "No answer yet" in opened(client, "/desk/figures/")
    assert client.post(path(), figure(numerator="1,030", denominator="1,040")).status_code == 302
    sent = latest()
    assert (sent.value, sent.starts) == (Decimal("99.0385"), period(PLANS).starts)
    confirming = f"/desk/figures/confirm/{sent.submission_id}/"
    assert client.get(confirming).status_code == 404
    assert "not confirmed yet" in opened(client, f"/desk/figures/measures/{PLANS}/0/")
    lead = as_("lead")
    page = opened(lead, "/desk/figures/")
    assert f'{confirming}">{every()[PLANS].name}, {period(PLANS).label}<' in page
    page = opened(lead, confirming)
    assert "1,030 of 1,040, 99.0%" in page
    assert lead.post(confirming, {"reading": sent.pk}).status_code == 302
    assert Confirmation.objects.get(reading=sent).recorded_by.name == "Leo Lead"
    assert "Nothing of it waits for you" in opened(lead, confirming)


def test_a_provider_sends_its_own_and_only_that(as_: Any) -> None:
    client = as_("provider")
    page = opened(client, "/desk/figures/")
    assert every()[ADVICE].name in page
    assert every()[PLANS].name not in page
    assert "Waiting for you" not in page
    assert client.post(path(ADVICE, trust()), figure()).status_code == 302
    assert latest(ADVICE).organisation_id == trust()
    other = Organisation.objects.create(area_id=latest(ADVICE).area_id, name="Another", kind="provider").pk
    for address in (path(), path(ADVICE), path(ADVICE, other), path(ADVICE, 0), f"/desk/figures/measures/{PLANS}/0/"):
        assert client.post(address, figure()).status_code == 404
    assert client.get(f"/desk/figures/confirm/{latest(ADVICE).submission_id}/").status_code == 404


@pytest.mark.parametrize("key", ["board", "auditor", "nobody", "public"])
def test_who_may_not(key: str, as_: Any) -> None:
    for address in ("/desk/figures/", path(), f"/desk/figures/measures/{PLANS}/keep/"):
        assert as_(key).post(address, figure()).status_code == (302 if key == "public" else 404)
    assert not Reading.objects.filter(measure=PLANS).exists()


def test_only_periods_that_are_over_have_a_page(as_: Any) -> None:
    client = as_("lead")
    for starts in (period(PLANS, 0).starts.isoformat(), "2020-01-15", "0001-01-01", "soon", "9999-12-01"):
        assert client.get(f"/desk/figures/measures/{PLANS}/0/{starts}/").status_code == 404


def test_what_is_wrong_stands_beside_its_field_with_what_was_typed(as_: Any) -> None:
    client = as_("analyst")
    page = client.post(path(), figure(numerator="about 30")).content.decode()
    assert page.count("“about 30” is not a number") == 2
    assert 'value="about 30"' in page
    assert "Choose what you send" in client.post(path(), {}).content.decode()
    assert "41 is more than the 40" in client.post(path(), figure(numerator="41")).content.decode()
    assert "Keep one of the two" in client.post(path(), figure(answer="nil")).content.decode()
    nothing = {"answer": "not_available", "numerator": "", "denominator": "", "why": ""}
    page = client.post(path(), nothing).content.decode()
    assert 'href="#id_why"' in page
    assert not Reading.objects.filter(measure=PLANS).exists()
    assert client.post(path(), {**nothing, "why": "The system was down"}).status_code == 302
    assert "Not available" in opened(client, "/desk/figures/")


def test_a_wrong_figure_is_replaced_with_a_reason_and_confirmed_again(as_: Any) -> None:
    client = as_("analyst")
    client.post(path(), figure())
    first = latest()
    page = opened(client, path())
    assert "30 of 40, 75.0%" in page
    assert f'name="seen" value="{first.pk}"' in page
    changed = figure(numerator="31", seen=first.pk)
    assert "Say why the figure before it was wrong" in client.post(path(), changed).content.decode()
    assert client.post(path(), {**changed, "why": "One was counted late"}).status_code == 302
    assert latest().supersedes == first
    confirming = f"/desk/figures/confirm/{latest().submission_id}/"
    page = opened(as_("lead"), confirming)
    assert "Before: 30 of 40, 75.0%. Changed because: One was counted late" in page
    assert "confirmed or replaced meanwhile" in as_("lead").post(confirming, {"reading": first.pk}).content.decode()


def test_the_second_of_two_sees_the_first_and_keeps_their_words(as_: Any) -> None:
    as_("analyst").post(path(), figure())
    page = as_("lead").post(path(), figure(numerator="20", why="Mine")).content.decode()
    assert "Somebody sent this while you were writing" in page
    assert "30 of 40, 75.0%" in page
    assert 'value="20"' in page
    assert f'name="seen" value="{latest().pk}"' in page
    assert Reading.objects.filter(measure=PLANS).count() == 1
    assert as_("lead").post(path(), figure(numerator="20", why="Mine", seen=latest().pk)).status_code == 302
    assert latest().numerator == 20


def test_the_same_again_changes_nothing(as_: Any) -> None:
    client = as_("analyst")
    client.post(path(), figure())
    page = client.post(path(), figure(), follow=True).content.decode()
    assert "Nothing has changed" in page
    assert Reading.objects.filter(measure=PLANS).count() == 1


def test_more_measures_and_more_waiting_take_no_more_queries(as_: Any) -> None:
    client = as_("lead")

    def asked() -> int:
        with CaptureQueriesContext(connection) as caught:
            opened(client, "/desk/figures/")
        return len(caught)

    as_("analyst").post(path(), figure())
    client = as_("lead")
    one = asked()
    as_("analyst").post(path(back=2), figure())
    as_("provider").post(path(ADVICE, trust()), figure())
    client = as_("lead")
    assert asked() == one


def test_the_page_of_a_measure_leads_here_those_who_may(as_: Any) -> None:
    page, keep, send = f"/desk/plans/exampleshire/measures/{PLANS}/", "/keep/", f"/desk/figures/measures/{PLANS}/0/"
    for key, keeps, sends in (("lead", True, True), ("owner", False, True), ("board", False, False)):
        words = opened(as_(key), page)
        assert (f"{PLANS}{keep}" in words, send in words) == (keeps, sends), key


def test_what_was_sent_is_named_by_its_measures_and_its_days() -> None:
    sent = Waiting(1, "", "Ann", now(), Way.FORM, "", 1, (PLANS,), Period(date(2026, 2, 1), date(2026, 2, 28)))
    assert of(sent) == "New plans issued within 20 weeks, February 2026"
    many = replace(sent, figures=10, measures=(PLANS, ADVICE), period=Period(date(2026, 2, 1), date(2026, 10, 31)))
    assert of(many) == "10 figures: New plans issued within 20 weeks and 1 other measure, February to October 2026"


def test_the_desk_says_how_many_figures_ask_something(as_: Any) -> None:
    as_("analyst").post(path(), figure())
    lead = opened(as_("lead"), "/desk/")
    assert re.search(r"\d+ figures? to confirm</a>", lead)
    assert re.search(r"\d+ of \d+ measures got worse or missed their target</a>", lead)
    board = opened(as_("board"), "/desk/")
    assert "to confirm</a>" not in board
    assert "measures got worse or missed their target</a>" in board
