"""What can be read as a plan, in words."""

from __future__ import annotations

PLAN_FILES = frozenset({"yaml", "json"})
READ = {
    "docx": "Word document",
    "xlsx": "Excel workbook",
    "ods": "OpenDocument spreadsheet",
    "csv": "CSV table",
    "pdf": "PDF",
    "txt": "Plain text",
    "yaml": "Milepost plan file (YAML)",
    "json": "Milepost plan file (JSON)",
}
"""What can be read as a plan, by ``file_kind``."""
