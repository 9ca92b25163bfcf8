"""A plan as CSV: the columns of the workbook, one row a milestone."""

from __future__ import annotations

import csv
import io
from datetime import date

from milepost.rules.spreadsheet import as_cell

from .columns import columns
from .table import PlanTable

BYTE_ORDER_MARK = "\ufeff"


def csv_text(table: PlanTable) -> str:
    """RFC 4180, with a byte order mark for Excel. Words that begin like a formula stand behind an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    shown = [c for c in columns(table) if not c.hidden and c.heading != "Your name or post"]
    writer.writerow([c.heading for c in shown])
    for w in table.workstreams:
        for outcome, action, milestone in w.rows:
            values = [c.read((w, outcome, action, milestone)) for c in shown]
            writer.writerow([v.isoformat() if isinstance(v, date) else as_cell(str(v or "")) for v in values])
    return BYTE_ORDER_MARK + out.getvalue()
