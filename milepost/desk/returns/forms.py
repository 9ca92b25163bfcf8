"""The form for one measure and period: a figure, a nil return, or why there is none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms

from milepost.design.forms import words
from milepost.measures.checking import NewReading, Problem, number
from milepost.measures.definitions import Measure
from milepost.measures.queries import Sent
from milepost.rules.measuring import Answer, Unit
from milepost.rules.periods import Period
from milepost.rules.pooling import PER

PARTS = ("numerator", "denominator", "value")


class NumberField(forms.CharField):
    """A figure as people type it, with commas in thousands if they like. Says in words what is no number."""

    widget = forms.TextInput(
        attrs={"inputmode": "decimal", "classes": "govuk-input--width-10", "autocomplete": "off", "spellcheck": False}
    )

    def clean(self, value: Any) -> Decimal | None:
        try:
            return number(super().clean(value))
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error


def parts(measure: Measure) -> dict[str, str]:
    """The numbers a figure is made of, each with its label."""
    if measure.unit in PER:
        return {"numerator": measure.numerator, "denominator": measure.denominator}
    if measure.unit is Unit.COUNT:
        return {"value": measure.numerator}
    unit = measure.unit.after.strip()
    return {
        "value": f"{measure.numerator}, in {unit}" if unit else measure.numerator,
        "denominator": "How many is this the average of?",
    }


class FigureForm(forms.Form):
    """One answer about everybody and, where a measure has breakdowns, one about each. ``seen`` are the readings shown."""

    answer = forms.ChoiceField(
        label="What do you send?", widget=forms.RadioSelect, choices=[(a.value, a.label) for a in Answer],
        error_messages={"required": "Choose what you send"},
    )  # fmt: skip
    why = words("Why", longest=500, rows=3)

    def __init__(self, *args: Any, measure: Measure, period: Period, sent: Mapping[str, Sent], **kwargs: Any) -> None:
        kwargs.setdefault("initial", _initial(measure, sent))
        super().__init__(*args, **kwargs)
        self.measure, self.period, self.sent = measure, period, sent
        self.fields["answer"].item_hints = {  # type: ignore[attr-defined]
            "nil": "There was nothing to count",
            "not_available": "You cannot know the figure for this period",
        }
        self.fields["why"].help_text = (
            "Needed because something was sent before, and where a figure is not available"
            if sent
            else "Needed where a figure is not available"
        )
        for key in self.keys:
            for part, label in parts(measure).items():
                optional = part == "denominator" and measure.unit not in PER
                self.fields[name_of(part, key)] = NumberField(
                    label=label, required=False, help_text="Leave it empty where it is no average" if optional else ""
                )
            self.fields[name_of("seen", key)] = forms.IntegerField(widget=forms.HiddenInput, required=False)
        self.order_fields(["answer", *(n for n in self.fields if n not in ("answer", "why")), "why"])

    @property
    def keys(self) -> list[str]:
        """Everybody first, then each breakdown."""
        return ["", *(b.key for b in self.measure.breakdowns)]

    def answers(self) -> list[NewReading]:
        """What was answered; of a breakdown only what was filled in, or what stands there already."""
        kind = Answer(self.cleaned_data["answer"])
        found = (self._answer(key, kind) for key in self.keys)
        return [a for a in found if not a.breakdown or self._has_figure(a.breakdown, kind)]

    def show(self, problems: Iterable[Problem], answers: list[NewReading]) -> None:
        """Put what could not be taken beside the field it is about, once."""
        for problem in problems:
            name = name_of(problem.field, answers[problem.at].breakdown)
            name = name if name in self.fields else problem.field if problem.field in self.fields else ""
            if not any(problem.words == error for error in self.errors.get(name or "__all__", [])):
                self.add_error(name or None, problem.words)

    def _has_figure(self, key: str, kind: Answer) -> bool:
        if kind is Answer.FIGURE:
            return any(self.cleaned_data.get(name_of(part, key)) is not None for part in PARTS)
        return key in self.sent

    def _answer(self, key: str, kind: Answer) -> NewReading:
        typed = [part for part in PARTS if kind is Answer.FIGURE or name_of(part, key) in self.changed_data]
        figures = {part: self.cleaned_data.get(name_of(part, key)) for part in typed}
        return NewReading(
            measure=self.measure, period=self.period, answer=kind, breakdown=key, why=self.cleaned_data["why"],
            instead_of=self.cleaned_data[name_of("seen", key)], **figures,
        )  # fmt: skip


def again(form: FigureForm, sent: Mapping[str, Sent]) -> FigureForm:
    """The same words once more, over what stands there now."""
    data = {**form.data.dict(), **{name_of("seen", key): str(s.id) for key, s in sent.items()}}  # type: ignore[attr-defined]
    return FigureForm(data, measure=form.measure, period=form.period, sent=sent)


def name_of(part: str, key: str) -> str:
    return f"{part}-{key}" if key else part


def _initial(measure: Measure, sent: Mapping[str, Sent]) -> dict[str, Any]:
    """What was sent before, to be changed."""
    found: dict[str, Any] = {"answer": sent[""].answer.value} if "" in sent else {}
    for key, one in sent.items():
        found[name_of("seen", key)] = one.id
        for part in parts(measure):
            figure = getattr(one.raw, part)
            found[name_of(part, key)] = "" if figure is None else f"{figure.normalize():f}"
    return found
