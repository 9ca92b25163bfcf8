"""A provider's spreadsheet: made for it, filled in, seen before anything is sent, and sent once."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from milepost.measures.models import Reading, Submission
from milepost.people.models import AuditEvent
from tests.measures.asking import asks  # noqa: F401
from tests.measures.make import by, organisation

from .filling import download, path, put, row_of, saved, ticket, upload

pytestmark = pytest.mark.usefixtures("asks")


def test_a_template_has_this_providers_rows_and_only_its_own_cells_open(as_: Any) -> None:
    book = download(as_("provider"))
    assert book.sheetnames == ["Figures", "How to fill this in", "Milepost"]
    assert book["Milepost"].sheet_state == "hidden"
    page = book["Figures"]
    assert all(sheet.protection.sheet and not sheet.protection.password for sheet in book)
    names = {page[f"B{r}"].value for r in range(5, page.max_row + 1)}
    assert names == {"Plans on time", "Children waiting"}
    assert page.max_row == 4 + 2 * (3 + 1)  # two months: a whole with its two parts, and a count
    row = row_of(book, "Children waiting")
    assert [page[f"{column}{row}"].protection.locked for column in "ABCDEFGHIJK"] == [True] * 7 + [
        False,
        False,
        True,
        False,
    ]
    rules = page.data_validations.dataValidation
    answers = next(r for r in rules if r.type == "list" and f"H{row}" in str(r.sqref))
    assert answers.formula1 == "Milepost!$K$1:$K$3"
    assert [book["Milepost"][f"K{n}"].value for n in (1, 2, 3)] == ["A figure", "Nil return", "Not available, because"]


def test_it_is_previewed_sent_once_and_then_adds_nothing(as_: Any) -> None:
    client = as_("provider")
    book = download(client)
    put(book, row_of(book, "Children waiting"), figure=12)
    put(book, row_of(book, "Children waiting", last=False), answer="Nil return")
    put(book, row_of(book, "Plans on time"), answer="A figure", figure="1,041", out=1064)
    put(book, row_of(book, "Plans on time", "Under 5"), answer="Not available, because", because="Ages were not kept")
    page = upload(client, book)
    for words in (
        "4 figures are added",
        "1,041 out of 1,064",
        "Nil return",
        "Not available, because Ages were not kept",
        "Nothing has been sent",
    ):
        assert words in page
    assert not Reading.objects.filter(measure__startswith="test-").exists()
    sent = client.post(path(), {"ticket": ticket(page)}, follow=True)
    assert "Sent 4 figures. Somebody else looks at each" in sent.content.decode()
    submission = Submission.objects.latest("pk")
    assert (submission.way, submission.name, submission.recorded_by) == ("workbook", "ours.xlsx", by("provider"))
    assert submission.readings.count() == 4
    assert AuditEvent.objects.filter(about="measures.submission", about_id=str(submission.pk)).count() == 1
    assert "There is nothing new in it: 4 figures are the same" in upload(client, book)
    again = client.post(path(), {"ticket": ticket(page)})
    assert again.status_code == 409
    assert Reading.objects.filter(measure__startswith="test-").count() == 4


def test_an_earlier_figure_is_replaced_beside_the_old_one_and_asks_why(as_: Any) -> None:
    client = as_("provider")
    book = download(client)
    put(book, row_of(book, "Children waiting"), figure=12)
    client.post(path(), {"ticket": ticket(upload(client, book))})
    first = Reading.objects.get(measure="test-waiting")
    put(book, row_of(book, "Children waiting"), figure=14)
    page = upload(client, book)
    assert "It was <strong>12</strong>" in page
    assert "It becomes <strong>14</strong>" in page
    assert "This was sent after you downloaded the spreadsheet" in page
    refused = client.post(path(), {"ticket": ticket(page)}).content.decode()
    assert "Say why it changes: Children waiting" in refused
    client.post(path(), {"ticket": ticket(page), f"why-{first.pk}": "Late forms"})
    second = Reading.objects.latest("pk")
    assert (second.supersedes, second.value, second.why) == (first, 14, "Late forms")
    assert "Late" not in download(client)["Figures"]["B5"].value


def test_what_was_shown_to_one_person_is_not_sent_by_another(as_: Any) -> None:
    client = as_("provider")
    book = download(client)
    put(book, row_of(book, "Children waiting"), figure=12)
    shown = ticket(upload(client, book))
    response = as_("lead").post(path(), {"ticket": shown})
    assert response.status_code == 409
    assert "Choose the spreadsheet again" in response.content.decode()
    assert not Reading.objects.filter(measure="test-waiting").exists()


def test_who_may_and_who_may_not(as_: Any) -> None:
    other = organisation("Exampleshire Council").pk
    for key in ("lead", "analyst", "provider"):
        assert as_(key).get(path("template.xlsx")).status_code == 200, key
    for key in ("board", "owner2", "nobody", "auditor", "administrator"):
        assert as_(key).get(path("template.xlsx")).status_code == 404, key
    assert as_("provider").get(f"/desk/figures/of/{other}/").status_code == 404


def test_a_provider_lands_on_what_it_owes_and_sees_nothing_of_the_plan(as_: Any) -> None:
    client = as_("provider")
    page = client.get("/desk/").content.decode()
    for words in ("4 figures are owed", "Plans on time", "Download the spreadsheet"):
        assert words in page
    assert "exampleshire/" not in page
    assert client.get("/desk/plans/exampleshire/").status_code == 404


def test_twice_the_rows_take_the_same_number_of_queries(as_: Any) -> None:
    client = as_("provider")
    every = range(5, download(client)["Figures"].max_row + 1)

    def count(rows: range) -> int:
        book = download(client)
        for row in rows:
            put(book, row, answer="Not available, because", because=f"Moving house {len(rows)}")
        content = saved(book)
        with CaptureQueriesContext(connection) as queries:
            client.post(path(), {"ticket": ticket(upload(client, content))})
        return len(queries)

    assert count(every[:4]) == count(every[4:]) == count(every)
    assert Reading.objects.filter(measure__startswith="test-", superseded_by__isnull=True).count() == len(every)
