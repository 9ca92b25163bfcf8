"""What people send about asking before a meeting."""

from __future__ import annotations

from typing import Any

from django import forms

from milepost.design.forms import DateField


class OpenForm(forms.Form):
    closes_on = DateField(
        what="the day answers are due", label="By the end of which day are answers due?", help_text="Before the meeting"
    )


class SettleForm(forms.Form):
    """What becomes of a letter of which nobody knows whether it went."""

    again = forms.TypedChoiceField(
        label="What becomes of it?", widget=forms.RadioSelect, coerce=lambda value: value == "again",
        choices=[("sent", "Count it as sent"), ("again", "Send it again")],
        error_messages={"required": "Choose whether it counts as sent"},
    )  # fmt: skip


class AgainForm(SettleForm):
    """The same for a letter that surely did not go: it can only be sent again, so nothing is asked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["again"].widget = forms.HiddenInput()
        self.fields["again"].initial = "again"


class ChoiceForm(forms.Form):
    wanted = forms.TypedChoiceField(
        label="Do you want letters before meetings?", widget=forms.RadioSelect, coerce=lambda value: value == "yes",
        choices=[("yes", "Yes, write to me"), ("no", "No, I look at my desk myself")],
        error_messages={"required": "Choose whether you want letters before meetings"},
    )  # fmt: skip
