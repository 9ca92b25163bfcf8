"""What is sent about a pack."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from milepost.design.forms import DateField, words
from milepost.plan.models import Plan


class DaysForm(forms.Form):
    """As at which day, and from which day changes are told."""

    as_at = DateField(
        what="the day it is as at",
        label="As at which day?",
        help_text="A day that is over, so that it can be made again and be the same",
    )
    since = DateField(
        what="the day changes are told from",
        label="Changes since which day?",
        help_text="Where the one before ended, unless you want another day",
    )


class FreezeForm(DaysForm):
    """Of which plan, too."""

    plan = forms.ModelChoiceField(Plan.objects.none(), label="Which plan?", empty_label=None, to_field_name="slug")
    field_order = ("plan", "as_at", "since")

    def __init__(self, *args: Any, plans: Iterable[Plan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["plan"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Plan.objects.filter(pk__in=[plan.pk for plan in plans])
        field.error_messages |= {"required": "Choose a plan", "invalid_choice": "Choose a plan of the list"}


class TakeBackForm(forms.Form):
    why = words("Why is it taken back?", needed="Say why it is taken back", longest=500)
