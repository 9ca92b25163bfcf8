"""What is read of a Word document, each thing that Word can do to a plan made by Word's own writer or in its own XML."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from milepost.sources.document import Document, Paragraph, Place, Table, Words
from milepost.sources.reading import Unreadable, read_document
from milepost.sources.reading.word.numbering import drawn

from . import hostile
from .hostile import paragraph


@pytest.fixture
def read(tmp_path: Path) -> Callable[[Any], Document]:
    def reading(made: Any) -> Document:
        path = tmp_path / "plan"
        if isinstance(made, str):
            made = hostile.word(made)
        if isinstance(made, bytes):
            path.write_bytes(made)
        else:
            made.save(str(path))
        return read_document(path, "docx", lambda said, done, of: None)

    return reading


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def told(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Words)]


def remarks(document: Document) -> str:
    return "\n".join(f"{remark.words} [{remark.place.words}]" for remark in document.remarks)


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.grid]


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(cells) + "</w:tr>"


def cell(text: str = "", said: str = "") -> str:
    return f"<w:tc><w:tcPr>{said}</w:tcPr>{paragraph(text) if text else '<w:p/>'}</w:tc>"


def table(*rows: str, widths: tuple[int, ...] = ()) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def control(inside: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def test_headings_words_and_tables_in_their_order(read: Any) -> None:
    made = docx.Document()
    made.add_heading("Our plan", 0)
    made.add_heading("Joint commissioning", 2)
    made.add_paragraph().add_run("Weakness").bold = True
    made.add_table(1, 2).cell(0, 1).text = "Aims"
    made.add_paragraph("Recruit", style="List Bullet")
    made.add_paragraph("• Train")
    document = read(made)
    assert [type(block).__name__ for block in document.blocks] == ["Words", "Words", "Words", "Table", "Words", "Words"]
    title, heading, weakness, _, first, second = document.blocks
    assert (title.level, heading.level, weakness.level) == (1, 2, 0)
    assert weakness.bold
    assert heading.place == Place(line=2)
    assert (first.text, first.bullet, second.text, second.bullet) == ("Recruit", True, "Train", True)
    assert document.blocks[3].grid[0][1].place == Place(table=1, row=1, column=2)


def test_an_outline_level_makes_a_heading_and_so_does_a_style_based_on_one(read: Any) -> None:
    made = docx.Document()
    own = made.styles.add_style("Council heading", 1)
    own.base_style = made.styles["Heading 3"]
    made.add_paragraph("By style", style=own)
    by_level = made.add_paragraph("By level")
    by_level._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="1"/>'))
    assert [block.level for block in read(made).blocks] == [3, 2]


def test_merged_cells_are_one_cell_at_every_place(read: Any) -> None:
    made = docx.Document()
    grid = made.add_table(4, 3)
    grid.cell(0, 0).merge(grid.cell(0, 2)).text = "Outcome 1"
    grid.cell(1, 0).merge(grid.cell(3, 0)).text = "1.1"
    grid.cell(2, 1).text = "Recruit"
    (read_table,) = tables(read(made))
    wide, tall = read_table.grid[0][0], read_table.grid[1][0]
    assert (wide.text, wide.rows, wide.columns) == ("Outcome 1", 1, 3)
    assert all(here is wide for here in read_table.grid[0])
    assert (tall.text, tall.rows, tall.columns, tall.place) == ("1.1", 3, 1, Place(table=1, row=2, column=1))
    assert read_table.grid[2][0] is tall
    assert read_table.grid[3][0] is tall
    assert texts(read_table)[2] == ["1.1", "Recruit", ""]


def test_merges_of_old_programs_gaps_and_rows_cut_on_their_own(read: Any) -> None:
    document = read(
        table(
            row(cell("a"), cell("b", '<w:hMerge w:val="restart"/>'), cell("", '<w:hMerge w:val="continue"/>')),
            row(cell("c"), cell("d"), cell("e")),
            f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{cell('f')}</w:tr>",
        )
    )
    assert texts(tables(document)[0]) == [["a", "b", "b"], ["c", "d", "e"], ["", "f", ""]]


def test_a_border_dragged_a_hair_makes_no_column(read: Any) -> None:
    spanned = '<w:gridSpan w:val="2"/>'
    document = read(
        table(
            row(cell("Ref"), cell("What", spanned), cell("When")),
            row(cell("1.1", spanned), cell("Recruit"), cell("May 2020")),
            widths=(1000, 60, 4000, 2000),
        )
    )
    assert texts(tables(document)[0]) == [["Ref", "What", "When"], ["1.1", "Recruit", "May 2020"]]
    assert tables(document)[0].grid[0][1].columns == 1


def test_header_rows_that_repeat_stay_rows(read: Any) -> None:
    header = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('Ref')}{cell('What')}</w:tr>"
    assert texts(tables(read(table(header, row(cell("1"), cell("a")))))[0]) == [["Ref", "What"], ["1", "a"]]


def test_paragraphs_bullets_breaks_and_bold_in_a_cell(read: Any) -> None:
    made = docx.Document()
    first = made.add_table(1, 1).cell(0, 0)
    first.text = "Soon:"
    first.paragraphs[0].runs[0].bold = True
    first.add_paragraph("Recruit", style="List Bullet")
    first.add_paragraph("- Train")
    broken = first.add_paragraph("One").runs[0]
    broken.add_break(WD_BREAK.LINE)
    broken.add_text("Two")
    first.add_paragraph("")
    assert tables(read(made))[0].grid[0][0].paragraphs == (
        Paragraph("Soon:", bold=True),
        Paragraph("Recruit", bullet=True),
        Paragraph("Train", bullet=True),
        Paragraph("One"),
        Paragraph("Two"),
    )


@pytest.mark.parametrize(
    ("shading", "inside", "colour"),
    [
        ('<w:shd w:val="clear" w:fill="ffc000"/>', paragraph("Amber"), "FFC000"),
        ('<w:shd w:val="clear" w:fill="auto"/>', paragraph("Amber"), ""),
        ('<w:shd w:val="clear" w:fill="FFFFFF"/>', paragraph("Amber"), ""),
        ('<w:shd w:val="solid" w:color="00B050" w:fill="auto"/>', paragraph("Green"), "00B050"),
        ("", '<w:p><w:pPr><w:shd w:val="clear" w:fill="FF0000"/></w:pPr><w:r><w:t>R</w:t></w:r></w:p>', "FF0000"),
        ("", '<w:p><w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t>A</w:t></w:r></w:p>', "FFFF00"),
        ("", '<w:p><w:r><w:rPr><w:color w:val="00B050"/></w:rPr><w:t>●</w:t></w:r></w:p>', "00B050"),
        ("", '<w:p><w:r><w:rPr><w:color w:val="00B050"/></w:rPr><w:t>Late</w:t></w:r></w:p>', ""),
    ],
)
def test_colours(read: Any, shading: str, inside: str, colour: str) -> None:
    document = read(f"<w:tbl>{row(f'<w:tc><w:tcPr>{shading}</w:tcPr>{inside}</w:tc>')}</w:tbl>")
    assert tables(document)[0].grid[0][0].colour == colour


def test_a_colour_of_the_theme(read: Any) -> None:
    made = docx.Document()
    one = made.add_table(1, 1).cell(0, 0)
    one.text = "A"
    one._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="auto" w:themeFill="accent1"/>')
    )
    assert tables(read(made))[0].grid[0][0].colour == "4F81BD"


def test_tracked_changes_are_read_as_accepted(read: Any) -> None:
    document = read(
        '<w:p><w:r><w:t xml:space="preserve">Due </w:t></w:r><w:del><w:r><w:delText>May</w:delText></w:r></w:del>'
        "<w:ins><w:r><w:t>June</w:t></w:r></w:ins></w:p>"
        "<w:p><w:moveFrom><w:r><w:t>Moved</w:t></w:r></w:moveFrom></w:p><w:p><w:moveTo><w:r><w:t>Moved</w:t></w:r></w:moveTo></w:p>"
        + table(row(cell("kept")), f"<w:tr><w:trPr><w:del/></w:trPr>{cell('gone')}</w:tr>")
        + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>Joined </w:t></w:r></w:p>"
        + paragraph("up")
    )
    assert told(document) == ["Due June", "Moved", "Joined up"]
    assert texts(tables(document)[0]) == [["kept"]]
    assert "tracked changes (2 added, 3 taken out). It was read as if all were accepted" in remarks(document)


def test_marks_hidden_words_and_comments_are_left_out_and_said(read: Any) -> None:
    document = read(
        '<w:p><w:r><w:t>Recruit</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:rPr><w:vanish/></w:rPr>'
        '<w:t>secret</w:t></w:r><w:r><w:commentReference w:id="1"/></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        "<w:t>12</w:t></w:r></w:p>"
        '<w:p><w:r><w:t>5 m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r></w:p>'
        '<w:p><w:r><w:t>1</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>st</w:t></w:r></w:p>'
    )
    assert told(document) == ["Recruit", "5 m2", "1st"]
    said = remarks(document)
    assert "1 footnote mark was left out" in said
    assert "1 piece of hidden text was left out" in said
    assert "1 comment in the margin was not read" in said
    assert "1 small raised number was taken for footnote marks" in said


def test_unseen_letters_and_fields(read: Any) -> None:
    document = read(
        "<w:p><w:r><w:t>co\u00adpro</w:t><w:softHyphen/><w:t>duced\u00a0by</w:t><w:tab/><w:t>31</w:t><w:noBreakHyphen/><w:t>3</w:t></w:r></w:p>"
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>code</w:t><w:instrText>DATE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>May 2020</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert told(document) == ["coproduced by 31-3", "May 2020"]


def test_content_controls_are_opened_and_their_prompts_are_not_words(read: Any) -> None:
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click here</w:t></w:r></w:sdtContent></w:sdt>"
    inner = control(cell("in a cell"))
    document = read(
        control(paragraph("Inside")) + f"<w:p>{prompt}</w:p>" + table(control(row(cell("in a row"), inner)))
    )
    assert told(document) == ["Inside"]
    assert texts(tables(document)[0]) == [["in a row", "in a cell"]]


def test_a_text_box_is_read_once_and_said(read: Any) -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:txbxContent>{paragraph('In a box')}</w:txbxContent>"
    document = read(
        f'<w:p><w:r><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert told(document) == ["In a box"]
    assert "1 text box was read" in remarks(document)


def test_numbers_that_word_draws(read: Any) -> None:
    made = docx.Document()
    numbering = made.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate([("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "%1.%2%3")])
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))

    def add(text: str, level: int, where: Any = made) -> Any:
        one = where.add_paragraph(text)
        one._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>')
        )
        return one

    add("Commissioning", 0).style = made.styles["Heading 1"]
    add("Recruit", 1)
    add("Advertise", 2)
    add("Appoint", 2)
    add("An item", 0)
    ref = made.add_table(1, 1).cell(0, 0)
    ref._tc.remove(ref.paragraphs[0]._p)
    add("", 1, ref)
    document = read(made)
    assert told(document) == ["1 Commissioning", "1.1 Recruit", "1.1a Advertise", "1.1b Appoint", "An item"]
    assert document.blocks[4].bullet
    assert tables(document)[0].grid[0][0].text == "2.1"


def test_letters_of_long_lists() -> None:
    assert [drawn(count, "lowerLetter") for count in (1, 26, 27, 53)] == ["a", "z", "aa", "aaa"]
    assert drawn(0, "lowerRoman") == "0"


def test_a_table_in_a_cell(read: Any) -> None:
    inner = table(row(cell("Recruit"), cell("May")), row(cell("Train"), cell("June")))
    holds = f"<w:tc>{inner}<w:p/></w:tc>"
    document = read(table(row(cell("a"), holds), row(cell("b"), cell("c"))))
    (outer,) = tables(document)
    assert outer.grid[0][1].paragraphs == (
        Paragraph("Recruit – May", bullet=True),
        Paragraph("Train – June", bullet=True),
    )
    assert "A table stands in this cell; each of its rows was read as a line [table 1, row 1, column 2]" in remarks(
        document
    )


def test_a_table_that_only_frames_another(read: Any) -> None:
    inner = table(row(cell("Ref"), cell("What")), row(cell("1"), cell("Train")))
    document = read(table(row(f"<w:tc>{inner}<w:p/></w:tc>")))
    (only,) = tables(document)
    assert texts(only) == [["Ref", "What"], ["1", "Train"]]
    assert only.place == Place(table=2)
    assert "This table stood inside a cell of table 1 [table 2]" in remarks(document)


def picture() -> BytesIO:
    from PIL import Image

    made = BytesIO()
    Image.new("RGB", (400, 300), "white").save(made, "PNG")
    made.seek(0)
    return made


def test_pictures_are_said_where_a_table_may_be_in_them(read: Any) -> None:
    from docx.shared import Cm

    made = docx.Document()
    made.add_paragraph("Our plan")
    made.add_picture(picture(), width=Cm(15))
    made.add_picture(picture(), width=Cm(1))
    made.add_table(1, 1).cell(0, 0).paragraphs[0].add_run().add_picture(picture(), width=Cm(1))
    said = remarks(read(made))
    assert said.count("There is a picture here that cannot be read") == 2
    assert "[line 1]" in said
    assert "[table 1, row 1, column 1]" in said


def test_a_document_of_pictures_alone(read: Any) -> None:
    made = docx.Document()
    made.add_picture(picture())
    with pytest.raises(Unreadable, match="no words in this document, only pictures"):
        read(made)


@pytest.mark.parametrize("body", ["", "<w:p/>", "<w:tbl/>"])
def test_nothing_in_it(read: Any, body: str) -> None:
    with pytest.raises(Unreadable, match="no words in this document"):
        read(body)


def test_what_is_outside_is_not_fetched_and_is_said(read: Any) -> None:
    made = docx.Document()
    made.add_paragraph("Our plan")
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    made.part.rels.get_or_add_ext_rel(f"{base}/image", "http://127.0.0.1:9/a.png")
    made.part.rels.get_or_add_ext_rel(f"{base}/hyperlink", "http://127.0.0.1:9/")
    made.part._settings_part.rels.get_or_add_ext_rel(f"{base}/attachedTemplate", "http://127.0.0.1:9/a.dotm")
    assert "2 things outside this document are pointed to, and not fetched" in remarks(read(made))


def test_a_template_is_refused_in_words(read: Any) -> None:
    template = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
    made = hostile.word(
        paragraph("a"),
        **{
            "[Content_Types].xml": hostile.WORD_PARTS["[Content_Types].xml"].replace(
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", template
            )
        },
    )
    with pytest.raises(Unreadable, match="not a usual Word document"):
        read(made)


def test_a_style_that_is_based_on_itself(read: Any) -> None:
    made = docx.Document()
    made.add_paragraph("Our plan", style="Body Text")
    style = made.styles["Body Text"].element
    style.find(qn("w:basedOn")).set(qn("w:val"), style.get(qn("w:styleId")))
    assert told(read(made)) == ["Our plan"]
