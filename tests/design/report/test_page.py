"""A report on a page and as one file: every block, its links, and nothing that runs."""

from __future__ import annotations

import re
from dataclasses import replace

from django.template import engines

from milepost.design.report import Para, Report, Table, Words, offline, read, words, write

from .sample import ODD, PLAN, chart, report, rows


def page(r: Report) -> str:
    template = '{% from "design/report/page.html" import report %}{{ report(r) }}'
    return str(engines["jinja2"].env.from_string(template).render(r=r))


def test_a_page_has_every_block() -> None:
    html = page(report())
    assert html.count("<h1") == 1
    assert re.findall(r'<h2 class="govuk-heading-l" id="(\w+)"', html) == [
        "summary", "exceptions", "measures", "appendix", "made",
    ]  # fmt: skip
    assert re.findall(r'<li><a class="govuk-link" href="#(\w+)">', html) == [
        "summary", "exceptions", "measures", "appendix", "made",
    ]  # fmt: skip
    for wanted in (
        '<p class="govuk-body">Moved to <strong>Nov 2026</strong>. See <a class="govuk-link" href="#measures">measures</a></p>',
        '<p class="govuk-inset-text">“No change.” The forum</p>',
        '<p class="govuk-body-l">Four of six are on track.</p>',
        "Signed by Director</strong>, 3 November 2026",
        "Chief Nurse</strong>: not signed yet",
        "From what was recorded.<br>Nothing by hand.",
        "In words: Bar chart: nobody drew it",
        '<caption class="govuk-table__caption govuk-table__caption--s">One row a milestone</caption>',
        '<th scope="rowgroup" rowspan="2"',
        '<p class="mp-rating mp-rating--red">Red</p><p>Late</p>',
        'aria-label="One row a measure"',
        "<dt class=\"govuk-summary-list__key\">Escalations open</dt>",
    ):  # fmt: skip
        assert wanted in html, wanted


def test_a_chart_has_both_drawings_its_table_and_what_happened() -> None:
    html = page(report())
    assert html.count('role="img"') == 2
    assert "mp-report__figure--one" in html  # the one that could not be drawn has no drawing for a phone
    assert "The figures in a table" in html
    assert "<strong>May 2025</strong>: A third officer began" in html
    assert chart().alt in html.replace("&#39;", "'")


def test_an_icon_stands_with_its_words() -> None:
    assert 'class="mp-icon"><svg' in page(report())
    assert '</svg><span class="mp-icon__words">Real change for the worse: lower</span>' in page(report())


def test_no_words_run_and_no_link_leads_where_it_may_not() -> None:
    html = page(report(ODD))
    assert "<b>" not in html
    assert html.count("{{ 7*7 }} {% if %} &lt;b&gt; &amp; =1+1") > 10
    assert "javascript:" not in html


def test_a_kept_report_is_drawn_the_same() -> None:
    assert page(read(write(report(ODD)))) == page(report(ODD))


def test_short_groups_of_rows_stay_together_and_long_ones_do_not() -> None:
    long = tuple((*row[:1],) for row in rows(2)[:1])
    whole = Table("Long", PLAN[:1], ((replace(long[0][0], span=9),), *[()] * 8))
    assert "mp-report__whole" in page(report())
    assert "mp-report__whole" not in page(replace(report(), blocks=(whole,)))


def test_easy_read_is_set_large() -> None:
    assert "mp-report--easy" in page(report(easy=True))
    assert "mp-report--easy" not in page(report())


def test_one_file_needs_nothing_beside_it() -> None:
    html = offline(report(), address="https://plan.example/")
    assert not re.search(r'(src|href)="(?!data:|#|https://)', html)
    assert "<style>table, th" in html
    assert 'href="https://plan.example/desk/plans/p/1.1a.1/"' in html
    assert 'src="data:image/svg+xml;base64,' in html
    assert "url(" not in html
    assert html == offline(report(), address="https://plan.example/")


def test_without_an_address_links_to_the_site_are_words_and_files_beside_it_stay() -> None:
    beside = Para(words(Words("x", "files/1-letter.pdf")))
    html = offline(replace(report(), blocks=(beside, *report().blocks)))
    assert "/desk/" not in html
    assert 'href="files/1-letter.pdf"' in html
    assert "1.1a.1" in html
