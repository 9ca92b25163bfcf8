"""Dates in three boxes, as the design system asks for them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from milepost.rules.timescale import YEARS, Precision

PARTS = ("day", "month", "year")


class DateBoxes(forms.Widget):
    """Three text boxes. Its value is a dictionary of what was typed, or a date."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> dict[str, str]:
        return {part: str(data.get(f"{name}-{part}", "")).strip() for part in PARTS}

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not any(f"{name}-{part}" in data for part in PARTS)

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return f"{id_}-day"

    @staticmethod
    def boxes(value: Any) -> dict[str, str]:
        """What to show in each box."""
        if isinstance(value, date):
            return {"day": str(value.day), "month": str(value.month), "year": str(value.year)}
        return {part: str((value or {}).get(part, "")) for part in PARTS}


class DateField(forms.Field):
    """A whole date. ``what`` names it in errors, as in "The review date must include a year"."""

    widget = DateBoxes
    needs_day = True

    def __init__(self, *, what: str, **kwargs: Any) -> None:
        self.what = what
        kwargs.setdefault("error_messages", {"required": f"Enter {what}"})
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        if value is None or isinstance(value, date):
            return value
        if not any(value.values()):
            return None
        needed = PARTS if self.needs_day else PARTS[1:]
        missing = [part for part in needed if not value[part]]
        if missing:
            raise ValidationError(f"{self._name()} must include a {' and '.join(missing)}")
        try:
            on = date(int(value["year"]), _month(value["month"]), int(value["day"] or 1))
        except (ValueError, OverflowError) as error:
            raise ValidationError(f"{self._name()} must be a real date") from error
        if on.year not in YEARS:
            raise ValidationError(f"{self._name()} must have a year like 2026")
        return on

    def _name(self) -> str:
        return self.what[0].upper() + self.what[1:]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.widget.boxes(initial) != self.widget.boxes(data))


class WhenField(DateField):
    """A date, or only a month and year. Gives the first of the month with precision "month" where the day is blank."""

    needs_day = False

    def to_python(self, value: Any) -> Any:
        if value is None or isinstance(value, tuple):
            return value
        on = super().to_python(value)
        if on is None:
            return None
        return on, Precision.DAY if value["day"] else Precision.MONTH


def _month(text: str) -> int:
    """A month as a number or by its first three letters."""
    if text.isdigit():
        return int(text)
    names = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    return names.index(text[:3].lower()) + 1
