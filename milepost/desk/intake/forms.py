"""What people send when they bring a plan."""

from __future__ import annotations

from typing import Any

from django import forms

ENDINGS = ".docx,.xlsx,.ods,.csv,.pdf,.txt,.yaml,.yml,.json"


class BringForm(forms.Form):
    file = forms.FileField(
        label="The plan's document",
        help_text="Word (.docx), Excel (.xlsx), OpenDocument spreadsheet (.ods), CSV, PDF, plain text, or Milepost's own plan "
        "file, up to 10 MB. Nothing has to be laid out anew",
        widget=forms.FileInput(attrs={"accept": ENDINGS}),
        error_messages={
            "required": "Choose the plan's document",
            "empty": "The file is empty. Choose one with a plan in it",
        },
    )


class RemoveForm(forms.Form):
    why = forms.CharField(
        label="Why is it removed?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Without repeating the words themselves. Your reason stays on record",
        error_messages={"required": "Say why, without repeating the words themselves"},
    )


def show_refusal(form: forms.Form, error: forms.ValidationError) -> None:
    """Put what an action refused beside the field it is about, or above the form where it is about none."""
    found: dict[str, Any] = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for name, messages in found.items():
        form.add_error(name if name in form.fields else None, messages)
