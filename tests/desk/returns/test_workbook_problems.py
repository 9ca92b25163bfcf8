"""Every mistake people make in a spreadsheet, told by its cell with what to do; and nothing is sent while there is one."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from milepost.measures.models import Reading
from tests.measures.asking import asks  # noqa: F401
from tests.measures.make import provider

from .filling import LETTERS, download, path, problems, put, row_of, saved, upload

pytestmark = pytest.mark.usefixtures("asks")


def test_every_problem_is_listed_by_cell_and_nothing_is_sent(as_: Any) -> None:
    client = as_("provider")
    book = download(client)
    page = book["Figures"]
    share, waiting = row_of(book, "Plans on time"), row_of(book, "Children waiting")
    first, part = row_of(book, "Plans on time", last=False), row_of(book, "Plans on time", "Under 5")
    other = row_of(book, "Children waiting", last=False)
    last = row_of(book, "Plans on time", "5 and over", last=False)
    put(book, share, answer="A figure", figure="about 12", out="=2+2")
    put(book, waiting, answer="Yes", figure=datetime(2026, 5, 12))
    put(book, first, figure=70, out=64)
    put(book, part, answer="Not available, because", figure=3)
    put(book, other, figure=12.5, out=30)
    put(book, last, answer="Nil return", because="None came")
    page["M7"] = "my note"
    page.merge_cells("B20:C21")
    told = {where.removeprefix("Figures, "): (wrong, fix) for where, wrong, fix in problems(upload(client, book))}
    assert told[f"I{share}"] == ("“about 12” is not a number.", "Put in digits alone.")
    assert told[f"J{share}"] == ("This is a formula.", "Put in the number it comes to.")
    assert told[f"H{waiting}"] == ("“Yes” is not an answer.", "Choose A figure, Nil return or Not available, because.")
    assert told[f"I{waiting}"][0] == "This became the date 12 May 2026."
    assert told[f"I{first}"] == ("70 is more than the 64 it is out of.", "Check both.")
    assert told[f"H{part}"][1] == "Keep one of the two."
    assert told[f"J{other}"] == ("This measure is not out of anything.", "Clear this cell.")
    assert told[f"K{last}"][0] == "A reason stands beside the answer “Nil return”."
    assert told["M7"] == ("“my note” stands outside the columns of the template.", "Take it out.")
    assert told["B20:C21"] == ("These cells are merged.", "Part them, and fill in each.")
    assert not Reading.objects.filter(measure__startswith="test-").exists()


def test_rows_that_were_sorted_still_count_and_rows_that_were_muddled_do_not(as_: Any) -> None:
    client = as_("provider")
    book = download(client)
    page = book["Figures"]
    one, two = row_of(book, "Children waiting", last=False), row_of(book, "Children waiting")
    put(book, one, figure=5)
    put(book, two, figure=6)
    for letter in LETTERS.values():
        a, b = page[f"{letter}{one}"], page[f"{letter}{two}"]
        a.value, b.value = b.value, a.value
    assert "2 figures are added" in upload(client, book)
    page[f"D{one}"].value, page[f"D{two}"].value = page[f"D{two}"].value, page[f"D{one}"].value
    assert [where for where, *_ in problems(upload(client, book))] == [f"Figures, D{one}", f"Figures, D{two}"]
    book = download(client)
    page = book["Figures"]
    put(book, one, figure=5)
    put(book, two, figure=6)
    page[f"A{two}"] = page[f"A{one}"].value
    page["A40"], page["I41"] = 99, 3
    put(book, 40, figure=1)
    told = problems(upload(client, book))
    assert [where for where, *_ in told] == [f"Figures, A{two}", "Figures, A40", "Figures, A41"]
    assert f"also at Figures, A{one}" in told[0][1]


def test_a_stale_template_is_told_row_by_row(as_: Any, asks: dict[str, Any]) -> None:  # noqa: F811
    from dataclasses import replace

    client = as_("provider")
    book = download(client)
    share, waiting = row_of(book, "Plans on time"), row_of(book, "Children waiting")
    put(book, share, figure=1, out=2)
    put(book, waiting, figure=3)
    asks["test-on-time"] = replace(asks["test-on-time"], denominator="Plans and reviews")
    del asks["test-waiting"]
    told = problems(upload(client, book))
    assert {where: wrong for where, wrong, _ in told} == {
        f"Figures, A{share}": "What “Plans on time” counts has changed since this template was made.",
        f"Figures, A{waiting}": f"“Children waiting” for {book['Figures'][f'D{waiting}'].value} is not asked for any more.",
    }
    assert all("Download a new template" in fix for *_, fix in told)


def test_what_is_not_this_providers_template_is_refused(as_: Any, asks: dict[str, Any]) -> None:  # noqa: F811
    from dataclasses import replace

    client = as_("lead")
    other = provider("Another NHS Trust")
    asks["test-waiting"] = replace(
        asks["test-waiting"], collected_from=(*asks["test-waiting"].collected_from, other.name)
    )
    theirs = client.get(f"/desk/figures/of/{other.pk}/template.xlsx").content
    assert "This template was made for Another NHS Trust, and you are sending figures of" in upload(client, theirs)
    book = download(client)
    book["Milepost"]["B1"] = "milepost-figures-0"
    assert "This template has another form than today’s" in upload(client, book)
    book = download(client)
    book["Figures"]["I4"] = "Number"
    assert "these headings are missing or changed: “Figure”" in upload(client, book)
    plain = openpyxl.Workbook()
    plain.active["A1"] = 1
    assert "This is not the template" in upload(client, plain)
    for content, words in ((b"a,b\n", "saved as an Excel workbook"), (b"", "The file is empty")):
        assert words in client.post(path(), {"file": SimpleUploadedFile("a.xlsx", content)}).content.decode()
    assert "Choose your spreadsheet" in client.post(path(), {}).content.decode()


def test_words_are_never_formulas(as_: Any, asks: dict[str, Any]) -> None:  # noqa: F811
    from dataclasses import replace

    asks["test-waiting"] = replace(asks["test-waiting"], name="=cmd()", numerator="+1")
    book = openpyxl.load_workbook(io.BytesIO(as_("provider").get(path("template.xlsx")).content))
    page = book["Figures"]
    row = row_of(book, "=cmd()")
    assert page[f"B{row}"].data_type == "s"
    put(book, row, figure=2)
    page[f"B{row}"].data_type = "s"
    assert "1 figure is added" in upload(as_("provider"), saved(book))
