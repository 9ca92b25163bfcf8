"""What people send about a plan itself."""

from __future__ import annotations

from typing import Any

from django import forms

from milepost.design.forms import DateField
from milepost.rules.moves import MOVES, Status


class MoveForm(forms.Form):
    status = forms.ChoiceField(label="What happened", widget=forms.RadioSelect)
    on = DateField(what="the date it happened", label="When did it happen?", help_text="For example, 15 11 2026")
    note = forms.CharField(label="Note (optional)", required=False, widget=forms.Textarea)

    def __init__(self, present: Status, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = [(s.value, s.label) for s in MOVES[present]]  # type: ignore[attr-defined]
        self.fields["status"].error_messages["required"] = "Choose what happened"
