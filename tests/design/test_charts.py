"""Every kind of chart: what is said, what may be inlined, what stays when drawing fails."""

from __future__ import annotations

import io
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from django.template import engines
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from PIL import Image

from milepost.design.charts import (
    About,
    Area,
    Line,
    Note,
    Picture,
    Point,
    Span,
    Step,
    Wave,
    bars,
    control_chart,
    gaps_chart,
    line_chart,
    run_chart,
    standing_chart,
    tick,
)  # fmt: skip
from milepost.design.charts.icons import measure_icon
from milepost.design.charts.marks import KINDS, LEVELS, LINES, OTHERS
from milepost.design.charts.picture import painted
from milepost.design.charts.plot import WIDE
from milepost.design.charts.scale import apart, extent
from milepost.rules.measuring import Unit
from milepost.rules.periods import Every, periods
from milepost.rules.spc import Assurance, PointType, Variation
from milepost.rules.spc.words import ASSURANCES, VARIATIONS

MONTHS = tuple(periods(Every.MONTH, date(2023, 4, 1), date(2025, 3, 1)))
YEARS = tuple(periods(Every.YEAR, date(2019, 1, 1), date(2024, 1, 1)))
FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")


def about(key: str, unit: Unit = Unit.PERCENT, message: str = "More plans are on time <than> before") -> About:
    return About(key, "Plans in 20 weeks", "Exampleshire & district", "2019 to 2025", unit, message)


def monthly() -> list[Point]:
    points = [
        Point(p.label, 40 + n % 7 + n, tick(p), 80 + n, 200, says="within the limits") for n, p in enumerate(MONTHS)
    ]
    points[5] = Point(MONTHS[5].label, None, tick(MONTHS[5]), missing="Hidden: too few people", hidden=True)
    points[9] = Point(MONTHS[9].label, None, tick(MONTHS[9]), missing="Not available")
    points[-1] = replace(points[-1], kind=PointType.IMPROVEMENT, says="above the upper limit")
    points[3] = replace(points[3], kind=PointType.CONCERN)
    return points


def control(key: str = "control") -> Picture:
    spans = [Span(0, 11, 48.5, -3.2, 60.1), Span(12, 23, 58.3, 47.2, 104.4)]
    notes = [Note(12, "April 2024", "A second team began.", True), Note(2, "June 2023", "The casework system changed.")]
    return control_chart(about(key), monthly(), spans, [Step(0, 11, 60), Step(12, 23, 90)], notes)


def yearly(name: str, start: float) -> Line:
    return Line(
        name,
        tuple(
            Point(p.label, start + n, tick(p), lower=start + n - 4.5, upper=start + n + 4.5)
            for n, p in enumerate(YEARS)
        ),
    )


@pytest.fixture(scope="session")
def pictures() -> dict[str, Picture]:
    areas = [Area(f"Area {n}", n / 2) for n in range(150)]
    return {
        "control": control(),
        "run": run_chart(about("run", Unit.WEEKS), monthly(), [Step(0, 23, 51)], [Step(0, 23, 12)]),
        "gaps": gaps_chart(
            replace(about("gaps", Unit.COUNT), counted="months"), [Point(f"Event {n}", n * 3) for n in range(9)]
        ),
        "lines": line_chart(
            about("lines"), [yearly("Exampleshire", 60), yearly("England", 50), yearly("The region", 49.5)]
        ),
        "standing": standing_chart(about("standing"), [*areas, Area("Exampleshire", 61.5, True)], [("England", 46.4)]),
        "bars": bars(
            about("bars"), [Wave("Autumn 2023", 39.2, 34, 44.6, 312), Wave("Spring 2024", None, missing="Too few")], 55
        ),
    }


def drawings(picture: Picture) -> list[Any]:
    return [etree.fromstring(str(svg)) for svg in re.findall(r"<svg.*?</svg>", picture.svg, re.DOTALL)]


def text_of(drawing: Any) -> str:
    return " ".join("".join(t.itertext()) for t in drawing.iter("{*}text"))


def test_every_drawing_may_be_inlined_and_says_what_it_is(pictures: dict[str, Picture]) -> None:
    seen: list[str] = []
    for picture in pictures.values():
        wide, narrow = drawings(picture)
        assert narrow.get("viewBox").split()[2] == "320"
        for drawing in (wide, narrow):
            names = {etree.QName(e).localname for e in drawing.iter()}
            assert names <= {"svg", "title", "desc", "g", "rect", "path", "circle", "text"}
            for e in drawing.iter():
                assert not {"style", "href", "transform"} & set(e.attrib)
                assert not any("url(" in value or "http" in value for value in e.attrib.values())
            title, desc = drawing.find("{*}title"), drawing.find("{*}desc")
            assert drawing.get("role") == "img"
            assert (drawing.get("aria-labelledby"), drawing.get("aria-describedby")) == (
                title.get("id"),
                desc.get("id"),
            )
            assert desc.text == picture.alt
            seen += [e.get("id") for e in drawing.iter() if e.get("id")]
    assert len(seen) == len(set(seen)) == len(pictures) * 4


def test_levels_lines_and_the_latest_are_named_with_their_figures(pictures: dict[str, Picture]) -> None:
    wanted = {
        "control": (
            "Mean",
            "58.3%",
            "Target",
            "90%",
            "Lower limit",
            "47.2%",
            "above 100%",
            "Latest",
            "Real change for the worse",
        ),
        "run": ("Median", "51 weeks", "Target", "12 weeks"),
        "gaps": ("Latest", "24 months"),
        "lines": ("Exampleshire", "65%", "England", "55%", "The region", "54.5%"),
        "standing": ("Exampleshire 61.5%", "England", "46.4%", "Highest", "Lowest"),
        "bars": ("Autumn 2023", "39.2%", "Spring 2024", "Too few", "Target 55%", "1"),
    }
    for kind, words in wanted.items():
        for drawing in drawings(pictures[kind]):
            assert [word for word in words if word not in text_of(drawing)] == []


def test_words_hold_no_figure_that_the_table_does_not(pictures: dict[str, Picture]) -> None:
    for kind in ("control", "run", "gaps", "lines", "bars"):
        picture = pictures[kind]
        table = {f for row in picture.table.rows for cell in row for f in FIGURE.findall(cell)}
        own = picture.about.measure, picture.about.period, "95% interval", "2 periods have"
        said = picture.alt
        for words in own:
            said = said.replace(words, "")
        assert set(FIGURE.findall(said)) - table == set(), kind
    assert "Exampleshire: 61.5%, place 27 of 151 from the highest. England: 46.4%." in pictures["standing"].alt
    assert ("27", "Exampleshire", "61.5%") in pictures["standing"].table.rows


def test_what_is_missing_is_a_gap_in_the_chart_and_words_in_the_table() -> None:
    picture = control()
    rows = {row[0]: row for row in picture.table.rows}
    assert rows["September 2023"][1] == "Hidden: too few people"
    assert rows["January 2024"][1] == "Not available"
    assert rows["April 2024"][-1] == "2. A second team began."
    assert "2 periods have no figure" in picture.alt
    assert picture.gaps.startswith("c: ")
    line = max((e.get("d") for e in drawings(picture)[0].iter("{*}path")), key=lambda d: d.count("L"))
    # It begins, begins again after each gap, and where the chart begins anew.
    assert line.count("M") == 4
    assert line.count("M") + line.count("L") == 22


def test_a_limit_that_no_figure_can_reach_is_named_and_not_drawn() -> None:
    drawn = [
        e.get("d") for e in drawings(control())[0].iter("{*}path") if e.get("stroke-dasharray") == LEVELS["limit"][1]
    ]
    assert [d.count("M") for d in drawn] == [1, 1]


def test_a_scale_that_does_not_begin_at_nothing_says_so() -> None:
    flat = [Point(p.label, 91 + n / 10, tick(p)) for n, p in enumerate(MONTHS)]
    assert "does not begin at 0" not in control_chart(about("a"), flat).subtitle
    picture = control_chart(replace(about("a"), from_zero=False), flat)
    assert "The scale does not begin at 0." in picture.subtitle
    assert " 0% " not in f" {text_of(drawings(picture)[0])} "


def test_a_chart_without_any_figure_is_still_a_chart() -> None:
    for points in ([], [Point("April 2024", None, missing="Not sent")]):
        picture = control_chart(about("empty"), points)
        assert len(drawings(picture)) == 2
        assert "no figure yet" in picture.alt
        assert "No figure to show" in text_of(drawings(picture)[0])


def test_a_target_between_two_figures_has_two_lines() -> None:
    picture = run_chart(about("between", Unit.COUNT), monthly(), (), [Step(0, 23, 110, 140)])
    assert "Target at most 140 and target at least 110." in picture.alt
    assert all("Target at most" in text_of(drawing) for drawing in drawings(picture))


def test_no_more_than_four_lines() -> None:
    with pytest.raises(ValueError, match="one to four lines"):
        line_chart(about("many"), [yearly(f"Area {n}", n) for n in range(5)])


def page(picture: Picture) -> Any:
    template = engines["jinja2"].env.from_string(
        '{% from "design/parts/chart.html" import chart %}{{ chart(p, csv="/a.csv", png="/a.png") }}'
    )
    return html.fromstring(template.render(p=picture))


def test_the_page_has_the_sentence_the_drawing_the_notes_and_the_table() -> None:
    section = page(control())
    assert section.findtext(".//h2") == "More plans are on time <than> before."
    assert len(section.findall(".//figure/svg")) == 2
    assert section.find(".//ol/li").text_content() == "June 2023: The casework system changed."
    assert len(section.findall(".//tbody/tr")) == len(MONTHS)
    assert {a.get("href") for a in section.iter("a")} == {"/a.csv", "/a.png"}
    assert section.xpath(".//*[@style]|.//style|.//script") == []


def test_a_page_goes_on_when_drawing_fails(caplog: pytest.LogCaptureFixture) -> None:
    def broken(size: object) -> tuple[str, int]:
        raise ZeroDivisionError

    picture = replace(control(), drawing=broken)
    section = page(picture)
    assert "could not be drawn" in section.find(".//figure").text_content()
    assert len(section.findall(".//tbody/tr")) == len(MONTHS)
    assert picture.png() == b""
    assert caplog.text.count("control could not be") >= 2


def test_a_png_has_its_words(pictures: dict[str, Picture]) -> None:
    def dark(png: bytes) -> int:
        image = Image.open(io.BytesIO(png)).convert("L")
        return sum(image.histogram()[:100])

    drawn = pictures["control"]._one(WIDE, "png")
    with_words, without = pictures["control"].png(), painted(re.sub(r"<text.*?</text>", "", drawn), 2)
    assert Image.open(io.BytesIO(with_words)).size == (1720, 860)
    assert dark(with_words) - dark(without) > 5000
    assert pictures["control"].png() is with_words


def test_many_at_once_are_the_same_as_one_after_another() -> None:
    with ThreadPoolExecutor(6) as threads:
        together = list(threads.map(lambda n: control(f"c{n}").svg, range(30)))
    assert together == [control(f"c{n}").svg for n in range(30)]


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_colour_that_means_something_is_seen_on_white() -> None:
    colours = [c for c, *_ in (*KINDS.values(), *LEVELS.values(), *LINES)] + [OTHERS]
    assert [c for c in colours if contrast(c, "#ffffff") < 3] == []
    assert contrast(OTHERS, LINES[0][0]) >= 3
    assert all(contrast(a, b) >= 3 for (a, *_), (b, *_) in pairwise(LINES))
    assert len({shape for _, _, shape in LINES}) == len({dash for _, dash, _ in LINES}) == 4


@pytest.mark.parametrize("icon", [*Variation, *Assurance, None])
def test_an_icon_has_a_shape_and_words_and_is_seen(icon: Any) -> None:
    element = html.fromstring(str(measure_icon(icon)))
    assert element.text_content().endswith({**VARIATIONS, **ASSURANCES}.get(icon, "Not enough data"))
    shape, inner = list(element.find("svg"))
    outline = shape.get("stroke") or shape.get("fill")
    assert contrast(outline, "#ffffff") >= 3
    if inner.tag == "text":
        assert contrast(inner.get("fill"), shape.get("fill")) >= 4.5
    assert element.find("svg").get("aria-hidden") == "true"


def test_no_two_icons_look_alike_without_colour() -> None:
    def form(icon: Any) -> tuple[str, ...]:
        shape, inner = list(html.fromstring(str(measure_icon(icon))).find("svg"))
        return (shape.get("d"), str(shape.get("stroke-dasharray")), inner.text or inner.get("d"))

    icons = [*Variation, *Assurance, None]
    assert len({form(icon) for icon in icons}) == len(icons)


@given(st.lists(st.tuples(st.floats(-50, 450), st.floats(1, 40)), max_size=8))
def test_labels_never_lie_over_each_other(places: list[tuple[float, float]]) -> None:
    middles = apart(places, 0, 400)
    edges = sorted((m - tall / 2, m + tall / 2) for m, (_, tall) in zip(middles, places, strict=True))
    assert all(low[1] <= high[0] + 1e-6 for low, high in pairwise(edges))
    assert not edges or (edges[0][0] >= -1e-6 and edges[-1][1] <= 400 + 1e-6)


@given(st.lists(st.floats(-1e6, 1e6), min_size=1), st.booleans())
def test_a_scale_holds_every_figure_in_few_round_steps(values: list[float], from_zero: bool) -> None:
    low, high, step = extent(values, from_zero=from_zero, most=None)
    slack = (high - low) * 1e-6
    assert low <= min(values) + slack
    assert high >= max(values) - slack
    assert 1 <= round((high - low) / step) <= 8


def test_figures_too_close_to_tell_apart_are_one_figure() -> None:
    assert extent([5e-324], from_zero=True, most=None) == extent([0.0], from_zero=True, most=None)
