"""One published measure for one area, from the figures that come with Milepost."""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from milepost.sources import national

IN_TIME = "/england/plans-in-20-weeks-ex/"


def words(response: Any) -> str:
    """What a page says, without its marks."""
    assert response.status_code == 200
    main = response.content.decode().split("<main")[1].split("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def test_peterborough_beside_england_its_region_and_areas_like_it(as_: Any) -> None:
    page = words(as_("public").get(IN_TIME + "peterborough/"))
    assert "In 2024 the figure for Peterborough was 89.4% (270 of 302). This is better than England’s 46.4%." in page
    assert "Peterborough 89.4% 270 of 302 85.4% to 92.4% Better" in page
    assert "England 46.4% 39,407 of 84,866" in page
    assert "East of England 39.6%" in page
    assert "Areas like it, their mean 60.1% – – –" in page
    assert "number 23 of the 151 areas that have a figure" in page
    assert "It is in the best quarter of areas." in page


def test_who_the_neighbours_are_and_how_many_had_a_figure(as_: Any) -> None:
    page = words(as_("public").get(IN_TIME + "peterborough/"))
    assert "We use its list of May 2025. All of them had a figure." in page
    assert "Coventry 63.4% 392 of 618" in page
    assert "Rochdale 42.2% 163 of 386 37.4% to 47.2% About the same" in page


def test_an_area_whose_neighbours_we_do_not_hold_says_so(as_: Any) -> None:
    page = words(as_("public").get(IN_TIME + "leeds/"))
    assert "We do not hold the government’s list of areas like Leeds" in page


def test_every_year_with_its_counts_and_its_trend(as_: Any) -> None:
    page = words(as_("public").get(IN_TIME + "peterborough/"))
    for row in ("2019 65.4% 89 of 136", "2020 52.1% 62 of 119", "2021 92.9% 130 of 140", "2022 90.7% 127 of 140"):
        assert row in page
    assert "2024 89.4% 270 of 302 85.4% to 92.4% 46.4% 39,407 of 84,866 39.6%" in page
    assert "No steady rise or fall in five years." in page


def test_a_missing_figure_is_missing_and_never_nought(as_: Any) -> None:
    client = as_("public")
    assert "2022 Not available (x) – –" in words(client.get(IN_TIME + "norfolk/"))
    dorset = words(client.get(IN_TIME + "dorset/"))
    assert "There is no published figure for Dorset for 2024: none to count." in dorset
    assert "This area said that every plan of 2024 had an exception" in dorset


def test_no_direction_no_judgement_and_no_rank(as_: Any) -> None:
    page = words(as_("public").get("/england/requests-agreed/peterborough/"))
    assert "This is lower than England’s" in page
    assert "59.3% 406 of 685" in page
    assert "etter than" not in page
    assert "orse than" not in page
    assert "number " not in page.split("All areas in a table")[0].split("Choose an area")[1]
    assert "quarter" not in page


def test_a_number_is_not_held_against_the_sum_of_all(as_: Any) -> None:
    page = words(as_("public").get("/england/new-plans/peterborough/"))
    assert "In 2024 the figure for Peterborough was 465." in page
    assert "England’s number is the sum of all areas" in page
    assert "than England" not in page


def test_where_the_published_rate_does_not_come_out_both_are_shown(as_: Any) -> None:
    differing = next(f for f in national.latest("requests-decided-6-weeks") if f.differs)
    page = words(as_("public").get(f"/england/requests-decided-6-weeks/{differing.place.slug}/"))
    assert f"2024: published {differing.published:g}%, from the counts {differing.recomputed:g}%" in page


def test_the_page_says_where_the_figures_come_from(as_: Any) -> None:
    page = words(as_("public").get(IN_TIME + "peterborough/"))
    release = national.standing("plans-in-20-weeks-ex")[0]
    for said in (release.publisher, release.title, release.licence, release.sha256[:12]):
        assert said in page


@pytest.mark.parametrize("asked", ["874", "E06000031"])
def test_an_areas_codes_lead_to_its_page(asked: str, as_: Any) -> None:
    assert as_("public").get(f"{IN_TIME}{asked}/")["Location"] == IN_TIME + "peterborough/"


@pytest.mark.parametrize("path", ["atlantis/", "england/", "east-of-england/", "atlantis/years.csv"])
def test_what_is_no_area_is_not_found(path: str, as_: Any) -> None:
    assert as_("public").get(IN_TIME + path).status_code == 404
    assert as_("public").get("/england/no-such-measure/peterborough/").status_code == 404


def test_the_table_for_a_spreadsheet_is_what_the_page_shows(as_: Any) -> None:
    response = as_("public").get(IN_TIME + "peterborough/years.csv")
    text = response.content.decode()
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    own = [r for r in rows if r["place"] == "Peterborough"]
    assert [(r["period"], r["figure"]) for r in own][:2] == [("2019", "65.4"), ("2020", "52.1")]
    assert (own[-1]["numerator"], own[-1]["denominator"], own[-1]["likely_from"], own[-1]["likely_to"]) == (
        "270", "302", "85.4", "92.4",
    )  # fmt: skip
    assert sum(r["place"] == "England" for r in rows) == len(national.years("plans-in-20-weeks-ex"))
    assert "Open Government Licence" in own[0]["source"]


def test_every_area_of_england_has_a_page(as_: Any) -> None:
    """All of them are made of the same parts: a handful at the ends of the list stand for them here."""
    areas = national.areas()
    assert len(areas) == 153
    client = as_("public")
    for place in (areas[0], areas[-1], national.place("isles-of-scilly"), national.place("city-of-london")):
        assert place.name in words(client.get(f"{IN_TIME}{place.slug}/"))


def test_no_more_questions_for_a_page_with_more_on_it(as_: Any) -> None:
    """The database is asked who we are and whose plans may be read, and nothing of figures."""
    client = as_("public")
    counts = []
    for path in (IN_TIME + "leeds/", IN_TIME + "peterborough/", "/england/new-plans/leeds/", IN_TIME):
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        counts.append(len(queries))
    assert len(set(counts)) == 1
    assert counts[0] <= 5
