"""What is sent about a meeting: when it is, that it is cancelled, and the terms a body meets by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from milepost.board.actions.plan_meetings import NewMeeting
from milepost.board.actions.terms import NewTerms
from milepost.board.queries.meetings import MeetingRead
from milepost.board.queries.terms import TermsRead
from milepost.design.forms import DateField, words
from milepost.people.models import Body
from milepost.rules import dates
from milepost.rules.board.planning import PlannedDay
from milepost.rules.rhythm import Rhythm

TIMES = ["%H:%M", "%H.%M", "%I%p", "%I:%M%p", "%I.%M%p"]


def seen() -> forms.IntegerField:
    """The id of what its writer saw when they opened the page; 0 for nothing."""
    return forms.IntegerField(widget=forms.HiddenInput)


class WhenForm(forms.Form):
    """A day, a time and a place."""

    on = DateField(what="the day of the meeting", label="Which day?")
    starts = forms.TimeField(
        label="When does it start?", required=False, input_formats=TIMES, help_text="Like 10am or 2:30pm",
        error_messages={"invalid": "Enter the time like 10am or 2:30pm"},
        widget=forms.TextInput(attrs={"classes": "govuk-input--width-5"}),
    )  # fmt: skip
    place = forms.CharField(
        label="Where?", required=False, max_length=200, help_text="A room or a link. Everyone at the desk can read it"
    )

    def meeting(self) -> NewMeeting:
        d = self.cleaned_data
        return NewMeeting(d["on"], d["starts"], d["place"])


class PlanForm(WhenForm):
    """From which day a body meets, and how often for a year after it."""

    rhythm = forms.ChoiceField(
        label="How often, for a year from then?", required=False, widget=forms.RadioSelect,
        choices=[("", "Just this one meeting"), *((r.value, r.label.capitalize()) for r in Rhythm)],
    )  # fmt: skip
    field_order = ("on", "rhythm", "starts", "place")

    def __init__(self, data: Any, *, body: Body) -> None:
        super().__init__(data, initial={"rhythm": body.rhythm})
        self.fields["on"].label = "On which day is the first?"


class DaysForm(forms.Form):
    """Which of the days that were worked out are planned."""

    days = forms.MultipleChoiceField(
        label="Choose the days to plan", widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one day"},
    )  # fmt: skip

    def __init__(self, data: Any, *, days: Sequence[PlannedDay]) -> None:
        choices = [(d.on.isoformat(), f"{d.on:%A} {dates.day(d.on)}") for d in days]
        super().__init__(data, initial={"days": [value for value, _ in choices]})
        field = self.fields["days"]
        field.choices = choices  # type: ignore[attr-defined]
        field.item_hints = {  # type: ignore[attr-defined]
            d.on.isoformat(): f"A week later, because {dates.day(d.instead_of)} is a bank holiday"
            for d in days
            if d.instead_of
        }


class ArrangeForm(WhenForm):
    why = words("Why does it change?", "Needed when it moves to another day. Everyone at the desk can read it")
    seen = seen()


def arranged(m: MeetingRead) -> dict[str, Any]:
    """How a meeting is arranged, as a form's first values."""
    starts = f"{m.starts:%H:%M}" if m.starts else ""
    return {"on": m.on, "starts": starts, "place": m.place, "seen": m.arrangement_id}


class CancelForm(forms.Form):
    why = words("Why is it cancelled?", "Everyone at the desk can read it", needed="Say why it is cancelled")
    seen = seen()


class TermsForm(forms.Form):
    words = words(
        "Terms of reference", "What the body is for, who sits on it, and how it decides", longest=40_000, rows=20,
        needed="Enter the terms of reference",
    )  # fmt: skip
    quorum = forms.IntegerField(
        label="How many seats make a quorum?", required=False, min_value=1, max_value=200,
        help_text="Somebody who stands in for a seat counts, a guest does not. Leave this empty if there is none",
        widget=forms.TextInput(attrs={"classes": "govuk-input--width-3", "inputmode": "numeric"}),
        error_messages={"invalid": "Enter a number of seats, like 5", "min_value": "Enter 1 or more, or leave this empty"},
    )  # fmt: skip
    needs_forum = forms.BooleanField(
        label="There is a quorum only with the parent carer forum’s place filled", required=False
    )
    agreed_on = DateField(
        what="the day they were agreed", label="When were they agreed?", required=False,
        help_text="Leave this empty if the day is not known",
    )  # fmt: skip
    seen = seen()

    def terms(self) -> NewTerms:
        d = self.cleaned_data
        return NewTerms(d["words"], d["quorum"], d["needs_forum"], d["agreed_on"])


def as_agreed(terms: TermsRead | None) -> dict[str, Any]:
    """The terms as they are, as a form's first values. When the new ones were agreed is for their writer to say."""
    if terms is None:
        return {"seen": 0}
    return {"words": terms.words, "quorum": terms.quorum, "needs_forum": terms.needs_forum, "seen": terms.id}
