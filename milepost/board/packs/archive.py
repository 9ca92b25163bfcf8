"""A stocktake as one zip that opens without the site: an index, the evidence itself, and the Word, PDF and Excel files."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath

from milepost.design.report import Report, excel, offline, pdf, word
from milepost.progress.models import Evidence

from .opened import relinked

FILE = re.compile(r"^/desk/plans/[-\w]+/evidence/(\d+)/file/$")


def archive(report: Report, *, address: str) -> bytes:
    """Links to pages lead to the site at ``address``; those to evidence, to the files beside the index."""
    files = _evidence(report)

    def beside(href: str) -> str:
        found = FILE.match(href)
        if found is None:
            return href
        return files[int(found[1])][0] if int(found[1]) in files else ""

    index = relinked(report, beside)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("index.html", offline(index, address=address))
        made.writestr(f"{report.name}.docx", word(report, address=address))
        made.writestr(f"{report.name}.pdf", pdf(report, address=address))
        made.writestr(f"{report.name}.xlsx", excel(report))
        for name, evidence in files.values():
            with evidence.file.open("rb") as file:
                made.writestr(name, file.read())
    return out.getvalue()


def _evidence(report: Report) -> dict[int, tuple[str, Evidence]]:
    """The files a report leads to that are still there, by the id of their evidence, with their names in the zip."""
    asked: set[int] = set()

    def note(href: str) -> str:
        if found := FILE.match(href):
            asked.add(int(found[1]))
        return href

    relinked(report, note)
    kept = Evidence.objects.filter(pk__in=asked).exclude(file="")
    return {e.pk: (f"evidence/{e.pk}{PurePath(str(e.file.name)).suffix}", e) for e in kept}
