"""What those who keep a measure say about it."""

from __future__ import annotations

from typing import Any

from django import forms

from milepost.design.forms import DateField, words
from milepost.desk.returns.forms import NumberField
from milepost.measures.actions import Agreed
from milepost.measures.definitions import Measure, Target
from milepost.people.models import Body
from milepost.rules.measuring import Aim
from milepost.rules.periods import Period

OPEN = "Never name a child or a family"


def agreed_by(hint: str = "") -> forms.CharField:
    return forms.CharField(label="Who agreed?", help_text=hint, max_length=200, required=False)


class AgreeForm(forms.Form):
    """A target agreed anew, or a baseline that was found. ``seen`` is the latest its writer saw."""

    value = NumberField(label="", error_messages={"required": "Give the figure"})
    upper = NumberField(label="The upper end", error_messages={"required": "Give the upper end"})
    due = DateField(what="the date by which it is wanted", label="By when?", required=False)
    why = words("Why", OPEN, longest=1000)
    body = forms.ModelChoiceField(
        Body.objects.none(), label="Which board agreed?", empty_label="None of these", required=False
    )
    agreed_by = agreed_by("A post or a meeting, where it was no board of this list")
    agreed_on = DateField(what="the date it was agreed", label="When was it agreed?")
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, measure: Measure, target: Target | None, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.target = target
        self.fields["value"].label = _label(measure, target)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        if target is None or target.aim is not Aim.BETWEEN:
            del self.fields["upper"]
        if target is None:
            del self.fields["due"]

    def agreed(self) -> Agreed:
        d = self.cleaned_data
        return Agreed(
            target=self.target.key if self.target else "", value=d["value"], upper=d.get("upper"), due=d.get("due"),
            why=d["why"], body=d["body"], agreed_by=d["agreed_by"], agreed_on=d["agreed_on"],
        )  # fmt: skip


class RedrawForm(forms.Form):
    starts = forms.ChoiceField(
        label="From which period?", error_messages={"required": "Choose a period that has a figure"}
    )
    why = words("What changed?", f"Shown beside the chart. {OPEN}", longest=1000)
    agreed_by = agreed_by("A post, a board or a meeting")

    def __init__(self, *args: Any, periods: list[Period], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(p.starts.isoformat(), p.label) for p in reversed(periods)]
        self.fields["starts"].choices = [("", "Choose a period"), *choices]  # type: ignore[attr-defined]


class UndoForm(forms.Form):
    why = words("Why is it taken back?", longest=1000)
    agreed_by = agreed_by("A post, a board or a meeting")


class NoteForm(forms.Form):
    on = DateField(what="the date it happened", label="When?")
    words = forms.CharField(
        label="What happened?",
        help_text=f"In a line, as it stands on the chart. {OPEN}",
        max_length=300,
        required=False,
    )
    open = forms.BooleanField(label="Everyone may read it, where the measure is public", required=False)


def _label(measure: Measure, target: Target | None) -> str:
    unit = measure.unit.after.strip() or "a number"
    if target is None:
        return f"What was the baseline? ({unit})"
    asked = {
        Aim.AT_LEAST: f"At least how much? ({unit})",
        Aim.AT_MOST: f"At most how much? ({unit})",
        Aim.BETWEEN: f"The lower end ({unit})",
        Aim.FALL_BY: "By how many per cent of the baseline is it to fall?",
        Aim.RISE_BY: "By how many per cent of the baseline is it to rise?",
    }
    return asked[target.aim]
