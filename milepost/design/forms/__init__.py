"""Django's forms in GOV.UK's clothes."""

from .adapter import error_lines, error_summary, form_field, form_fields
from .dates import DateBoxes, DateField, WhenField
from .words import words

__all__ = ["DateBoxes", "DateField", "WhenField", "error_lines", "error_summary", "form_field", "form_fields", "words"]
