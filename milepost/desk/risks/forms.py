"""What people send about a risk."""

from __future__ import annotations

from typing import Any

from django import forms

from milepost.design.forms import DateField, words
from milepost.judgement.risks import risk_policy
from milepost.people.models import Post
from milepost.progress.actions import NewRisk
from milepost.progress.queries import RiskSaid
from milepost.rules.risk import RiskStatus, Score


def step(label: str, needed: str) -> forms.TypedChoiceField:
    """One of five steps, each with its number and its word."""
    return forms.TypedChoiceField(label=label, coerce=int, error_messages={"required": needed})


class RiskForm(forms.Form):
    statement = words("What could go wrong", "Never name a child or a family", needed="Say what could go wrong")
    likelihood = step("How likely is it now?", "Choose how likely it is now")
    impact = step("How bad would it be?", "Choose how bad it would be")
    mitigation = words("What is done about it")
    likelihood_after = step("How likely is it then?", "Choose how likely it is with what is done about it")
    impact_after = step("How bad would it be then?", "Choose how bad it would be with what is done about it")
    owner = forms.ModelChoiceField(
        Post.objects.none(), label="Who looks after it?", empty_label="Choose a post",
        error_messages={"required": "Choose the post that looks after it"},
    )  # fmt: skip
    review_on = DateField(what="the date it is looked at again", label="When is it looked at again?")

    def __init__(self, *args: Any, posts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        policy = risk_policy()
        for name in ("likelihood", "impact"):
            steps = [(n, f"{n}, {word.lower()}") for n, word in enumerate(getattr(policy, name), 1)]
            for field in (name, f"{name}_after"):
                self.fields[field].choices = [("", "Choose one"), *steps]  # type: ignore[attr-defined]
        self.fields["owner"].queryset = posts  # type: ignore[attr-defined]

    def risk(self) -> NewRisk:
        d = self.cleaned_data
        return NewRisk(
            statement=d["statement"], mitigation=d["mitigation"], owner=d["owner"], review_on=d["review_on"],
            before=Score(d["likelihood"], d["impact"]), after=Score(d["likelihood_after"], d["impact_after"]),
            status=RiskStatus(d.get("status") or RiskStatus.OPEN), note=d.get("note", ""),
        )  # fmt: skip


class ChangeRiskForm(RiskForm):
    """``seen`` is the version its writer saw."""

    status = forms.ChoiceField(
        label="Is it still a risk?", widget=forms.RadioSelect,
        choices=[(RiskStatus.OPEN, "Yes, it is open"), (RiskStatus.CLOSED, "No, close it")],
        error_messages={"required": "Choose whether it is still a risk"},
    )  # fmt: skip
    note = words("Why it changed", "Needed when you close it")
    seen = forms.IntegerField(widget=forms.HiddenInput)


def as_initial(said: RiskSaid) -> dict[str, Any]:
    """A version as a form's first values; what is new since then, and why, is for the writer to say."""
    return {
        "statement": said.statement, "mitigation": said.mitigation, "owner": said.owner_id, "review_on": said.review_on,
        "likelihood": said.before.likelihood, "impact": said.before.impact,
        "likelihood_after": said.after.likelihood, "impact_after": said.after.impact,
        "status": said.status, "seen": said.id,
    }  # fmt: skip
