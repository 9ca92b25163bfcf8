"""Documents with something broken in them: cut off, with bits turned over, or with XML that says odd things.

Whatever comes, the answer is a document or words. And where it is words, none of our own code tripped: only libraries may.
"""

from __future__ import annotations

import re
import tempfile
import traceback
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font, PatternFill

from milepost.sources.carrying import from_json, to_json
from milepost.sources.document import Document
from milepost.sources.reading import Unreadable, read_document
from milepost.sources.reading.looking import look_at

from . import hostile

KINDS = ("docx", "xlsx", "ods", "csv")
ODD = (
    "",
    "-1",
    "--5",
    "accent",
    "0",
    "1",
    "99999999999999999999",
    "1.5",
    "nan",
    "continue",
    "restart",
    "accent9",
    "FFC000",
    "none",
    "true",
    "\u0663",
)
"""Values that stand where others belong; the last two are digits to Python, and the last no number."""


@cache
def whole(kind: str) -> bytes:
    return {"docx": _word, "xlsx": _excel, "ods": _ods, "csv": _csv}[kind]()


def _word() -> bytes:
    made = docx.Document()
    made.add_heading("Our plan", 1)
    made.add_paragraph("Recruit", style="List Number")
    grid = made.add_table(3, 3)
    grid.cell(0, 0).merge(grid.cell(0, 2)).text = "Outcome"
    grid.cell(1, 0).merge(grid.cell(2, 0)).text = "1.1"
    shaded = f'<w:shd {nsdecls("w")} w:val="clear" w:fill="auto" w:themeFill="accent1" w:themeFillTint="66"/>'
    grid.cell(1, 1)._tc.get_or_add_tcPr().append(parse_xml(shaded))
    grid.cell(1, 2).add_table(1, 2).cell(0, 0).text = "within"
    return _saved(made)


def _excel() -> bytes:
    made = openpyxl.Workbook()
    for row in (("Our plan",), (), ("Ref", "What", "When"), (1.1, "Recruit", "=1+1"), (None, "Train\n- staff", 0.5)):
        made.active.append(row)
    made.active.merge_cells("A4:A5")
    made.active["B4"].fill = PatternFill("solid", fgColor="FFC000")
    made.active["A3"].font = Font(bold=True)
    made.active["C5"].number_format = "mmm-yy"
    made.active.row_dimensions[5].hidden = True
    return _saved(made)


def _ods() -> bytes:
    cell = '<table:table-cell office:value-type="{0}" office:value="1.5" office:date-value="2019-11-01" table:style-name="a" {1}>'
    cell += "<text:p>Nov 19<text:s text:c='2'/></text:p></table:table-cell>"
    cells = cell.format("date", 'table:number-rows-spanned="2"') + cell.format(
        "float", 'table:number-columns-repeated="2"'
    )
    row = f'<table:table-row table:number-rows-repeated="2" table:visibility="collapse">{cells}</table:table-row>'
    style = '<style:style style:name="a" style:family="table-cell" style:parent-style-name="a"><style:table-cell-properties '
    style += 'fo:background-color="#ffc000"/></style:style>'
    column = '<table:table-column table:number-columns-repeated="3" table:default-cell-style-name="a"/>'
    return hostile.ods(f'<table:table table:name="Plan">{column}{row}{row}</table:table>', styles=style)


def _csv() -> bytes:
    return 'ref;what\r\n1.1;"Zoë is heard\r\n- always"\r\n'.encode("utf-16")


def _saved(made: object) -> bytes:
    buffer = BytesIO()
    made.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def answer(content: bytes, kind: str) -> Document | Unreadable:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(content)
        try:
            with path.open("rb") as file:
                looked = look_at(file, expected=kind)
            document = read_document(path, looked.kind, lambda *_: None)
        except Unreadable as refused:
            return refused
    assert from_json(to_json(document)) == document
    return document


@pytest.mark.parametrize("kind", KINDS)
def test_whole_ones_are_read(kind: str) -> None:
    assert isinstance(answer(whole(kind), kind), Document)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=40)
@given(data=st.data())
def test_cut_off_or_turned_over(kind: str, data: st.DataObject) -> None:
    content = bytearray(whole(kind))
    for _ in range(data.draw(st.integers(0, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    content = content[: data.draw(st.integers(0, len(content)))] if data.draw(st.booleans()) else content
    answer(bytes(content), kind)


@cache
def parts(kind: str) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(whole(kind))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


READ = {
    "docx": ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/theme/theme1.xml"),
    "xlsx": ("xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml", "xl/theme/theme1.xml"),
    "ods": ("content.xml",),
}
VALUE = re.compile(rb'="([^"]*)"')
ELEMENT = re.compile(rb"<(\w+:?\w*)(?: [^<>]*)?/>|<(\w+:?\w*)(?: [^<>]*)?>[^<>]*</\2>")


@pytest.mark.parametrize("kind", sorted(READ))
@settings(max_examples=60)
@given(data=st.data())
def test_xml_that_says_odd_things(kind: str, data: st.DataObject) -> None:
    part = data.draw(st.sampled_from(READ[kind]))
    content = parts(kind)[part]
    for _ in range(data.draw(st.integers(1, 3))):
        content = _odd(content, data)
    told = answer(hostile.packed({**parts(kind), part: content}), kind)
    if isinstance(told, Unreadable) and told.__cause__ is not None:
        last = traceback.extract_tb(told.__cause__.__traceback__)[-1]
        assert "milepost" not in last.filename, f"{told.__cause__!r} at {last.filename}:{last.lineno}"


def _odd(content: bytes, data: st.DataObject) -> bytes:
    """The part with one value changed, or one element taken out or put somewhere else as well."""
    how = data.draw(st.sampled_from(("value", "drop", "copy")))
    found = list((VALUE if how == "value" else ELEMENT).finditer(content))
    if not found:
        return content
    one = data.draw(st.sampled_from(found))
    if how == "value":
        return content[: one.start(1)] + data.draw(st.sampled_from(ODD)).encode() + content[one.end(1) :]
    if how == "drop":
        return content[: one.start()] + content[one.end() :]
    other = data.draw(st.sampled_from(found))
    return content[: other.start()] + one.group() + content[other.start() :]
