"""How much of a file is read, and why no more. Each figure is our own choice; docs/how-to/import-a-plan.md tells people.

The largest plan we know of has some hundreds of milestones, and we make room for some thousands. What is larger is not a plan,
or a plan with something else in the same file, and reading only part of it would be worse than saying so.
"""

from __future__ import annotations

MOST_ROWS = 5_000
"""Rows of one table: more than twice a plan of 2,000 milestones with a row each."""
MOST_COLUMNS = 100
"""Columns of one table: plans have 5 to 15."""
MOST_CELLS = 100_000
"""Cells of one table or sheet: 5,000 rows of 20 columns."""
MOST_PARAGRAPHS = 100_000
"""Paragraphs of a document, those in cells included: 5,000 rows of 10 columns with two in each."""
MOST_STORED = 200_000
"""Cells that a workbook stores, empty ones with a border included: a library keeps about 1 kB for each."""
MOST_IN_CELL = 50_000
"""Letters in one cell: Excel holds 32,767, and a long chapter has as many."""
MOST_ENTRIES = 5_000
"""Parts in the ZIP archive that an office file is: a long report with a picture on each page has some hundreds."""
MOST_UNPACKED = 120_000_000
"""Bytes of all the parts unpacked: uploads are at most 10 MB, and pictures hardly shrink when they are packed."""
MOST_PART = 50_000_000
"""Bytes of one part of XML: it takes about ten times as much memory when it is read."""
MOST_TIMES = 200
"""How many times larger than packed a part above 1 MB may be: long tables of Word and Excel shrink 10 to 60 times."""
MOST_JSON = 16_000_000
"""Bytes that the child process may answer with: four times those of a table of 5,000 rows."""
MOST_REMARKS = 200
"""Remarks that are kept: nobody reads more."""

MEMORY = 1_000_000_000
"""Bytes of address space of the child process, its program and libraries included."""
PROCESSOR_SECONDS = 30
PDF_PROCESSOR_SECONDS = 60
"""A PDF takes about a tenth of a second a page, and a plan of 2,000 milestones has some 300 pages."""
WALL_SECONDS = 90
"""Longer than the processor's time, because the machine may be busy with others."""
OPEN_FILES = 32


def too_long(where: str) -> str:
    """
    >>> too_long("The sheet “Data”")[:40]
    'The sheet “Data” has more than 5,000 row'
    """
    return (
        f"{where} has more than {MOST_ROWS:,} rows, which no plan has. "
        "Delete the tables that are not the plan, or save the plan in a file of its own, and choose that"
    )


def too_wide(where: str) -> str:
    return (
        f"{where} has more than {MOST_COLUMNS} columns, which no plan has. "
        "Delete the columns that are not the plan, and choose the file again"
    )


def too_many_cells() -> str:
    return (
        f"A table has more than {MOST_CELLS:,} cells, which no plan has. "
        "Delete the tables that are not the plan, or save the plan in a file of its own, and choose that"
    )


def too_much() -> str:
    return (
        "This file holds more words than any plan. "
        "Delete what is not the plan, or save the plan in a file of its own, and choose that"
    )


def too_full(where: str) -> str:
    return (
        f"{where} has more than {MOST_IN_CELL:,} letters in one cell, which no plan has. "
        "Delete what does not belong there, and choose the file again"
    )


def too_many_stored() -> str:
    return (
        f"This workbook stores more than {MOST_STORED:,} cells, most of them perhaps empty with a border or a fill. "
        "Copy the rows of the plan into a new workbook, and choose that"
    )
