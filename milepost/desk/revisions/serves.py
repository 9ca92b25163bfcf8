"""Linking a whole plan to the action of another plan that it is there to carry out."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.desk.evidence.forms import show_refusal
from milepost.desk.request import typed, who
from milepost.people.access import page, person
from milepost.plan.access import actions_to_serve, plan_for
from milepost.plan.actions.serve import set_serves
from milepost.rules.permissions import Verb

NONE = "none"


class ServesForm(forms.Form):
    """``seen`` is the id of the action its writer saw the plan serve, or nothing."""

    action = forms.ChoiceField(
        label="Which action does it serve?", error_messages={"required": "Choose an action, or none"}
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, actions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["action"].choices = [("", "Choose one"), (NONE, "None: it stands on its own"), *actions]  # type: ignore[attr-defined]


@page(Verb.REVISE_PLAN)
def serves(request: HttpRequest, slug: str) -> HttpResponse:
    plan = plan_for(who(request), slug, Verb.REVISE_PLAN)
    rows = {str(row.pk): row for row in actions_to_serve(who(request), plan)}
    choices = [(key, f"{row.plan.title}: action {row.ref}") for key, row in rows.items()]
    first = {"action": str(plan.serves_id or ""), "seen": plan.serves_id}
    form = ServesForm(typed(request), actions=choices, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            action = rows.get(form.cleaned_data["action"])
            set_serves(plan=plan, action=action, seen=form.cleaned_data["seen"], by=person(request))
        except ValidationError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "Saved: what this plan serves")
            return redirect("desk-plan", slug)
    return render(request, "desk/revisions/serves.html", {"plan": plan, "form": form, "choices": choices})
