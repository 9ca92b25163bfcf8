"""The only door to the nation's figures, on the figures that come with Milepost; real published figures are the oracle."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest

from milepost.rules.measuring import Direction
from milepost.sources import national
from milepost.sources.national import opened

TIMELINESS = {
    # area, year: plans, without exceptions, in 20 weeks, the same without exceptions, and the two published rates
    ("england", 2019): (53_327, 49_519, 31_313, 29_895, "58.7", "60.4"),
    ("england", 2022): (65_512, 62_108, 31_226, 30_536, "47.7", "49.2"),
    ("england", 2024): (90_392, 84_866, 41_448, 39_407, "45.9", "46.4"),
    ("east-of-england", 2024): (9_975, 9_315, 3_916, 3_688, "39.3", "39.6"),
    ("peterborough", 2019): (175, 136, 116, 89, "66.3", "65.4"),
    ("peterborough", 2020): (163, 119, 62, 62, "38.0", "52.1"),
    ("peterborough", 2021): (190, 140, 130, 130, "68.4", "92.9"),
    ("peterborough", 2022): (178, 140, 127, 127, "71.3", "90.7"),
    ("peterborough", 2023): (315, 258, 217, 214, "68.9", "82.9"),
    ("peterborough", 2024): (389, 302, 335, 270, "86.1", "89.4"),
    ("cambridgeshire", 2022): (1_094, 964, 401, 397, "36.7", "41.2"),
    ("cambridgeshire", 2024): (729, 565, 56, 50, "7.7", "8.8"),
}


def one(measure: str, place: str, year: int) -> national.Figure:
    [figure] = national.figures(measure, [national.place(place)], [year])
    return figure


def test_the_published_figures_of_twenty_weeks() -> None:
    for (place, year), (plans, without, in_time, in_time_without, rate, rate_without) in TIMELINESS.items():
        figure = one("plans-in-20-weeks", place, year)
        assert (figure.numerator, figure.denominator, figure.published) == (in_time, plans, Decimal(rate)), (
            place,
            year,
        )
        figure = one("plans-in-20-weeks-ex", place, year)
        assert (figure.numerator, figure.denominator, figure.published) == (
            in_time_without,
            without,
            Decimal(rate_without),
        ), (place, year)


def test_the_published_figures_of_other_measures() -> None:
    reviews = one("annual-review-decisions-4-weeks", "england", 2024)
    assert (reviews.numerator, reviews.denominator, reviews.published) == (154_924, 348_759, Decimal("44.4"))
    assert one("annual-review-decisions-4-weeks", "peterborough", 2024).published == Decimal("75.5")
    assert one("annual-review-decisions-4-weeks", "cambridgeshire", 2024).published == Decimal("11.5")
    assert one("requests", "england", 2024).value == 154_489
    assert one("requests-agreed", "peterborough", 2024).numerator == 406
    assert one("requests-decided-6-weeks", "cambridgeshire", 2024).published == Decimal("94.7")
    assert one("new-plans", "peterborough", 2024).value == 465
    assert [f.value for f in national.figures("plans-at-january", [national.place("england")])] == [
        353_995, 390_109, 430_697, 473_255, 517_048, 576_474, 638_745,
    ]  # fmt: skip
    assert one("plans-at-january", "peterborough", 2025).label == "January 2025"
    assert one("plans-ceased", "england", 2024).value == 44_862


def test_every_published_rate_comes_out_of_its_counts_where_we_say_so() -> None:
    for measure in national.measures():
        if not measure.denominator:
            continue
        every = national.figures(measure.id)
        compared = [f for f in every if f.published is not None and f.recomputed is not None]
        assert len(compared) > 100
        assert any(f.differs for f in compared) is not measure.reproduces, measure.id


def test_every_headline_row_of_twenty_weeks_is_there() -> None:
    every = national.figures("plans-in-20-weeks-ex")
    assert len(every) == 970
    assert sum(f.published is not None for f in every) == 961
    # A rate that lies half way is rounded away from nought, where Python would go to the even figure.
    redcar = one("plans-in-20-weeks-ex", "redcar-and-cleveland", 2022)
    assert (redcar.numerator, redcar.denominator) == (45, 144)
    assert redcar.published == redcar.recomputed == Decimal("31.3")


def test_a_missing_figure_is_missing_and_not_nought() -> None:
    norfolk = one("plans-in-20-weeks", "norfolk", 2022)
    assert (norfolk.value, norfolk.numerator, norfolk.missing) == (None, None, "x")
    dorset = one("plans-in-20-weeks-ex", "dorset", 2024)
    assert (dorset.value, dorset.denominator, dorset.missing, dorset.nothing_to_count) == (None, 0, "", True)
    assert any("exception" in note for note in dorset.notes)
    assert national.years("assessments-issued") == (2022, 2023, 2024)


def test_places() -> None:
    every = national.places()
    assert [p.name for p in every[:2]] == ["England", "East Midlands"]
    assert len(every) == 1 + 9 + 153
    assert len(national.areas()) == 153
    peterborough = national.place("peterborough")
    assert (peterborough.code, peterborough.number, peterborough.region) == ("E06000031", "874", "East of England")
    assert national.place("874") == national.place("E06000031") == peterborough
    assert national.region_of(peterborough) == national.place("east-of-england")
    with pytest.raises(KeyError):
        national.place("atlantis")


def test_an_area_keeps_its_series_through_changes_of_code() -> None:
    buckinghamshire = national.place("buckinghamshire")
    assert set(buckinghamshire.codes) == {"E10000002", "E06000060"}
    assert [f.year for f in national.figures("requests", [buckinghamshire])] == [2019, 2020, 2021, 2022, 2023, 2024]
    # An area that is no more keeps its figures, and is not among those there are.
    cumbria = national.place("cumbria-until-2023")
    assert not cumbria.current
    assert cumbria not in national.places()
    assert [f.year for f in national.figures("requests", [cumbria])] == [2019, 2020, 2021, 2022]


def test_the_latest_of_every_area() -> None:
    every = national.latest("plans-in-20-weeks-ex")
    assert len(every) == 153
    rates = sorted((f.value for f in every if f.value is not None), reverse=True)
    assert len(rates) == 151
    assert rates.index(Decimal("89.4")) + 1 == 23
    assert rates.index(Decimal("8.8")) + 1 == 141
    assert sorted(rates)[75] == Decimal("52.3")


def test_neighbours_have_their_edition_and_none_is_made_up() -> None:
    held = national.neighbours(national.place("peterborough"))
    assert held.held
    assert held.edition == "May 2025"
    assert [p.name for p in held.places] == [
        "Coventry", "Derby", "Hillingdon", "Bolton", "Southampton",
        "Walsall", "Luton", "Rochdale", "Wolverhampton", "Thurrock",
    ]  # fmt: skip
    assert held.each[0].closeness == "Very close"
    assert len(national.neighbours(national.place("cambridgeshire")).places) == 10
    none = national.neighbours(national.place("devon"))
    assert (none.held, none.places) == (False, ())


def test_each_thread_opens_the_figures_for_itself_and_nothing_else() -> None:
    def ask() -> tuple[object, str]:
        connection = opened.opened()
        try:
            connection.execute("SELECT * FROM read_csv('/etc/hostname')")
        except Exception as refused:
            return connection, type(refused).__name__
        return connection, ""

    with ThreadPoolExecutor(1) as other:
        theirs = other.submit(ask).result()
        other.submit(opened.close).result()
    mine = ask()
    assert mine[0] is not theirs[0]
    assert mine[1] == theirs[1] == "PermissionException"


def test_measures_say_what_they_are() -> None:
    ids = [m.id for m in national.measures()]
    assert {
        "plans-in-20-weeks", "plans-in-20-weeks-ex", "annual-review-decisions-4-weeks", "requests", "requests-agreed",
        "requests-decided-6-weeks", "assessments-issued", "new-plans", "plans-at-january",
    } <= set(ids)  # fmt: skip
    assert national.measure("requests").direction is Direction.NONE
    assert not national.measure("requests-decided-6-weeks").reproduces
    with pytest.raises(KeyError):
        national.measure("plans-in-a-day")


def test_the_figures_say_where_they_come_from() -> None:
    [release] = national.standing("plans-in-20-weeks")
    assert (release.publisher, release.edition, release.shipped) == ("Department for Education", 2025, True)
    assert release.sha256.startswith("489583bb")
