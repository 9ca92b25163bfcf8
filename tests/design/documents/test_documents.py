"""Word, Excel, PDF and CSV hold what the plan's pages show, in the form people know, and run nothing."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from milepost.design.documents.colours import FILLS, WORDS
from milepost.design.documents.columns import columns
from milepost.design.documents.csv import csv_text
from milepost.design.documents.forms import template_for
from milepost.design.documents.pdf import pdf, write
from milepost.design.documents.sheet import workbook
from milepost.design.documents.table import ActionRow, MilestoneRow, OutcomeRow, PlanTable, WorkstreamRow
from milepost.design.documents.template import template
from milepost.design.documents.word import TemplateBroken, word
from milepost.people.colours import contrast
from milepost.rules.brag import Brag

MILESTONE = MilestoneRow(
    ref="1.1a.1", statement="A recovery plan is agreed & signed <soon>", resource="", deadline="Nov 2026", rhythm="",
    due=date(2026, 11, 30), moved=("Moved from Oct 2026 on 3 March 2026 by the board: one bidder withdrew",),
    owners=("Head of SEND", "Lead Nurse"), rating=Brag.GREEN, embedded=False, said_on=date(2026, 9, 1), completed="",
    completed_on=None, state="being checked", by_dates="The dates say Amber: past its deadline", happened="=1+1 met",
    next="-", at_risk="@staff", forum="Agrees: yes", id=7, version=8, shown=9,
)  # fmt: skip
DONE = replace(
    MILESTONE, ref="1.1a.2", rating=Brag.BLUE, completed="November 2026", completed_on=date(2026, 11, 1), moved=(), by_dates=""
)  # fmt: skip


def table(*milestones: MilestoneRow, desk: bool = True) -> PlanTable:
    action = ActionRow("1.1a", "Rebuild the service", "AR", ("Fewer wait",), milestones or (MILESTONE, DONE))
    other = ActionRow("1.1b", "Another", "ER", (), (replace(MILESTONE, ref="1.1b.1", resource="AR", rating=None),))
    outcome = OutcomeRow("1.1", "Plans on time", ("75% in 20 weeks", "Families helped"), (action, other))
    w = WorkstreamRow("1", "Plans", "Too late", ("Director",) if desk else (), (), (outcome,))
    return PlanTable(
        "our-plan", "Our “plan” & more", "Priority action plan", "Ourshire", "Our partnership", "Weakness", date(2026, 11, 25),
        "Live", "", desk, (w,),
    )  # fmt: skip


def as_word(t: PlanTable) -> Any:
    return Document(io.BytesIO(word(t, template_for(desk=t.desk))))


def test_word_is_the_table_people_know() -> None:
    document = as_word(table())
    (made,) = document.tables
    rows = [[cell.text for cell in row.cells] for row in made.rows]
    assert rows[0] == ["Outcomes", "Ref", "Implementation", "Resource", "Key milestones", "Owner", "Deadline", "BRAG"]
    assert [r[4] for r in rows[1:]] == ["A recovery plan is agreed & signed <soon>"] * 3
    # The outcome is one cell over its three milestones, the action one over its two.
    assert made.cell(1, 0)._tc is made.cell(3, 0)._tc
    assert made.cell(1, 1)._tc is made.cell(2, 1)._tc
    assert made.cell(1, 1)._tc is not made.cell(3, 1)._tc
    assert [p.text for p in made.cell(1, 0).paragraphs] == [
        "1.1 Plans on time", "Impact", "• 75% in 20 weeks", "• Families helped",
    ]  # fmt: skip
    assert rows[1][6] == f"Nov 2026\n{MILESTONE.moved[0]}"
    assert rows[1][7] == "Green\nSaid: 1 September 2026\nBeing checked\nThe dates say Amber: past its deadline"
    assert rows[2][7] == "Blue\nComplete: November 2026\nBeing checked"
    assert rows[3][7].startswith("Not rated")
    assert [r[3] for r in rows[1:]] == ["AR", "AR", "AR"]


def test_word_can_be_read_aloud_and_printed() -> None:
    document = as_word(table())
    core, section = document.core_properties, document.sections[0]
    assert (core.title, core.language, core.author) == ("Our “plan” & more", "en-GB", "Our partnership")
    assert section.page_width > section.page_height
    xml = document.element.xml
    assert xml.count("<w:tblHeader") == 1
    assert xml.count("<w:cantSplit") == 4
    assert 'w:tblDescription w:val="One row a milestone of workstream 1' in xml
    assert {f'w:fill="{FILLS[b]}"' in xml for b in (Brag.GREEN, Brag.BLUE)} == {True}
    assert "NUMPAGES" in section.footer._element.xml
    assert 'w:val="en-GB"' in document.styles.element.xml
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"] == ["Workstream 1: Plans"]
    assert "\ue000" not in xml


def test_the_templates_in_the_repository_are_those_the_script_makes() -> None:
    for desk in (True, False):
        kept = Document(str(template_for(desk=desk)))
        made = Document(io.BytesIO(template(desk=desk)))
        assert kept.element.xml == made.element.xml
        assert kept.styles.element.xml == made.styles.element.xml
        assert kept.sections[0].footer._element.xml == made.sections[0].footer._element.xml


def test_a_template_of_the_councils_own_is_used_and_a_broken_one_says_why(tmp_path: Any, settings: Any) -> None:
    settings.WORD_TEMPLATES = tmp_path
    own = Document()
    own.add_paragraph("{{ title }} of our council")
    own.save(str(tmp_path / "plan.docx"))
    assert as_word(table()).paragraphs[0].text == "Our “plan” & more of our council"
    own.add_paragraph("{{ tittle }}")
    own.save(str(tmp_path / "plan.docx"))
    with pytest.raises(TemplateBroken, match=r"plan\.docx cannot be filled in: .tittle. is undefined"):
        as_word(table())
    own.add_paragraph("{% for %}")
    own.save(str(tmp_path / "plan.docx"))
    with pytest.raises(TemplateBroken, match="cannot be filled in"):
        as_word(table())
    (tmp_path / "plan.docx").write_bytes(b"no document")
    with pytest.raises(TemplateBroken, match="it is not a Word document"):
        as_word(table())
    assert as_word(table(desk=False)).tables


def test_excel_has_real_dates_choices_and_no_formula() -> None:
    book = load_workbook(io.BytesIO(workbook(table())))
    sheet = book["Plan"]
    heads = [c.value for c in sheet[1]]
    assert heads == [c.heading for c in columns(table())]
    row = dict(zip(heads, sheet[2], strict=True))
    assert row["Last day"].value.date() == date(2026, 11, 30)
    assert row["Last day"].number_format == "d mmmm yyyy"
    assert (row["Deadline"].value, row["Owner"].value) == ("Nov 2026", "Head of SEND\nLead Nurse")
    for name, words in (("What happened", "=1+1 met"), ("What is next", "-"), ("What is at risk", "@staff")):
        assert (row[name].value, row[name].data_type) == (words, "s")
    assert row["Seen"].value == "7.8.9"
    assert sheet.column_dimensions[row["Seen"].column_letter].hidden
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref
    assert sheet.print_title_rows == "$1:$1"
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"Blue,Green,Amber,Red"'
    assert dict(zip(heads, sheet[3], strict=True))["Completed on"].value == "November 2026"
    explained = [r[0].value for r in book["How to read this"].iter_rows(max_col=1)]
    assert {c.heading for c in columns(table())} | {b.label for b in Brag} <= set(explained)
    assert (book.properties.title, book.properties.creator) == ("Our “plan” & more", "Our partnership")


def test_what_is_for_everyone_has_no_owner_no_risk_and_no_key() -> None:
    heads = {c.heading for c in columns(table(desk=False))}
    assert heads.isdisjoint({"Owner", "Accountable", "What is at risk", "Your name or post", "Seen"})
    assert "Owner" not in [c.text for c in as_word(table(desk=False)).tables[0].rows[0].cells]


def test_csv_is_the_same_rows_and_runs_nothing() -> None:
    lines = csv_text(table()).split("\r\n")
    assert lines[0].startswith("\ufeffWorkstream,")
    assert "Seen" not in lines[0]
    assert "'=1+1 met" in csv_text(table())


def test_pdf_is_tagged_titled_and_has_lost_nothing() -> None:
    import zlib

    made = pdf(table())
    whole = made + b"".join(_unpacked(zlib, made))
    for name in (
        b"/MarkInfo",
        b"/StructTreeRoot",
        b"/Lang (en-GB)",
        b"/Outlines",
        b"/TH",
        b"/Headers",
        b"pdfuaid:part",
    ):
        assert name in whole, name
    words = _words(made)
    assert words.count("Implementation") == 1
    for wanted in (
        "Our “plan” & more", "Workstream 1: Plans", "Outcome 1.1: Plans on time", "75% in 20 weeks", "Rebuild the service",
        "Fewer wait", "A recovery plan is agreed & signed <soon>", "Head of SEND", "Nov 2026", "one bidder withdrew", "Green",
        "Complete: November 2026", "The dates say Amber: past its deadline", "Page 1 of 1",
    ):  # fmt: skip
        assert set(wanted.split()) <= set(words), wanted


def test_an_action_longer_than_a_page_loses_nothing() -> None:
    many = tuple(replace(MILESTONE, ref=f"1.1a.{n}", statement=f"Promise number {n} of many") for n in range(1, 61))
    words = _words(pdf(table(*many)))
    assert {str(n) for n in range(1, 61)} <= set(words)
    assert words.count("Promise") == 60
    assert words.count("Implementation") > 3


def test_a_document_fetches_nothing() -> None:
    from weasyprint.urls import FatalURLFetchingError

    for url in ("https://example.org/x.png", "file:///etc/passwd", "http://127.0.0.1/"):
        with pytest.raises(FatalURLFetchingError):
            write(f'<title>t</title><img src="{url}" alt="">')


@pytest.mark.parametrize("rating", list(Brag))
def test_words_can_be_read_on_their_rating(rating: Brag) -> None:
    assert contrast(f"#{FILLS[rating].lower()}", f"#{WORDS[rating].lower()}") >= 4.5


def _words(made: bytes) -> list[str]:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(made)) as document:
        return [word for page in document.pages for word in page.extract_text().split()]


def _unpacked(zlib: Any, made: bytes) -> list[bytes]:
    found = []
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", made, re.DOTALL):
        try:
            found.append(zlib.decompress(packed))
        except zlib.error:
            continue
    return found


ODD = "one\x0btwo\x01 {{ 7*7 }} {% if %} <b>"
"""What is pasted from a slide holds marks that XML cannot, and a plan may hold what looks like a template."""


def test_no_words_of_a_plan_break_its_documents_or_run_in_them() -> None:
    m = replace(
        MILESTONE, statement=ODD, deadline=ODD, owners=(ODD,), moved=(ODD,), by_dates=ODD, completed=ODD, happened=ODD
    )  # fmt: skip
    odd = table(m)
    w = replace(odd.workstreams[0], statement=ODD, weakness=ODD, accountable=(ODD,), delivery=(ODD,))
    odd = replace(odd, title=ODD * 20, kind=ODD, area=ODD, site=ODD, chosen=ODD, workstreams=(w,))
    document = as_word(odd)
    words = "\n".join(
        [p.text for p in document.paragraphs] + [c.text for r in document.tables[0].rows for c in r.cells]
    )
    assert words.count("one two {{ 7*7 }} {% if %} <b>") > 30
    assert "49" not in words
    assert load_workbook(io.BytesIO(workbook(odd)))["Plan"].max_row == 3
    assert pdf(odd).startswith(b"%PDF")
