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
from .keep import read, write

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
    "read",
    "words",
    "write",
]
