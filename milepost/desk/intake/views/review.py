"""Looking through what was understood."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from milepost.plan.models import Brought
from milepost.sources.actions.bring import PLAN_FILES
from milepost.sources.models import Intake

from ..planfiles import rows_in

ROWS = 250


def overview(request: HttpRequest, found: Intake) -> HttpResponse:
    """What a document that was read turned out to hold."""
    if found.file_kind in PLAN_FILES:
        return _plan_file(request, found)
    raise NotImplementedError


def _plan_file(request: HttpRequest, found: Intake) -> HttpResponse:
    """The tree of a plan file, each row with its line. There is nothing to put right: the file itself says it all."""
    assert found.document is not None
    rows = rows_in(found.document)
    kinds = [r.kind for r in rows]
    context = {
        "intake": found,
        "head": found.document["plan_file"]["head"],
        "counts": [(kind, kinds.count(kind)) for kind in ("workstream", "outcome", "action", "milestone")],
        "shown": Paginator(rows, ROWS).get_page(request.GET.get("page", "")),
    }
    return render(request, "desk/intake/plan_file.html", context)


def made(request: HttpRequest, found: Intake) -> HttpResponse:
    brought = Brought.objects.select_related("plan", "recorded_by").get(intake=found)
    return render(request, "desk/intake/made.html", {"intake": found, "brought": brought})


def removed(request: HttpRequest, found: Intake) -> HttpResponse:
    brought = Brought.objects.select_related("plan").filter(intake=found).first()
    return render(request, "desk/intake/removed.html", {"intake": found, "brought": brought})
