"""Saying what happened, checking it, and the forum's answer."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.board.actions.blank import blank_said
from milepost.desk.request import typed, who
from milepost.people.access import page, person
from milepost.people.clock import today
from milepost.people.models import Post
from milepost.plan.access import plan_for, row_for
from milepost.plan.actions.reassign import reassign_owner
from milepost.plan.models import Row
from milepost.progress import actions
from milepost.progress.access import said_for, update_for
from milepost.progress.actions.check import AlreadyChecked
from milepost.progress.actions.redact import FIELDS, REDACTED, Sayable
from milepost.progress.actions.view import KINDS as FORUM_KINDS
from milepost.progress.models import ForumView, Verdict
from milepost.progress.queries import evidence
from milepost.rules.permissions import Verb

from .forms import CheckForm, ForumForm, OwnerForm, RedactForm
from .live import judged_now, not_live


@page(Verb.CHECK_UPDATE)
def check(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    plan = plan_for(who(request), slug)
    update = update_for(who(request), plan, pk, Verb.CHECK_UPDATE)
    if closed := not_live(request, plan):
        return closed
    m = judged_now(plan, update.milestone)
    form = CheckForm(typed(request))
    already = hasattr(update, "verdict")
    if request.method == "POST" and form.is_valid() and not already:
        kind = Verdict.Kind(form.cleaned_data["kind"])
        try:
            actions.check_update(update=update, kind=kind, reason=form.cleaned_data["reason"], by=person(request))
        except AlreadyChecked:
            update, already = update_for(who(request), plan, pk, Verb.CHECK_UPDATE), True
        else:
            messages.success(request, f"{kind.label}: the update on milestone {update.milestone.ref}")
            return redirect("waiting")
    report = next(r for r in m.said if r.id == update.pk)
    proofs = [p for p in evidence(update.milestone_id, today()) if p.update_id == update.pk]
    context = {
        "plan": plan,
        "m": m,
        "update": update,
        "report": report,
        "form": form,
        "already": already,
        "proofs": proofs,
        "today": today(),
    }
    return render(request, "desk/updates/check.html", context)


@page(Verb.GIVE_FORUM_VIEW)
def forum(request: HttpRequest, slug: str, kind: str, ref: str) -> HttpResponse:
    plan = plan_for(who(request), slug)
    if kind not in FORUM_KINDS:
        raise Http404
    row = row_for(who(request), plan, kind, ref, Verb.GIVE_FORUM_VIEW)
    if closed := not_live(request, plan):
        return closed
    form = ForumForm(typed(request))
    if request.method == "POST" and form.is_valid():
        stance = ForumView.Stance(form.cleaned_data["stance"])
        actions.give_forum_view(row=row, stance=stance, words=form.cleaned_data["words"], by=person(request))
        messages.success(request, "The forum's view is recorded, and everyone can read it")
        return redirect(_home_of(row), slug, row.ref if kind != "impact" else row.workstream.ref)
    latest = row.versions.last()
    earlier = row.forum_views.select_related("recorded_by").order_by("-recorded_at", "-pk")
    context = {"plan": plan, "row": row, "latest": latest, "form": form, "earlier": earlier}
    return render(request, "desk/updates/forum.html", context)


def _home_of(row: Row) -> str:
    return {"milestone": "desk-milestone", "action": "desk-action"}.get(row.kind, "desk-workstream")


@page(Verb.REASSIGN_OWNER)
def reassign(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    plan = plan_for(who(request), slug)
    row = row_for(who(request), plan, "milestone", ref, Verb.REASSIGN_OWNER)
    if closed := not_live(request, plan):
        return closed
    form = OwnerForm(typed(request), posts=Post.objects.filter(area=plan.area_id))
    if request.method == "POST" and form.is_valid():
        try:
            to, from_on = form.cleaned_data["to"], form.cleaned_data["from_on"]
            reassign_owner(milestone=row, to=to, from_on=from_on, by=person(request))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"Milestone {ref} now belongs to {to}")
            return redirect("desk-milestone", slug, ref)
    return render(request, "desk/updates/owner.html", {"plan": plan, "m": judged_now(plan, row), "form": form})


@page(Verb.REDACT)
def remove_words(request: HttpRequest, slug: str, what: str, pk: int) -> HttpResponse:
    plan = plan_for(who(request), slug, Verb.REDACT)
    said, row = said_for(who(request), plan, what, pk)
    shown = {f: words for f in FIELDS[type(said)][1] if (words := _shown(said, f)) and words != REDACTED}
    form = RedactForm(typed(request), fields=shown)
    if request.method == "POST" and form.is_valid():
        blank_said(said=said, field=form.cleaned_data["field"], why=form.cleaned_data["why"], by=person(request))
        messages.success(request, "The words are gone for good")
        return redirect("desk-plan", slug)
    return render(
        request,
        "desk/updates/redact.html",
        {"plan": plan, "ref": row.ref if row else plan.title, "shown": shown, "form": form},
    )


def _shown(said: Sayable, field: str) -> str:
    """What would go: the words, or what a file was called."""
    return str(getattr(said, "file_name" if field == "file" else field))
