"""From a plan's own words to the nation's figures: the challenge, an area beside England, all areas, a release loaded."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sources.releases import made

from .conftest import Visitor, serve

MEASURE = "/plans/peterborough-2019/measures/peterborough-assessments-on-time/"
SERIES = ["65.4%", "52.1%", "92.9%", "90.7%", "82.9%", "89.4%"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of its own: a release is loaded into it."""
    with serve(tmp_path_factory.mktemp("nation"), demo=True) as (address, _):
        yield address


def column(visitor: Visitor, table: str, number: int) -> list[str]:
    """The cells of one column of the table with a heading of this id."""
    rows = visitor.page.locator(f"table:has(#{table}) tbody tr")
    return [str(row.locator("td").nth(number).inner_text()) for row in rows.all()]


def test_a_plan_is_asked_which_definition_it_used_and_its_area_stands_beside_england(visitor: Visitor) -> None:
    visitor.opens(MEASURE)
    visitor.sees(
        "The plan says over 85%. The published rate for 2019 was 66.3% including exceptional cases, 65.4% without."
    )
    visitor.sees("Which definition was used")
    visitor.has_no_barrier()
    assert column(visitor, "published-years", 1) == SERIES

    visitor.presses("Plans finished within 20 weeks, without exceptions: Peterborough")
    visitor.sees("In 2024 the figure for Peterborough was 89.4% (270 of 302). This is better than England’s 46.4%.")
    assert column(visitor, "years", 0) == SERIES
    assert column(visitor, "years", 3) == ["60.4%", "58.0%", "59.9%", "49.2%", "50.3%", "46.4%"]
    visitor.has_no_barrier()

    with visitor.page.expect_download() as saved:
        visitor.page.get_by_role("link", name="These figures for a spreadsheet").click()
    text = Path(saved.value.path()).read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    own = [r for r in rows if r["place"] == "Peterborough"]
    assert [f"{float(r['figure']):g}%" for r in own] == SERIES

    visitor.page.get_by_role("link", name="All areas in a table, 2024").click()
    visitor.sees("your choice")
    assert visitor.page.locator("tr[id]").count() == 153
    visitor.page.get_by_role("link", name="Area", exact=True).click()
    visitor.page.wait_for_url("**sort=name**")
    assert visitor.page.locator("tr[id]").first.get_attribute("id") == "barking-and-dagenham"
    visitor.has_no_barrier()


def test_an_area_is_chosen_without_javascript(visitor: Visitor) -> None:
    page = visitor.page.context.browser.new_context(java_script_enabled=False).new_page()
    page.goto(visitor.site + "/england/plans-in-20-weeks/")
    page.get_by_label("Choose an area").select_option("leeds")
    page.get_by_role("button", name="Show this area").click()
    assert page.url.endswith("/england/plans-in-20-weeks/leeds/")
    page.context.close()


def test_a_release_is_loaded_at_the_desk(visitor: Visitor, tmp_path: Path) -> None:
    wrong, right = tmp_path / "wrong.zip", tmp_path / "right.zip"
    wrong.write_bytes(made.release(made.set_cell("requests.csv", 5, "requests_withdrawn", "12a")).read())
    right.write_bytes(made.release().read())
    visitor.becomes("Leo Lead")
    for file in (wrong, right):
        visitor.opens("/desk/england/load/")
        visitor.page.set_input_files("input[type=file]", str(file))
        visitor.page.get_by_role("button", name="Load the release").click()
        visitor.sees("The release was not loaded" if file == wrong else "The release is loaded")
        visitor.has_no_barrier()
        if file == wrong:
            visitor.sees("requests_withdrawn")
    visitor.opens("/desk/england/")
    visitor.sees("loaded here")
    visitor.has_no_barrier()
    visitor.opens("/england/requests/peterborough/")
    visitor.sees("In 2024 the figure for Peterborough was 20.")
