"""The evidence of a plan, its files, and reviews of what was completed."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.design.files import given_file
from milepost.desk.request import sent, who
from milepost.desk.updates.live import judged_now, moved, not_live
from milepost.judgement.as_at import reading_day
from milepost.judgement.evidence import backed
from milepost.judgement.queries import judged_plan
from milepost.people.access import page, person
from milepost.people.models import Post
from milepost.plan.access import plan_for, row_for
from milepost.progress import actions
from milepost.progress.access import file_for
from milepost.progress.models import Review, Update
from milepost.progress.queries import proofs
from milepost.rules.permissions import Verb

from .forms import AddEvidenceForm, ReviewForm, show_refusal
from .presenters import SHOWS, chosen


@page(Verb.READ_PLAN)
def index(request: HttpRequest, slug: str) -> HttpResponse:
    plan = plan_for(who(request), slug)
    day = reading_day(plan, request.GET.get("as_at", ""))
    every = list(backed(judged_plan(plan, on=day.on), proofs(plan, day.on)))
    show = request.GET.get("show", "")
    context = {
        "plan": plan,
        "day": day,
        "shows": [(key, label, len(chosen(every, key))) for key, label in SHOWS],
        "show": show,
        "rows": chosen(every, show),
        "may_redact": who(request).may(Verb.REDACT),
    }
    return render(request, "desk/evidence/index.html", context)


@page(Verb.READ_PLAN)
def file(request: HttpRequest, slug: str, pk: int) -> FileResponse:
    kept = file_for(who(request), plan_for(who(request), slug), pk)
    return given_file(kept.file, name=kept.file_name, content_type=kept.content_type)


@page(Verb.POST_UPDATE)
def add(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """Add evidence to the latest update that stands."""
    plan = plan_for(who(request), slug)
    row = row_for(who(request), plan, "milestone", ref, Verb.POST_UPDATE)
    m = judged_now(plan, row)
    if answer := not_live(request, plan):
        return answer
    if m.latest is None:
        raise Http404
    posts = Post.objects.filter(area=plan.area_id)
    form = AddEvidenceForm(*sent(request), posts=posts)
    if request.method == "POST" and form.is_valid() and (new := form.evidence()):
        try:
            actions.add_evidence(update=Update.objects.get(pk=m.latest.id), new=new, by=person(request))
        except ValidationError as error:
            show_refusal(form, error)
        else:
            messages.success(request, f"Evidence added to milestone {ref}")
            return redirect("desk-milestone", slug, ref)
    return render(request, "desk/evidence/add.html", {"plan": plan, "m": m, "form": form})


@page(Verb.REVIEW_MILESTONE)
def review(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    plan = plan_for(who(request), slug)
    row = row_for(who(request), plan, "milestone", ref, Verb.REVIEW_MILESTONE)
    m = judged_now(plan, row)
    if answer := not_live(request, plan):
        return answer
    if not m.judged.complete and request.method == "POST":
        return moved(request, plan, ref, "It is no longer complete, so it takes no review", 409)
    if not m.judged.complete or (m.latest and m.latest.by_id == person(request).pk):
        raise Http404
    posts = Post.objects.filter(area=plan.area_id)
    form = ReviewForm(*sent(request), posts=posts)
    if request.method == "POST" and form.is_valid():
        d = form.cleaned_data
        try:
            actions.review_milestone(
                milestone=row,
                finding=Review.Finding(d["finding"]),
                held_on=d["held_on"],
                words=d["words"],
                evidence=form.evidence(),
                by=person(request),
            )
        except (ValidationError, PermissionDenied) as error:
            show_refusal(form, error if isinstance(error, ValidationError) else ValidationError(str(error)))
        else:
            messages.success(request, f"The review of milestone {ref} is recorded")
            return redirect("desk-milestone", slug, ref)
    return render(request, "desk/evidence/review.html", {"plan": plan, "m": m, "form": form})
