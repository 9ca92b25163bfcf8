"""Words as a cell of a CSV file, so that a spreadsheet does not run them as a formula.

Source: OWASP Application Security Verification Standard 5.0, requirement 1.2.10, and OWASP, "CSV Injection": a cell must
not begin with = + - @, a tab, a line break, a null or the full-width forms of the four signs; put an apostrophe before it.
"""

from __future__ import annotations

import re

FORMULA = re.compile("'*[=+\\-@\t\r\n\0＝＋－＠]")


def as_cell(words: str) -> str:
    """The words, behind an apostrophe where they begin like a formula, whatever apostrophes they begin with already.

    >>> as_cell("=1+1"), as_cell("On track"), as_cell("'tis done")
    ("'=1+1", 'On track', "'tis done")
    """
    return "'" + words if FORMULA.match(words) else words


def from_cell(cell: str) -> str:
    """The words a cell was made of: nothing is lost, because an apostrophe is taken off exactly where one was put.

    >>> from_cell("'=1+1"), from_cell("'tis done"), from_cell(as_cell("'-"))
    ('=1+1', "'tis done", "'-")
    """
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell
