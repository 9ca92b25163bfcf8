"""All areas of England in one table, and the list of what is published."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from django.core.cache import caches

from milepost.people.models import Partnership
from milepost.public import unchanged
from milepost.sources import national

from .test_area_page import IN_TIME, words


def order(response: Any) -> list[str]:
    """The slugs of the rows as they stand."""
    assert response.status_code == 200
    return re.findall(r'<tr class="govuk-table__row[^"]*" id="([^"]+)"', response.content.decode())


def test_all_areas_best_first_and_those_without_a_figure_last(as_: Any) -> None:
    response = as_("public").get(IN_TIME)
    rows = order(response)
    assert len(rows) == 153
    assert set(rows[-2:]) == {"city-of-london", "dorset"}
    page = words(response)
    assert "151 of 153 areas have a figure" in page
    assert "23 Peterborough East of England 89.4% 270 of 302 85.4% to 92.4% Better" in page
    assert re.search(r"Of the areas here \d+ did better, \d+ worse and \d+ about the same\.", page)


def test_links_sort_by_name_and_by_region(as_: Any) -> None:
    client = as_("public")
    names = [national.place(slug).name for slug in order(client.get(IN_TIME + "?sort=name"))]
    assert names == sorted(names)
    regions = [national.place(slug).region for slug in order(client.get(IN_TIME + "?sort=region"))]
    assert regions == sorted(regions)
    assert 'href="?year=2024&amp;sort=name"' in client.get(IN_TIME).content.decode()


def test_the_least_is_best_where_down_is_better(as_: Any) -> None:
    first = national.place(order(as_("public").get("/england/plans-over-a-year/"))[0])
    least = min(f.value for f in national.latest("plans-over-a-year") if f.value is not None)
    assert next(f.value for f in national.latest("plans-over-a-year") if f.place == first) == least


def test_a_region_and_a_year_narrow_it_and_ranks_stay_those_of_all(as_: Any) -> None:
    response = as_("public").get(IN_TIME + "?region=east-of-england&year=2022")
    page = words(response)
    assert {national.place(slug).region for slug in order(response)} == {"East of England"}
    assert "10 of 11 areas have a figure" in page
    assert re.search(r"\d+ Peterborough East of England 90.7%", page)
    assert "Norfolk East of England Not available (x) – – –" in page


def test_the_area_somebody_chose_is_marked_in_words(as_: Any) -> None:
    body = as_("public").get(IN_TIME + "?area=peterborough").content.decode()
    assert body.count("mp-figures__here") == 1
    assert "your choice" in body


def test_choosing_an_area_leads_to_its_page(as_: Any) -> None:
    client = as_("public")
    assert client.get(IN_TIME + "?area=leeds&show=1")["Location"] == IN_TIME + "leeds/"
    assert client.get(IN_TIME + "?area=atlantis&show=1").status_code == 404


@pytest.mark.parametrize("query", ["?year=1066", "?year=soon"])
def test_a_year_without_figures_is_not_found(query: str, as_: Any) -> None:
    assert as_("public").get(IN_TIME + query).status_code == 404


def test_where_neither_way_is_better_there_are_no_places(as_: Any) -> None:
    page = words(as_("public").get("/england/requests-agreed/"))
    assert "Neither a high nor a low figure is better, so there are no places." in page


def test_the_table_for_a_spreadsheet(as_: Any) -> None:
    text = as_("public").get(IN_TIME + "areas.csv?region=london&sort=name").content.decode()
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [r["place"] for r in rows[:2]] == ["England", "London"]
    assert len(rows) == 2 + 33
    assert {r["region"] for r in rows[2:]} == {"London"}


def test_the_list_of_what_is_published(as_: Any) -> None:
    page = words(as_("public").get("/england/"))
    for measure in national.measures():
        assert measure.question in page
    assert "2024 46.4%" in page


def test_an_area_chosen_from_the_list(as_: Any) -> None:
    page = words(as_("public").get("/england/?area=peterborough"))
    assert "Peterborough beside England" in page
    assert "2024 89.4% 46.4% Better" in page
    assert as_("public").get("/england/?area=atlantis").status_code == 404


def test_our_own_area_comes_first(as_: Any) -> None:
    assert (
        'optgroup label="Areas with a plan here"><option value="peterborough"'
        in as_("public").get("/england/").content.decode()
    )
    area = Partnership.objects.get().area
    area.la_code = "383"
    area.save()
    body = as_("public").get("/england/").content.decode()
    assert 'optgroup label="Our area"><option value="leeds" selected' in body
    assert body.count(" selected") == 1
    assert "Leeds beside England" in words(as_("public").get("/england/"))


def test_newer_figures_make_the_page_anew(as_: Any, settings: Any, monkeypatch: Any) -> None:
    memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "test national"}
    settings.CACHES = {**settings.CACHES, "pages": memory}
    caches["pages"].clear()
    client = as_("public")
    mark = client.get("/england/")["ETag"]
    assert client.get("/england/", headers={"If-None-Match": mark}).status_code == 304
    monkeypatch.setattr(unchanged, "generation", lambda: "newer")
    assert client.get("/england/", headers={"If-None-Match": mark}).status_code == 200
