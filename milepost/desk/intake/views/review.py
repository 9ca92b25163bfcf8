"""Looking through what was understood: all of it at a glance, and workstream by workstream."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.desk.request import who
from milepost.people.access import page
from milepost.plan.access_documents import intake_for
from milepost.plan.models import Brought, Plan
from milepost.rules.permissions import Verb
from milepost.sources.corrections import Change
from milepost.sources.models import Intake
from milepost.sources.queries import Understood, put_right, understood
from milepost.sources.readable import PLAN_FILES

from .. import presenters
from ..planfiles import rows_in
from ..saving import saved

ROWS = 150
"""Rows on one page, each with the cells it came from."""


def reviewed(request: HttpRequest, pk: int) -> tuple[Intake, Understood]:
    """A document that is being looked through, and what was understood; not found where it is not."""
    found = intake_for(who(request), pk)
    if found.state != Intake.State.READ or found.file_kind in PLAN_FILES:
        raise Http404
    return found, understood(found)


def overview(request: HttpRequest, found: Intake) -> HttpResponse:
    """What a document that was read turned out to hold, and what is left to do."""
    if found.file_kind in PLAN_FILES:
        return _plan_file(request, found)
    read = understood(found)
    draft = read.draft
    context = {
        "intake": found,
        "draft": draft,
        "seen": read.count,
        "counts": presenters.counts(draft),
        "stops": presenters.stops(draft),
        "kinds": presenters.doubt_kinds(draft),
        "workstreams": [(w, *presenters.doubts_below(w)) for w in draft.workstreams],
        "next": presenters.next_to_check(draft),
        "name_of": presenters.name_of,
        "head_doubts": [d for d in draft.doubts if d.code.endswith("_missing") or d.code == "date_unread"],
        "other_doubts": [d for d in draft.doubts if not (d.code.endswith("_missing") or d.code == "date_unread")],
        "put_right": put_right(found),
        "newer_of": newer_of(found),
    }
    return render(request, "desk/intake/overview.html", context)


def newer_of(found: Intake) -> Plan | None:
    """The plan a document is a newer version for, where it is one. One query."""
    brought = Brought.objects.select_related("plan").filter(intake=found, kind=Brought.As.NEWER).first()
    return brought.plan if brought else None


@page(Verb.LOAD_PLAN)
def workstream(request: HttpRequest, pk: int, node: str) -> HttpResponse:
    """One workstream, each row beside where it came from. What is sent says that it has been looked through."""
    found, read = reviewed(request, pk)
    this = next((w for w in read.draft.workstreams if w.id == node), None)
    if this is None:
        raise Http404
    if request.method == "POST":
        told = saved(request, found, [Change("checked", this.id)], f"{presenters.name_of(this)} is looked through")
        after = presenters.next_to_check(understood(found).draft)
        if told or after is None:
            return redirect("intake", pk)
        return redirect("intake-workstream", pk, after.id)
    rows = list(presenters.rows_below(this))
    shown = Paginator(rows, ROWS).get_page(request.GET.get("page", ""))
    context: dict[str, Any] = {
        "intake": found,
        "seen": read.count,
        "whole": presenters.shown(this, 0, read),
        "rows": [presenters.shown(n, depth, read) for n, depth in shown],
        "shown": shown,
        "beside": presenters.BESIDE,
    }
    return render(request, "desk/intake/workstream.html", context)


@page(Verb.LOAD_PLAN)
def unused(request: HttpRequest, pk: int) -> HttpResponse:
    """What nothing was made of, so that nobody has to take our word that it was nothing."""
    found, read = reviewed(request, pk)
    shown = Paginator(read.draft.unused, ROWS).get_page(request.GET.get("page", ""))
    return render(request, "desk/intake/unused.html", {"intake": found, "shown": shown})


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
