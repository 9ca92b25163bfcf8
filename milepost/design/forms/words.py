"""A field for more than a line of words."""

from __future__ import annotations

from django import forms


def words(label: str, hint: str = "", *, needed: str = "", longest: int = 4000, rows: int = 4) -> forms.CharField:
    """``needed`` is what is said where it is left empty; without it it may be. ``longest`` in letters, ``rows`` in lines."""
    return forms.CharField(
        label=label, help_text=hint, required=bool(needed), max_length=longest,
        widget=forms.Textarea(attrs={"rows": rows}), error_messages={"required": needed},
    )  # fmt: skip
