"""What people send about a need."""

from __future__ import annotations

from typing import Any

from django import forms

from milepost.design.forms import words
from milepost.plan.actions.needs import NewNeed
from milepost.plan.models import Need
from milepost.plan.queries.needs import NeedSaid


class NeedForm(forms.Form):
    kind = forms.ChoiceField(
        label="What kind of need is it?", widget=forms.RadioSelect, choices=Need.Kind.choices,
        error_messages={"required": "Choose money, a post or time"},
    )  # fmt: skip
    what = words(
        "What is needed",
        "Like “two caseworkers for a year”. Never name a child or a family",
        needed="Say what is needed",
        longest=2000,
        rows=3,
    )
    pounds = forms.DecimalField(
        label="How much, in pounds (money only)", required=False, max_digits=12, decimal_places=2, min_value=0,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "classes": "govuk-input--width-10"}),
        error_messages={"invalid": "The amount must be a number of pounds, like 12500"},
    )  # fmt: skip
    state = forms.ChoiceField(
        label="How does it stand?", choices=[("", "Choose one"), *Need.State.choices],
        error_messages={"required": "Choose how it stands"},
    )  # fmt: skip
    agreed = words(
        "What was decided, and by whom",
        "Needed once it is agreed or not agreed. Write posts, not names",
        longest=2000,
        rows=3,
    )

    def need(self) -> NewNeed:
        d = self.cleaned_data
        return NewNeed(Need.Kind(d["kind"]), d["what"], Need.State(d["state"]), d["pounds"], d["agreed"])


class ChangeNeedForm(NeedForm):
    """``seen`` is what its writer saw of it last."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


def as_initial(said: NeedSaid) -> dict[str, Any]:
    return {
        "kind": said.kind, "what": said.what, "pounds": said.pounds, "state": said.state, "agreed": said.agreed,
        "seen": said.id,
    }  # fmt: skip
