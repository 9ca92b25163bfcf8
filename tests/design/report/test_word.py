"""A report as Word: what assistive technology reads, what stays together, the council's own template."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from milepost.design.documents.filling import TemplateBroken
from milepost.design.report import word
from milepost.design.report.template import template
from milepost.design.report.word import template_for

from .sample import ODD, SAID, chart, report

SITE = "https://plan.example"


def as_word(odd: str = "", **options: Any) -> Any:
    return Document(io.BytesIO(word(report(odd, **options), address=SITE)))


def test_headings_are_headings_and_the_contents_lead_to_them() -> None:
    document = as_word()
    heads = [
        (p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith(("Heading", "Title", "TOC"))
    ]
    assert heads == [
        ("Title", "Board pack “A” & B"), ("TOC Heading", "Contents"), ("Heading 1", "Summary"), ("Heading 1", "Exceptions"),
        ("Heading 2", "1.1a.1 A plan is agreed"), ("Heading 3", "What is asked"), ("Heading 1", "Measures"),
        ("Heading 1", "Appendix"), ("Heading 1", "How it was made"),
    ]  # fmt: skip
    marks = {b.get(qn("w:name")) for b in document.element.iter(qn("w:bookmarkStart"))}
    inside = {h.get(qn("w:anchor")) for h in document.element.iter(qn("w:hyperlink"))} - {None}
    assert len(marks) == 5
    assert inside == marks


def test_tables_repeat_their_header_keep_rows_whole_and_are_described() -> None:
    document = as_word()
    facts, _, measures, _, plan = document.tables
    assert [c.text for c in facts.column_cells(0)] == ["Body", "As at"]
    assert [c.text for c in measures.rows[0].cells] == ["Measure", "Latest", "Change"]
    for table in (measures, plan):
        properties = [row._tr.trPr for row in table.rows]
        assert [p.find(qn("w:tblHeader")) is not None for p in properties] == [True] + [False] * (len(properties) - 1)
        assert all(p.find(qn("w:cantSplit")) is not None for p in properties)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) in (
            "One row a measure",
            "One row a milestone",
        )
    assert plan.cell(1, 0)._tc is plan.cell(2, 0)._tc
    assert plan.cell(2, 0)._tc is not plan.cell(3, 0)._tc
    assert [c.text for c in plan.rows[1].cells] == ["Outcome 0", "1.1a.0\n", "30 November 2026", "Red\nLate"]
    widths = [int(c.get(qn("w:w"))) for c in plan._tbl.tblGrid.iter(qn("w:gridCol"))]
    assert widths[1] == pytest.approx(2 * widths[0], abs=2)
    assert "C2261B" in plan.cell(1, 3)._tc.xml


def test_a_wide_table_lies_on_its_side_and_what_follows_stands_again() -> None:
    document = as_word()
    lying = [s.orientation for s in document.sections]
    assert lying == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    assert all((s.page_width > s.page_height) == (s.orientation == WD_ORIENT.LANDSCAPE) for s in document.sections)
    assert "NUMPAGES" in document.sections[1].footer._element.xml
    begins = [p.text for p in document.paragraphs if p.paragraph_format.page_break_before]
    assert begins == ["Summary", "Exceptions", "Measures"]


def test_pictures_have_words_and_icons_only_adorn() -> None:
    described = [d.get("descr") for d in as_word().element.iter(qn("wp:docPr"))]
    assert [d for d in described if d] == [chart().alt]
    xml = as_word().element.xml
    assert xml.count("decorative") >= 2
    assert "In words: Bar chart: nobody drew it" in xml


def test_links_lead_to_the_site_where_its_address_is_known() -> None:
    def away(document: Any) -> set[str]:
        return {r.target_ref for r in document.part.rels.values() if r.is_external}

    assert away(as_word()) == {f"{SITE}/desk/plans/p/1.1a.1/", "https://example.org/"}
    assert away(Document(io.BytesIO(word(report())))) == {"https://example.org/"}


def test_numbered_lists_begin_at_one_each() -> None:
    numbers = [
        p._p.pPr.numPr.numId.val
        for p in as_word().paragraphs
        if p.style.name == "List Number" and p._p.pPr.numPr is not None
    ]
    assert len(numbers) == 3  # two items, and what happened below the chart
    assert len(set(numbers)) == 2


def test_who_signed_is_said_and_who_has_not_has_a_line() -> None:
    document = as_word()
    said = [p.text for p in document.paragraphs]
    assert "Signed by Director, 3 November 2026" in said
    assert "Chief Nurse: not signed yet" in said
    assert [c.text for c in document.tables[3].column_cells(0)] == ["Signature", "Name", "Date"]


def test_the_file_says_what_it_is_and_is_the_same_each_time() -> None:
    core = as_word().core_properties
    assert (core.title, core.language, core.author, core.subject) == (
        "Board pack “A” & B", "en-GB", "Exampleshire", "As at 31 October 2026",
    )  # fmt: skip
    made = word(report())
    assert made == word(report())
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_no_words_break_it_or_run() -> None:
    xml = as_word(ODD).element.xml
    assert as_word(ODD).element.xml.count("{{ 7*7 }} {% if %} &lt;b&gt; &amp; =1+1") > 10
    assert "49" not in "".join(p.text for p in as_word(ODD).paragraphs)
    assert any(SAID.replace("  ", " ") in p.text.replace("  ", " ") for p in as_word(ODD).paragraphs)
    assert "javascript" not in xml


def test_easy_read_is_larger() -> None:
    sizes = [as_word(easy=easy).styles["Normal"].font.size.pt for easy in (False, True)]
    assert sizes == [11, 16]


def test_the_template_in_the_repository_is_the_one_the_script_makes() -> None:
    assert template_for().read_bytes() == template()


def test_a_template_of_the_councils_own_is_used_and_a_broken_one_says_why(tmp_path: Any, settings: Any) -> None:
    settings.WORD_TEMPLATES = tmp_path
    own = tmp_path / "report.docx"
    document = Document(io.BytesIO(template()))
    document.paragraphs[0].text = "Our council"
    document.save(str(own))
    assert as_word().paragraphs[0].text == "Our council"
    document.paragraphs[-1].text = "{{ site }}"
    document.save(str(own))
    with pytest.raises(TemplateBroken, match=r"report\.docx cannot be filled in: it has no paragraph {{ body }}"):
        as_word()
    plain = Document()
    plain.add_paragraph("{{ body }}")
    plain.save(str(own))
    with pytest.raises(TemplateBroken, match="it has no style called Lead"):
        as_word()


def test_a_chart_that_cannot_be_painted_is_said_in_words(caplog: Any) -> None:
    broken = replace(chart(), svg="<svg>nothing that can be painted</svg>")
    document = Document(io.BytesIO(word(replace(report(), blocks=(broken,)))))
    assert f"In words: {broken.alt}" in "".join(p.text for p in document.paragraphs)
    assert "could not be painted" in caplog.text
