"""A report as blocks that know nothing of pages or files, and what draws them: a web page, Word, PDF, Excel.

A report is written once, in plain dataclasses (``blocks``), kept as text (``keep``), and drawn by each renderer the same.
"""

from .blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Facts,
    Figure,
    Heading,
    Para,
    Report,
    Runs,
    Signature,
    Split,
    Style,
    Table,
    Tone,
    Words,
    words,
)
from .excel import excel
from .keep import read, write
from .offline import offline
from .pdf import pdf
from .word import word

__all__ = [
    "Block",
    "Bullets",
    "Cell",
    "Column",
    "Facts",
    "Figure",
    "Heading",
    "Para",
    "Report",
    "Runs",
    "Signature",
    "Split",
    "Style",
    "Table",
    "Tone",
    "Words",
    "excel",
    "offline",
    "pdf",
    "read",
    "word",
    "words",
    "write",
]
