"""A bound Django field as the parameters of a GOV.UK macro, and the macro called."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.widgets import Input
from markupsafe import Markup

from milepost.design.components import macros

from .dates import PARTS, DateBoxes


def form_field(field: BoundField, **extra: Any) -> Markup:
    """Draw one field with its label, hint and error. ``extra`` goes to the macro as it is."""
    widget = field.field.widget
    if isinstance(widget, forms.HiddenInput):
        return Markup("{}").format(field.as_hidden())
    macro, params = _drawn(field, widget)
    return _drawn_by(macro, {**_common(field), **params, **extra})


def form_fields(form: forms.BaseForm) -> Markup:
    """Draw every field in order."""
    return Markup("").join(form_field(form[name]) for name in form.fields)


def error_summary(form: forms.BaseForm) -> Markup:
    """What is wrong, each line a link to its field; nothing where nothing is wrong."""
    if not form.errors:
        return Markup("")
    return _drawn_by("govukErrorSummary", {"titleText": "There is a problem", "errorList": error_lines(form)})


def error_lines(form: forms.BaseForm, about: str = "", anchor: str = "") -> list[dict[str, str]]:
    """What is wrong as lines of a summary. Where a page has many forms, ``about`` begins each and ``anchor`` is the form's."""
    lines = []
    for name, errors in form.errors.items():
        to = _focus(form, name) if name in form.fields else anchor
        lines += [{"text": f"{about}{error}"} | ({"href": f"#{to}"} if to else {}) for error in errors]
    return lines


def _drawn_by(macro: str, params: dict[str, Any]) -> Markup:
    drawn: Markup = macros()[macro](params)
    return drawn


def _focus(form: forms.BaseForm, name: str) -> str:
    field = form[name]
    return field.id_for_label if not isinstance(field.field.widget, forms.RadioSelect) else str(field.auto_id)


def _common(field: BoundField) -> dict[str, Any]:
    params: dict[str, Any] = {"id": str(field.auto_id), "name": field.html_name}
    if field.help_text:
        params["hint"] = {"text": str(field.help_text)}
    if field.errors:
        params["errorMessage"] = {"text": " ".join(map(str, field.errors))}
    return params


def _drawn(field: BoundField, widget: forms.Widget) -> tuple[str, dict[str, Any]]:
    label = {"text": str(field.label)}
    legend = {"fieldset": {"legend": {**label, "classes": "govuk-fieldset__legend--s"}}}
    if isinstance(widget, DateBoxes):
        return "govukDateInput", {**legend, "items": _boxes(field), "namePrefix": field.html_name}
    if isinstance(widget, forms.CheckboxInput):
        item = {"value": "on", "text": str(field.label), "checked": bool(field.value())}
        return "govukCheckboxes", {"idPrefix": str(field.auto_id), "items": [item]}
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        # Django's CheckboxSelectMultiple is a RadioSelect, so it is asked for first.
        macro = "govukCheckboxes" if isinstance(widget, forms.CheckboxSelectMultiple) else "govukRadios"
        return macro, {**legend, "idPrefix": str(field.auto_id), "items": _items(field, "checked")}
    if isinstance(widget, forms.Select):
        return "govukSelect", {"label": label, "items": _items(field, "selected")}
    value = "" if field.value() is None else str(field.value())
    if isinstance(widget, forms.ClearableFileInput | forms.FileInput):
        return "govukFileUpload", {"label": label}
    if isinstance(widget, forms.Textarea):
        return "govukTextarea", {"label": label, "value": value, "rows": widget.attrs.get("rows", 4)}
    params = {"label": label, "value": value, "type": widget.input_type if isinstance(widget, Input) else "text"}
    for name in ("autocomplete", "inputmode", "classes", "spellcheck"):
        if name in widget.attrs:
            params[name] = widget.attrs[name]
    if isinstance(widget, forms.PasswordInput):
        params["value"] = ""
    return "govukInput", params


def _items(field: BoundField, mark: str) -> list[dict[str, Any]]:
    chosen = field.value()
    chosen = (
        {str(c) for c in chosen} if isinstance(chosen, list | tuple | set) else {"" if chosen is None else str(chosen)}
    )
    hints = getattr(field.field, "item_hints", {})
    return [
        {"value": str(value), "text": str(text), mark: str(value) in chosen}
        | ({"hint": {"text": hints[str(value)]}} if str(value) in hints else {})
        for value, text in field.field.choices  # type: ignore[attr-defined]
    ]


def _boxes(field: BoundField) -> list[dict[str, Any]]:
    typed = DateBoxes.boxes(field.value())
    error = " govuk-input--error" if field.errors else ""
    return [
        {
            "name": part,
            "label": part.capitalize(),
            "value": typed[part],
            "id": f"{field.auto_id}-{part}",
            "classes": f"govuk-input--width-{4 if part == 'year' else 2}{error}",
        }
        for part in PARTS
    ]
