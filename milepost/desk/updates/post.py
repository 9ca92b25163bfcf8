"""Posting an update, keeping a draft, and hearing of what somebody else said meanwhile."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.design.forms import unsent
from milepost.desk.evidence.forms import show_refusal
from milepost.desk.request import sent, who
from milepost.judgement.queries import JudgedMilestone
from milepost.people.access import page, person
from milepost.people.models import Post
from milepost.plan.access import gone, plan_for, row_for
from milepost.plan.models import Plan, Row
from milepost.progress import actions
from milepost.progress.models import Draft, Update
from milepost.rules.permissions import Verb

from . import undo
from .forms import UpdateForm
from .live import judged_now, moved, not_live

NOT_TYPED = unsent.NOT_WORDS | {"draft"}


@page(Verb.POST_UPDATE, sent=Verb.READ_PLAN)
def post(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    plan = plan_for(who(request), slug)
    row = row_for(who(request), plan, "milestone", ref)
    if gone(row):
        return moved(request, plan, ref, "It has been withdrawn from the plan", 409)
    if not who(request).may_on(Verb.POST_UPDATE, row):
        if request.method != "POST":
            raise Http404
        # They may have owned it when they began to write.
        return moved(request, plan, ref, "It is not yours to update now", 403)
    if answer := not_live(request, plan) or _draft_button(request, row):
        return answer
    m = judged_now(plan, row)
    draft = Draft.objects.filter(milestone=row, user=person(request)).first()
    data, files = sent(request)
    form = _form(data, plan, m, draft, files)
    meanwhile: list[Update] = []
    if request.method == "POST":
        meanwhile = _post(request, form, row)
        if form.is_valid() and not meanwhile:
            messages.success(request, f"Update posted on milestone {ref}. It is being checked")
            return redirect("desk-milestone", slug, ref)
        # What was typed is kept even if they never come back to this page.
        actions.keep_draft(milestone=row, fields=_typed(request), by=person(request))
    if meanwhile:
        form = _form({**request.POST.dict(), "seen": str(meanwhile[-1].pk)}, plan, m, None)
    context = {"plan": plan, "m": m, "form": form, "draft": draft, "meanwhile": meanwhile}
    context["dropped"] = draft is None and undo.dropped(request, row) is not None
    return render(request, "desk/updates/post.html", context)


def _post(request: HttpRequest, form: UpdateForm, row: Row) -> list[Update]:
    """Post what is valid; give what others said meanwhile, or put what is wrong on the form."""
    if not form.is_valid():
        return []
    try:
        seen = form.cleaned_data["seen"] or 0
        actions.post_update(milestone=row, new=form.update(), by=person(request), seen=seen)
    except actions.SaidMeanwhile as said:
        return said.updates
    except ValidationError as error:
        show_refusal(form, error)
    return []


def _draft_button(request: HttpRequest, row: Row) -> HttpResponse | None:
    """Save as draft, drop it, or bring it back; None where none of these was pressed."""
    if "drop" in request.POST:
        undo.drop(request, row)
    elif "undo" in request.POST:
        undo.bring_back(request, row)
    elif "draft" in request.POST:
        actions.keep_draft(milestone=row, fields=_typed(request), by=person(request))
        messages.success(request, "Draft kept. Only you can see it")
    else:
        undo.forget(request)
        return None
    return redirect("post-update", row.plan.slug, row.ref)


def _typed(request: HttpRequest) -> dict[str, str]:
    return {name: value for name, value in request.POST.dict().items() if name not in NOT_TYPED}


def _form(data: Any, plan: Plan, m: JudgedMilestone, draft: Draft | None, files: Any = None) -> UpdateForm:
    latest = m.said[-1].id if m.said else 0
    posts = Post.objects.filter(area=plan.area_id)
    if data is None and draft:
        form = UpdateForm({**draft.fields, "seen": str(latest)}, posts=posts, turns=m.judged.occurrences)
        # A draft is shown as it was left, without marking what is not yet filled in.
        form.errors.clear()
        return form
    return UpdateForm(data, files, posts=posts, turns=m.judged.occurrences, initial={"seen": latest})
