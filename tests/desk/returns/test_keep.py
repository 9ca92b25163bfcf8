"""Keeping a measure: targets agreed anew, the chart redrawn, notes."""

from __future__ import annotations

from typing import Any

import pytest

from milepost.measures.definitions import every
from milepost.measures.models import Calibration, Note, Rebase
from milepost.people.models import Area
from tests.measures.make import reading

from .test_figures import PLANS, opened, period

pytestmark = pytest.mark.django_db
KEEP = f"/desk/figures/measures/{PLANS}/keep/"
AGREED = {
    "value": "95", "why": "It was met", "agreed_by": "The board", "agreed_on-day": "1", "agreed_on-month": "9",
    "agreed_on-year": "2025", "seen": "0", "due-day": "31", "due-month": "7", "due-year": "2030",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _nothing_kept(db: Any) -> None:
    for model in (Calibration, Note):
        model.objects.filter(measure=PLANS).delete()
    Rebase.objects.filter(measure=PLANS, undoes__isnull=False).delete()
    Rebase.objects.filter(measure=PLANS).delete()


def target() -> str:
    return every()[PLANS].targets[0].key


def test_a_target_is_agreed_anew_and_the_second_writer_is_told(as_: Any) -> None:
    client, address = as_("analyst"), f"{KEEP}agree/{target()}/"
    assert "kept, with who agreed it" in opened(client, address)
    assert client.post(address, AGREED).status_code == 302
    page = opened(client, KEEP)
    for words in ("at least 95%", "31 July 2030", "The board: It was met", every()[PLANS].targets[0].as_written):
        assert words in page
    page = as_("lead").post(address, {**AGREED, "value": "99"}).content.decode()
    assert "Somebody changed this while you were writing" in page
    assert "at least 95%" in page
    assert 'value="99"' in page
    assert Calibration.objects.filter(measure=PLANS).count() == 1


def test_what_is_missing_of_an_agreement_is_said(as_: Any) -> None:
    page = as_("lead").post(f"{KEEP}agree/{target()}/", {"seen": "0"}).content.decode()
    for words in ("Give the figure", "Enter the date it was agreed"):
        assert page.count(words) == 2
    page = as_("lead").post(f"{KEEP}agree/{target()}/", {**AGREED, "agreed_by": "", "why": "W"}).content.decode()
    assert 'href="#id_agreed_by"' in page
    assert "from 0 to 100" in as_("lead").post(f"{KEEP}agree/{target()}/", {**AGREED, "value": "950"}).content.decode()
    assert as_("lead").get(f"{KEEP}agree/nothing/").status_code == 404
    assert as_("lead").post(f"{KEEP}agree/baseline/", AGREED).status_code == 302
    assert Calibration.objects.get(measure=PLANS).target == ""


def test_the_chart_is_redrawn_with_a_reason_and_that_is_taken_back(as_: Any) -> None:
    measure, area = every()[PLANS], Area.objects.get(name="Exampleshire")
    from milepost.measures.models import Reading

    if not Reading.objects.filter(measure=PLANS).exists():
        for back in (3, 2, 1):
            reading(measure, period(PLANS, back).starts, 30, 40)
    client, starts = as_("lead"), period(PLANS, 2).starts
    page = client.post(f"{KEEP}redraw/", {}).content.decode()
    assert page.count("Choose a period that has a figure") == 2
    page = client.post(f"{KEEP}redraw/", {"starts": starts.isoformat(), "why": "", "agreed_by": "x"}).content.decode()
    assert page.count("Say what changed") == 2
    sent = {"starts": starts.isoformat(), "why": "A new team began", "agreed_by": "The board"}
    assert client.post(f"{KEEP}redraw/", sent).status_code == 302
    rebase = Rebase.objects.get(measure=PLANS, area=area)
    undo = f"{KEEP}redraw/{rebase.pk}/undo/"
    page = opened(client, KEEP)
    assert "A new team began" in page
    assert undo in page
    assert "A new team began" in opened(client, undo)
    assert client.post(undo, {"why": "It had not", "agreed_by": "The board"}).status_code == 302
    assert client.get(undo).status_code == 404
    assert "A new team began" not in opened(client, KEEP)


def test_what_happened_is_noted(as_: Any) -> None:
    client = as_("analyst")
    on = {"on-day": "1", "on-month": "9", "on-year": "2025"}
    assert client.post(f"{KEEP}note/", {"words": "", **on}).content.decode().count("Say what happened") == 2
    assert client.post(f"{KEEP}note/", {"words": "A new team began", "open": "on", **on}).status_code == 302
    assert "Everyone may read it" in opened(client, KEEP)
    assert Note.objects.get(measure=PLANS).open


@pytest.mark.parametrize("key", ["owner", "officer", "provider", "board"])
def test_others_keep_nothing(key: str, as_: Any) -> None:
    for page in ("", f"agree/{target()}/", "redraw/", "note/"):
        assert as_(key).get(KEEP + page).status_code == 404
