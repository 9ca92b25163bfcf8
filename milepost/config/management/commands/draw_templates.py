"""Writes the Word templates that come with Milepost."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from milepost.design.documents.template import template
from milepost.design.report.template import template as report_template


class Command(BaseCommand):
    help = "Write the Word templates in definitions/templates anew."

    def handle(self, *args: Any, **options: Any) -> None:
        folder = settings.DEFINITIONS / "templates"
        folder.mkdir(exist_ok=True)
        for name, desk in (("plan.docx", True), ("plan-public.docx", False)):
            (folder / name).write_bytes(template(desk=desk))
        (folder / "report.docx").write_bytes(report_template())
        self.stdout.write(f"Wrote the templates to {folder}")
