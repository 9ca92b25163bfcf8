"""The hostile files, each with the kind it is brought as and the words it is answered with; empty where it is read.

``tests/sources/reading/test_hostile.py`` asks for the words, and ``bench/hostile.py`` measures time and memory.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from . import hostile
from .hostile import paragraph


@dataclass(frozen=True)
class Case:
    name: str
    kind: str
    make: Callable[[], bytes]
    words: str = ""


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in cells)}</w:tr>"


def word_table(rows: int, columns: int = 7) -> bytes:
    """Each row with words of its own, as a plan has."""
    made = "".join(
        row(*(f"{r}.{c} The team agrees step {r * c} with families and schools" for c in range(columns)))
        for r in range(rows)
    )
    return hostile.word(f"<w:tbl>{made}</w:tbl>")


def one_cell(words: str) -> bytes:
    return hostile.word(f"<w:tbl>{row(words)}</w:tbl>")


def excel_table(rows: int, columns: int = 7) -> bytes:
    made = "".join(
        "<row>"
        + "".join(f'<c t="str"><v>{r}.{c} The team agrees step {r * c}</v></c>' for c in range(columns))
        + "</row>"
        for r in range(rows)
    )
    return hostile.excel(f"<sheetData>{made}</sheetData>")


def ods_row(cell: str, times: int) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{cell}</table:table-row>'


def ods_sheet(rows: str) -> bytes:
    said = "<table:table-cell><text:p>Ref</text:p></table:table-cell>"
    return hostile.ods(f'<table:table table:name="Plan">{ods_row(said, 1)}{rows}</table:table>')


def many_sheets(number: int) -> str:
    cell = '<table:table-cell table:number-columns-repeated="20"><text:p>a</text:p></table:table-cell>'
    return f"<table:table>{ods_row(cell, 4_900)}</table:table>" * number


def nested(depth: int) -> bytes:
    return hostile.word("<w:tbl><w:tr><w:tc>" * depth + paragraph("deep") + "<w:p/></w:tc></w:tr></w:tbl>" * depth)


def picture() -> bytes:
    import docx
    from PIL import Image

    drawn, made = BytesIO(), BytesIO()
    Image.new("RGB", (800, 600), "white").save(drawn, "PNG")
    drawn.seek(0)
    document = docx.Document()
    document.add_picture(drawn)
    document.save(made)
    return made.getvalue()


def outside() -> bytes:
    """A picture, a template and a document at an address that nothing may ask."""
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + "".join(
        f'<Relationship Id="r{n}" Type="{base}/{kind}" Target="http://192.0.2.1/{kind}" TargetMode="External"/>'
        for n, kind in enumerate(("image", "attachedTemplate", "subDocument"))
    )
    return hostile.word(paragraph("Look"), **{"word/_rels/document.xml.rels": rels + "</Relationships>"})


def noise(letters: int) -> str:
    """Letters that hardly shrink when packed, so that no ratio gives them away."""
    return random.Random(4).randbytes(letters // 2).hex()


def many_words() -> bytes:
    text = noise(10_000_000)
    return hostile.word("".join(paragraph(text[at : at + 50]) for at in range(0, len(text), 50)))


def many_cells() -> bytes:
    text = noise(6_000_000)
    cells = "".join(f'<c t="str"><v>{text[at : at + 20]}</v></c>' for at in range(0, len(text) - 200, 20))
    return hostile.excel(f"<sheetData><row>{cells}</row></sheetData>")


CASES = (
    Case("a zip bomb in Word", "docx", hostile.bomb, "would become very large"),
    Case(
        "archives in an archive", "docx",
        lambda: hostile.packed({f"{n}.zip": hostile.packed({"a": bytes(1_000_000)}) for n in range(9)}), "This is an archive",
    ),
    Case("entities that grow, in Word", "docx", lambda: hostile.word(paragraph(hostile.LAUGH), hostile.LAUGHS), "a DOCTYPE"),
    Case("entities that grow, in Excel", "xlsx", lambda: hostile.excel(hostile.LAUGH, hostile.LAUGHS), "a DOCTYPE"),
    Case("entities that grow, in ODS", "ods", lambda: hostile.ods(hostile.LAUGH, hostile.LAUGHS), "a DOCTYPE"),
    Case("10,000 rows in Word", "docx", lambda: word_table(10_000), "more than 5,000 rows"),
    Case("10,000 rows in Excel", "xlsx", lambda: excel_table(10_000), "more than 5,000 rows"),
    Case("10,000 rows in CSV", "csv", lambda: b"ref,what,when\n" * 10_000, "more than 5,000 rows"),
    Case("1,000 columns in Word", "docx", lambda: word_table(2, 1_000), "more than 100 columns"),
    Case("1,000 columns in Excel", "xlsx", lambda: excel_table(2, 1_000), "more than 100 columns"),
    Case("a million empty rows in ODS", "ods", lambda: ods_sheet(ods_row("<table:table-cell/>", 1_000_000))),
    Case(
        "a million full rows in ODS", "ods",
        lambda: ods_sheet(ods_row("<table:table-cell><text:p>a</text:p></table:table-cell>", 1_000_000)), "more than 5,000 rows",
    ),
    Case(
        "one merged cell as large as a sheet", "xlsx",
        lambda: hostile.excel('<sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'), "more than 200,000 cells",
    ),
    Case(
        "many sheets of repeated cells in ODS", "ods", lambda: hostile.ods(many_sheets(200)), "more than 200,000 cells",
    ),
    Case("300,000 cells in a row", "xlsx", many_cells, "more than 200,000 cells"),
    Case("10 million letters of nonsense in Word", "docx", many_words, "more words than any plan"),
    Case("a cell of 5 million letters", "docx", lambda: one_cell(noise(5_000_000)), "more than 50,000"),
    Case("a cell of 11 million letters", "docx", lambda: one_cell("a b" * 3_700_000), "large"),
    Case("tables in each other, 80 deep", "docx", lambda: nested(80)),
    Case("tables in each other, 5,000 deep", "docx", lambda: nested(5_000), "stand inside each other"),
    Case("a password", "docx", lambda: hostile.ole("EncryptedPackage"), "protected by a password"),
    Case("an old Word document", "docx", lambda: hostile.ole("WordDocument"), "Word 97 to 2003"),
    Case("macros", "docx", lambda: hostile.word(paragraph("a"), **{"word/vbaProject.bin": b"\0"}), "has macros"),
    Case("links to other places", "docx", outside),
    Case("a PDF called .docx that is cut off", "docx", lambda: b"%PDF-1.7\n1 0 obj", "PDF"),
    Case("an empty file", "docx", lambda: b"", "The file is empty"),
    Case("pictures alone", "docx", picture, "only pictures"),
    Case("half of a document", "docx", lambda: word_table(50)[:-900], "damaged"),
    Case("10 MB of commas", "csv", lambda: b"," * 9_900_000, "more than 100 columns"),
    Case("10 MB in one quote", "csv", lambda: b'a,"' + b"b" * 9_900_000, "more than 50,000 letters"),
    Case("the largest table that is read, in Word", "docx", lambda: word_table(5_000)),
    Case("the largest table that is read, in Excel", "xlsx", lambda: excel_table(5_000)),
    Case("the widest table that is read, in Excel", "xlsx", lambda: excel_table(1_000, 100)),
)  # fmt: skip
