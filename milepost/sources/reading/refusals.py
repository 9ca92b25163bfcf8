"""Why a file is not read: what happened, why, and what to do, in the words people are told."""

from __future__ import annotations

CHOOSE = "choose that"
WHY_NOT = {
    "picture": "This is a picture, and words in a picture cannot be read. "
    "Choose the document the picture was made from; if there is none, type the plan into a Word table and choose that",
    "rich": "This is a rich text file (RTF), which Milepost does not read. "
    f"Open it in Word, save it as a Word document (.docx), and {CHOOSE}",
    "page": "This is a web page, which Milepost does not read, even where it is called a document. "
    f"Open it in Word, save it as a Word document (.docx), and {CHOOSE}",
    "packed": "This is an archive, which may hold many files. Take the plan out of it and choose that",
    "program": "This is a program and not a document, whatever it is called. Choose the document with the plan",
    "locked": "This file is protected by a password, so nothing in it can be read. "
    f"Open it, take the password off (in Office: File, Info, Protect), save it, and {CHOOSE}",
    "old word": "This is a Word document in the form of Word 97 to 2003 (.doc), which Milepost does not read. "
    f"Open it in Word, save it as a Word document (.docx), and {CHOOSE}",
    "old excel": "This is a workbook in the form of Excel 97 to 2003 (.xls), which Milepost does not read. "
    f"Open it in Excel, save it as an Excel workbook (.xlsx), and {CHOOSE}",
    "old": "This is a file in the form of Office 97 to 2003, which Milepost does not read. "
    f"Open it, save it as a Word document (.docx) or an Excel workbook (.xlsx), and {CHOOSE}",
    "empty": "The file is empty. Choose one with something in it",
    "unknown": "Milepost cannot tell what this file is. Choose the plan as a Word document (.docx), an Excel workbook (.xlsx), "
    "an OpenDocument spreadsheet (.ods), a table (.csv), a PDF or a text file",
}
DAMAGED = (
    "This file is damaged: part of it is missing or was changed on its way. "
    "Open it in the program it was made with, save it as a new file, and choose that"
)
NOT_A_WORKBOOK = "This is not an Excel workbook (.xlsx). Choose the one you filled in, saved as an Excel workbook"
PROGRAM = (
    "This file has macros in it, which are small programs, so it is not opened. "
    "Open it, save it as a Word document (.docx) or an Excel workbook (.xlsx), which have none, and choose that"
)
BOMB = (
    "This file is small, but would become very large when unpacked, as files do that are made to stop a computer. "
    "Save the plan alone in a new file, without pictures and empty rows, and choose that"
)
ENTITIES = (
    "This file defines words of its own that stand for others (a DOCTYPE), which office programs never do and which may be "
    "made to stop a computer. Open it in Word or Excel, save it as a new file, and choose that"
)
OTHERS = (
    (
        "ppt/presentation.xml",
        "These are slides, which Milepost does not read. Copy the plan into a Word document (.docx)",
    ),
    ("xl/workbook.bin", "This is a binary workbook (.xlsb). Open it in Excel, save it as an Excel workbook (.xlsx)"),
    ("Index/Document.iwa", "This is a file of Apple’s Pages or Numbers. Export it to Word (.docx) or Excel (.xlsx)"),
)
ODT = "This is OpenDocument text (.odt), which Milepost does not read. Open it, save it as a Word document (.docx)"
SIGNS = (
    (
        "Excessive depth",
        "Things in this file stand inside each other more often than in any document that people write. "
        "Copy the plan into a new document, and choose that",
    ),
    (
        "huge text node",
        "One piece of this file holds more letters than any plan. Delete what does not belong there, and choose the file again",
    ),
)
"""What the XML library says where it stops of its own accord, and what people are told."""
