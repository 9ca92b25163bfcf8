"""What people send about the life of a plan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from milepost.design.forms import DateField, words
from milepost.plan.kinds import plan_kinds
from milepost.plan.signers import Signer
from milepost.rules.life import Review, Step

CHILD = "Never name a child or a family"


class StepForm(forms.Form):
    """``seen`` is the last step its writer saw."""

    step = forms.ChoiceField(
        label="What happened", widget=forms.RadioSelect, error_messages={"required": "Choose what happened"}
    )
    on = DateField(what="the date it happened", label="When did it happen?", help_text="For example, 15 11 2026")
    note = words("Note (optional)", "Where the plan was returned, give the reasons here")
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, steps: Iterable[Step], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["step"].choices = [(s.key, s.name) for s in steps]  # type: ignore[attr-defined]


class TookPartForm(forms.Form):
    who = forms.CharField(
        label="Who took part?", help_text="The name of a group, for example a forum or a school council. Never a child’s name",
        max_length=200, error_messages={"required": "Say which group took part"},
    )  # fmt: skip
    how = words("How did they take part?", CHILD, needed="Say how they took part")
    changed = words("What did that change in the plan? (optional)", CHILD)
    on = DateField(
        what="the date they took part", label="When?", help_text="The last day of it. For example, 15 11 2026"
    )


class SignOffForm(forms.Form):
    """``seen`` marks the plan as its signer saw it."""

    signer = forms.ChoiceField(label="Who signs it off?", error_messages={"required": "Choose a post or a body"})
    words = words(
        "In their words (optional)",
        "Where you record it for somebody else, say how you know: the meeting, the minute or the letter",
    )
    on = DateField(what="the date it was signed off", label="When?", help_text="For example, 15 11 2026")
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(self, signers: tuple[Signer, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(s.key, f"{s.thing}{'' if s.own else ', on their behalf'}") for s in signers]
        self.fields["signer"].choices = named if len(named) == 1 else [("", "Choose one"), *named]  # type: ignore[attr-defined]


class ReviewForm(forms.Form):
    kind = forms.ChoiceField(
        label="What was it?", widget=forms.RadioSelect, error_messages={"required": "Choose what it was"}
    )
    finding = words("What was found?", CHILD, needed="Say what was found")
    on = DateField(what="the date it was held", label="When was it held?", help_text="For example, 15 11 2026")

    def __init__(self, reviews: Iterable[Review], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(r.key, r.name) for r in reviews]  # type: ignore[attr-defined]


class FollowOnForm(forms.Form):
    title = forms.CharField(
        label="Title of the new plan", max_length=200, error_messages={"required": "Give the new plan a title"}
    )
    kind = forms.ChoiceField(
        label="What kind of plan is it?", widget=forms.RadioSelect,
        error_messages={"required": "Choose what kind of plan it is"},
    )  # fmt: skip
    slug = forms.SlugField(
        label="Its address", max_length=80,
        help_text="Small letters, digits and hyphens, for example our-progress-plan. It becomes part of the web address",
        error_messages={
            "required": "Give the new plan an address",
            "invalid": "Write the address in letters, digits and hyphens, without spaces",
        },
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(key, k.name) for key, k in plan_kinds().items()]  # type: ignore[attr-defined]
