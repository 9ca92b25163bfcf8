"""Releases of national figures: read, checked, recorded with their hash, and kept as Parquet.

It refuses to know which figures a page asks for: that is ``sources.national``.
"""

from .examining import Found, examine
from .extracting import write_extract
from .forms import Form, Table, forms
from .records import Compared, Discrepancy, Examined, FileRead, Problem, Refused, examined_from
from .rows import Row

__all__ = [
    "Compared",
    "Discrepancy",
    "Examined",
    "FileRead",
    "Form",
    "Found",
    "Problem",
    "Refused",
    "Row",
    "Table",
    "examine",
    "examined_from",
    "forms",
    "write_extract",
]
