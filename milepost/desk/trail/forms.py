"""What to look for in the trail."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from milepost.people.queries import TrailFilter, said_in_trail

from .words import things, words


class Day(forms.DateInput):
    """One box, in which the browser offers a calendar."""

    input_type = "date"


def _day(label: str) -> forms.DateField:
    message = f"“{label}” must be a real date, like 2026-03-31"
    return forms.DateField(
        label=label, required=False, widget=Day(format="%Y-%m-%d"), error_messages={"invalid": message},
        validators=[MinValueValidator(date(2000, 1, 1), message), MaxValueValidator(date(2199, 12, 31), message)],
    )  # fmt: skip


class TrailForm(forms.Form):
    person = forms.CharField(label="Who did it", required=False, max_length=200)
    verb = forms.ChoiceField(label="What was done", required=False)
    about = forms.ChoiceField(label="To what", required=False)
    about_id = forms.CharField(label="Its number", required=False, max_length=40)
    since = _day("From")
    until = _day("Until")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = things()
        verbs = [(v, words(v)) for v in said_in_trail("verb")]
        about = sorted(((a, known.get(a, a)) for a in said_in_trail("about")), key=lambda pair: pair[1])
        self.fields["verb"].choices = [("", "Anything"), *verbs]  # type: ignore[attr-defined]
        self.fields["about"].choices = [("", "Anything"), *about]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("since") and given.get("until") and given["until"] < given["since"]:
            self.add_error("until", "“Until” must be on or after “From”")
        return given

    def wanted(self) -> TrailFilter:
        """What was asked for and understood; the rest filters nothing, and the page says so."""
        self.is_valid()
        return TrailFilter(**{name: value for name, value in self.cleaned_data.items() if value})
