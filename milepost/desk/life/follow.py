"""Starting the plan that follows another."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.desk.evidence.forms import show_refusal
from milepost.desk.request import typed, who
from milepost.people.access import page, person
from milepost.plan.access import plan_for
from milepost.plan.actions.follow_on import MAY_BE_FOLLOWED, start_follow_on
from milepost.plan.queries import status_now
from milepost.rules.permissions import Verb

from .forms import FollowOnForm


@page(Verb.LOAD_PLAN)
def follow_on(request: HttpRequest, slug: str) -> HttpResponse:
    plan = plan_for(who(request), slug)
    form = FollowOnForm(typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            new = start_follow_on(plan=plan, by=person(request), **form.cleaned_data)
        except ValidationError as error:
            show_refusal(form, error)
        else:
            messages.success(request, f"{new.title} is started as a draft")
            return redirect("plan-life", new.slug)
    context = {"plan": plan, "form": form, "open": status_now(plan) in MAY_BE_FOLLOWED}
    return render(request, "desk/life/follow_on.html", context)
