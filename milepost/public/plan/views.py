"""What was promised and what became of it, for everyone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from milepost.board.queries.published import decided_in_public, reports_in_public
from milepost.design.files import given_file
from milepost.judgement.as_at import reading_day
from milepost.judgement.below import plans_below
from milepost.judgement.evidence import open_evidence
from milepost.judgement.measures import in_plan, measures_of
from milepost.judgement.pages import plan_page
from milepost.judgement.queries import JudgedWorkstream, open_plan
from milepost.people.access import page
from milepost.plan.access import public_plan, public_plans, served_by
from milepost.plan.kinds import plan_kind
from milepost.progress.access import open_file
from milepost.progress.models import Evidence
from milepost.public.unchanged import until_changed
from milepost.rules.permissions import Verb
from milepost.sources.filing import FileKind, clean_name

LATEST = 3
"""How many decisions the page of a plan tells of."""


def _read(request: HttpRequest, slug: str, *, history: bool = False) -> dict[str, Any]:
    plan = public_plan(slug)
    day = reading_day(plan, request.GET.get("as_at", ""))
    judged = open_plan(plan, on=day.on, history=history)
    measures = in_plan(measures_of(plan, day.on, open_only=True), judged)
    return {"plan": plan, "day": day, "judged": judged, "measures": measures, "kind": plan_kind(plan.kind)}


@page(Verb.READ_PUBLIC)
@until_changed
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    context = _read(request, slug)
    it, day = context["plan"], context["day"]
    context["decided"] = decided_in_public(on=day.on, plan=it)[:LATEST]
    context["reports"] = reports_in_public(it, on=day.on)
    # The link between two plans has no dates, so a page read as at a past day leaves it out.
    context["serves"] = None if day.asked else served_by(it, public_plans())
    context["below"] = [] if day.asked else plans_below(it, public_plans(), open_plan, day.on)
    return render(request, "public/plan/plan.html", context)


@page(Verb.READ_PUBLIC)
@until_changed
def weakness(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    context = _read(request, slug)
    found = _one(w for w in context["judged"].workstreams if w.line.ref == ref)
    context["decided"] = decided_in_public(on=context["day"].on, row_ids=set(_rows(found)))
    (context["workstream"],), context["shown"] = plan_page((found,), request.GET.get("page", ""))
    return render(request, "public/plan/weakness.html", context)


@page(Verb.READ_PUBLIC)
@until_changed
def promises(request: HttpRequest, slug: str) -> HttpResponse:
    """The whole plan on one page, to read through, search and print."""
    context = _read(request, slug)
    context["workstreams"], context["shown"] = plan_page(context["judged"].workstreams, request.GET.get("page", ""))
    return render(request, "public/plan/promises.html", context)


@page(Verb.READ_PUBLIC)
@until_changed
def promise(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    context = _read(request, slug, history=True)
    context["promise"] = m = _one(m for m in context["judged"].milestones if m.line.ref == ref)
    context["workstream"] = _one(w for w in context["judged"].workstreams if w.line.ref == m.workstream_ref)
    context["decided"] = decided_in_public(on=context["day"].on, row_ids=[m.line.id])
    context["behind"] = context["measures"].beside(m)
    happened = [*m.said, *m.voices]
    context["proofs"] = open_evidence(m, context["day"].on)
    context["history"] = sorted(happened, key=lambda entry: entry.at, reverse=True)
    return render(request, "public/plan/promise.html", context)


@page(Verb.READ_PUBLIC)
def evidence(request: HttpRequest, slug: str, pk: int) -> FileResponse:
    """Under the name it is shown by: what its owner called the file may say more than everyone should know."""
    kept = open_file(public_plan(slug), pk)
    return given_file(kept.file, name=_name(kept), content_type=kept.content_type)


def _rows(w: JudgedWorkstream) -> Iterator[int]:
    """A workstream and all in it but its promises, which have pages of their own."""
    yield w.line.id
    for o in w.outcomes:
        yield from (o.line.id, *(x.line.id for x in o.impacts))
        for a in o.actions:
            yield from (a.line.id, *(x.line.id for x in a.impacts))


def _one(found: Any) -> Any:
    first = next(iter(found), None)
    if first is None:
        raise Http404
    return first


def _name(kept: Evidence) -> str:
    """A title as the name of a file: a stroke or a stop in it is neither a folder nor an ending."""
    return clean_name(f"{kept.title.replace('/', '-')}.{kept.file_kind}", FileKind(kept.file_kind))
