"""Recording who took part in a plan, who signed it off, and who looked at it later."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.desk.evidence.forms import show_refusal
from milepost.desk.request import typed, who
from milepost.people.access import page, person
from milepost.plan.access import plan_for
from milepost.plan.actions import agree
from milepost.plan.models import Plan
from milepost.plan.queries import facts, sign_offs, status_now
from milepost.plan.queries.agreement import BEING_WRITTEN, version_mark
from milepost.plan.signers import signers
from milepost.rules.moves import OVER, Status
from milepost.rules.permissions import Verb

from .forms import ReviewForm, SignOffForm, TookPartForm
from .presenters import policy_now


@page(Verb.MOVE_PLAN)
def took_part(request: HttpRequest, slug: str) -> HttpResponse:
    plan = plan_for(who(request), slug)
    form = TookPartForm(typed(request))

    def save(said: dict[str, Any]) -> str:
        agree.record_took_part(plan=plan, by=person(request), **said)
        return f"Recorded: {said['who']} took part"

    context = {"plan": plan, "form": form, "open": status_now(plan) not in OVER}
    return _recorded(request, plan, form, save) or render(request, "desk/life/took_part.html", context)


@page(Verb.SIGN_OFF)
def sign_off(request: HttpRequest, slug: str) -> HttpResponse:
    """Of the plan as it reads now. Only for a post they hold or a body they sit on; the plan lead also on behalf of others."""
    plan = plan_for(who(request), slug)
    able = signers(who(request), plan)
    if not able:
        raise Http404
    form = SignOffForm(able, typed(request), initial={"seen": version_mark(plan)})

    def save(said: dict[str, Any]) -> str:
        chosen = next(s for s in able if s.key == said["signer"])
        try:
            agree.sign_off(
                plan=plan, signer=chosen.thing, own=chosen.own, words=said["words"], on=said["on"], seen=said["seen"] or None,
                by=person(request),
            )  # fmt: skip
        except agree.ChangedBeforeSigned:
            form.data = {**request.POST.dict(), "seen": version_mark(plan)}
            raise
        return f"Signed off by {chosen.thing}"

    context = {
        "plan": plan, "form": form, "facts": facts(plan), "signed": sign_offs(plan),
        "open": status_now(plan) in BEING_WRITTEN,
    }  # fmt: skip
    return _recorded(request, plan, form, save) or render(request, "desk/life/sign_off.html", context)


@page(Verb.MOVE_PLAN)
def review(request: HttpRequest, slug: str) -> HttpResponse:
    plan = plan_for(who(request), slug)
    form = ReviewForm(policy_now().reviews.values(), typed(request))

    def save(said: dict[str, Any]) -> str:
        looked = agree.look_at(plan=plan, by=person(request), **said)
        return f"Recorded: {policy_now().name(looked.kind).lower()}"

    context = {"plan": plan, "form": form, "open": status_now(plan) is Status.LIVE}
    return _recorded(request, plan, form, save) or render(request, "desk/life/review.html", context)


def _recorded(
    request: HttpRequest, plan: Plan, form: forms.Form, save: Callable[[dict[str, Any]], str]
) -> HttpResponse | None:
    """Save what was sent and go back to the plan's life; nothing where the page is to be shown, with what is wrong."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        said = save(form.cleaned_data)
    except ValidationError as error:
        show_refusal(form, error)
        return None
    messages.success(request, said)
    return redirect("plan-life", plan.slug)
