"""What is asked about a key."""

from __future__ import annotations

from typing import Any

from django import forms

from milepost.people.models import Organisation
from milepost.people.queries import records


class MakeKeyForm(forms.Form):
    organisation = forms.ModelChoiceField(
        queryset=Organisation.objects.none(),
        label="Whose system is it?",
        help_text="The key sends figures for this organisation and no other",
        error_messages={"required": "Choose an organisation", "invalid_choice": "Choose an organisation of this area"},
    )
    name = forms.CharField(
        label="What is the key for?",
        help_text="So that you know it again, like “Waiting list system, live”",
        max_length=100,
        error_messages={"required": "Say what the key is for"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = records(Organisation)  # type: ignore[attr-defined]


class RevokeForm(forms.Form):
    why = forms.CharField(
        label="Why is it revoked?",
        help_text="Like “The supplier changed” or “It was sent by e-mail by mistake”. The audit trail keeps this",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        error_messages={"required": "Say why the key is revoked"},
    )
