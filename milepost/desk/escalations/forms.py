"""What people send to take a concern up the map, and to do something with one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from milepost.board.actions.hand_on import NEEDED
from milepost.board.subjects import Subject
from milepost.design.forms import words
from milepost.desk.naming import understood
from milepost.measures.definitions import of_plan
from milepost.people.models import ReportingLine
from milepost.plan.models import Plan
from milepost.rules.board import Handing


class LineField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A line of the map, by the nature of the concern and where it leads."""

    def __init__(self, label: str, needed: str) -> None:
        super().__init__(
            ReportingLine.objects.none(), label=label, widget=forms.RadioSelect, empty_label=None,
            error_messages={"required": needed, "invalid_choice": needed},
        )  # fmt: skip

    def label_from_instance(self, obj: ReportingLine) -> str:
        concern = obj.concern or "any concern"
        return f"{concern[0].upper()}{concern[1:]}: to the {obj.to}"


class EscalateForm(forms.Form):
    line = LineField("What kind of concern is it?", "Choose what kind of concern it is, which says where it goes")
    why = words(
        "Why does it need another body?", "Everyone who reads the plan at the desk can read this. Never name a child or a family",
        needed="Say why this needs another body",
    )  # fmt: skip
    tried = words("What has been tried?", needed="Say what has been tried, so that nobody asks for it again")
    about = forms.CharField(
        label="Which rows and risks is it about?", required=False, max_length=400,
        help_text="Refs with commas between, like 1.1a.2, 2.2, risk 3. Leave it empty if it is about none",
    )  # fmt: skip
    measure = forms.ChoiceField(label="Which measure is it about?", required=False)

    def __init__(self, *args: Any, lines: QuerySet[ReportingLine], plans: Sequence[Plan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plans = plans
        self.fields["line"].queryset = lines  # type: ignore[attr-defined]
        measures = [(m.id, m.name) for plan in plans for m in of_plan(plan.slug)]
        self.fields["measure"].choices = [("", "None"), *measures]  # type: ignore[attr-defined]

    def clean_about(self) -> tuple[Subject, ...]:
        return understood(self.cleaned_data["about"], self.plans)

    def subjects(self) -> tuple[Subject, ...]:
        named, measure = self.cleaned_data["about"], self.cleaned_data["measure"]
        return (*named, Subject(measure=measure)) if measure else named


ASKED = {
    Handing.PASSED: "Why is it passed on?",
    Handing.RETURNED: "Why is it returned, and what is wanted?",
    Handing.ANSWERED: "What is the answer?",
    Handing.WITHDRAWN: "Why is it withdrawn?",
}


class HandForm(forms.Form):
    """``seen`` is the last step its writer saw. A receipt needs no words; only passing on asks where to."""

    line = LineField("Where does it go?", "Choose where it goes")
    words = words("Anything to say with it? (optional)")
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, handing: Handing, lines: QuerySet[ReportingLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["line"].queryset = lines  # type: ignore[attr-defined]
        if handing is not Handing.PASSED:
            del self.fields["line"]
        if handing in NEEDED:
            said = self.fields["words"]
            said.label, said.required = ASKED[handing], True
            said.error_messages["required"] = NEEDED[handing]


class SetAsideForm(forms.Form):
    why = words("Why is it not escalated?", needed="Say why this is not escalated")
