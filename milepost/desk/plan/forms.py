"""What people send about a plan itself."""

from __future__ import annotations

from typing import Any

from django import forms

from milepost.design.forms import DateField
from milepost.rules.moves import MOVES, Status


class LoadForm(forms.Form):
    file = forms.FileField(
        label="Plan file",
        help_text="A YAML or JSON file in Milepost's plan format, up to 2 MB",
        error_messages={"required": "Choose a plan file", "empty": "The file is empty. Choose one with a plan in it"},
    )

    def clean_file(self) -> tuple[str, str]:
        upload = self.cleaned_data["file"]
        if upload.size > 2_000_000:
            raise forms.ValidationError("The file must be smaller than 2 MB")
        try:
            return upload.name, upload.read().decode("utf-8")
        except UnicodeDecodeError as error:
            raise forms.ValidationError("The file must be text. Save it as UTF-8 YAML or JSON") from error


class MoveForm(forms.Form):
    status = forms.ChoiceField(label="What happened", widget=forms.RadioSelect)
    on = DateField(what="the date it happened", label="When did it happen?", help_text="For example, 15 11 2026")
    note = forms.CharField(label="Note (optional)", required=False, widget=forms.Textarea)

    def __init__(self, present: Status, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = [(s.value, s.label) for s in MOVES[present]]  # type: ignore[attr-defined]
        self.fields["status"].error_messages["required"] = "Choose what happened"
