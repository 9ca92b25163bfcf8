"""A provider sends its figures: downloads its spreadsheet, has three mistakes explained by cell, mends them and sends it."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from .conftest import Visitor

MISTAKES = {"I7": "about 12", "J7": 39, "I6": 50, "J6": 36, "H5": "Not available, because"}
MENDED = {"I7": 34, "I6": 31, "K5": "The system was being replaced"}


def a_spreadsheet(visitor: Visitor) -> Any:
    address = visitor.page.get_by_role("link", name="Download the spreadsheet").get_attribute("href")
    return load_workbook(io.BytesIO(visitor.page.request.get(visitor.site + address).body()))


def sends(visitor: Visitor, book: Any, cells: dict[str, Any], path: Path, button: str) -> None:
    for place, value in cells.items():
        book["Figures"][place] = value
    book.save(path)
    visitor.page.set_input_files("input[type=file]", path)
    visitor.page.get_by_role("button", name=button).click()


def test_a_provider_sends_its_spreadsheet_and_the_board_sees_who_has_not_answered(
    visitor: Visitor, tmp_path: Path
) -> None:
    visitor.becomes("Terry Therapies")
    visitor.sees("Figures of Exampleshire Children's NHS Trust")
    book = a_spreadsheet(visitor)
    visitor.page.get_by_role("link", name="Send the spreadsheet back").click()
    sends(visitor, book, MISTAKES, tmp_path / "figures.xlsx", "Check it")
    visitor.sees("3 cells have to be put right first")
    cells = visitor.page.locator("tbody tr").all_inner_texts()
    assert [cell.split("\t")[0] for cell in cells] == ["Figures, K5", "Figures, I6", "Figures, I7"]
    assert cells[2].split("\t")[1:] == ["“about 12” is not a number.", "Put in digits alone."]
    visitor.has_no_barrier()
    sends(visitor, book, MENDED, tmp_path / "figures.xlsx", "Check it again")
    visitor.sees("3 figures replace earlier ones")
    visitor.has_no_barrier()
    visitor.page.get_by_role("button", name="Send 3 figures").click()
    visitor.sees("There is a problem")
    visitor.has_no_barrier()
    for box in visitor.page.get_by_label("Why does it change?").all():
        box.fill("Late forms arrived")
    visitor.page.get_by_role("button", name="Send 3 figures").click()
    visitor.sees("Sent 3 figures. Somebody else looks at each before it is confirmed")
    visitor.sees("34 out of 39")
    visitor.has_no_barrier()
    visitor.becomes("Ana Analyst")
    visitor.opens("/desk/figures/")
    sent = visitor.page.locator("li", has_text="Terry Therapies")
    sent.get_by_role("link", name=re.compile("^3 figures: ")).click()
    visitor.sees("Changed because: Late forms arrived")
    visitor.has_no_barrier()
    visitor.page.get_by_role("button", name="They are right, confirm all 3").click()
    visitor.sees("onfirmed")
    visitor.becomes("Bo Board")
    visitor.opens("/desk/plans/exampleshire/returns/")
    visitor.sees("Has not answered")
    visitor.sees("The system was being replaced")


def test_an_administrator_makes_a_key_and_takes_it_away(visitor: Visitor) -> None:
    visitor.becomes("Ada Administrator")
    visitor.opens("/desk/keys/")
    visitor.presses("Make a key")
    visitor.page.get_by_label("Whose system is it?").select_option("Exampleshire Children's NHS Trust")
    visitor.page.get_by_label("What is the key for?").fill("Waiting list system")
    visitor.page.get_by_role("button", name="Make the key").click()
    visitor.sees("Copy it now")
    visitor.has_no_barrier()
    key = visitor.page.locator("pre").inner_text().strip()
    owed = visitor.page.request.get(visitor.site + "/api/returns/v1/owed", headers={"Authorization": f"Bearer {key}"})
    assert owed.json()["provider"] == "Exampleshire Children's NHS Trust"
    visitor.page.get_by_role("link", name="Back to keys").click()
    visitor.page.get_by_role("link", name="Revoke Waiting list system").click()
    visitor.has_no_barrier()
    visitor.page.get_by_label("Why is it revoked?").fill("The supplier changed")
    visitor.page.get_by_role("button", name="Revoke it").click()
    visitor.sees("It opens nothing now")
    visitor.has_no_barrier()
    again = visitor.page.request.get(visitor.site + "/api/returns/v1/owed", headers={"Authorization": f"Bearer {key}"})
    assert again.status == 401
