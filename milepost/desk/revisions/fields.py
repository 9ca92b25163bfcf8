"""The fields of each kind of row, and what was typed in them as values of a change."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from milepost.design.forms import DateField
from milepost.people.calendar import calendar
from milepost.plan.models import Row, Version
from milepost.rules.timescale import NotUnderstood, Rhythm, understand

NO_NAMES = "Never name a child or a family"
WORDS = {
    "statement": "What it says",
    "plain": "The same in plain English, for families (optional)",
    "weakness": "What the inspectors found",
    "weakness_plain": "What they found, in plain English (optional)",
    "note": "Note, for the desk only (optional)",
}
OF_KIND = {
    "workstream": ("statement", "plain", "weakness", "weakness_plain", "note"),
    "outcome": ("statement", "plain", "note"),
    "impact": ("statement", "plain", "figures", "note"),
    "action": ("statement", "plain", "resource", "note"),
    "milestone": ("statement", "plain", "deadline", "resource", "note"),
}
FIGURE = (
    ("of", "what is counted"), ("from", "from"), ("to", "to"), ("change", "or a change of"),
    ("unit", "unit, like % or weeks"), ("by", "by when (optional)"),
)  # fmt: skip
NUMBERS = ("from", "to", "change")


def add_fields(form: forms.Form, kind: str, figures: int) -> None:
    """Put the fields of a kind of row on a form; ``figures`` is how many numbers there is room for."""
    for name in OF_KIND[kind]:
        if name in WORDS:
            form.fields[name] = _words(name)
        elif name == "resource":
            choices = [("", "Not said"), *Version.Resource.choices]
            form.fields[name] = forms.ChoiceField(label="Resource (AR or ER)", choices=choices, required=False)
        elif name == "deadline":
            form.fields.update(_deadline())
    if kind == Row.Kind.IMPACT or (kind == Row.Kind.MILESTONE and figures > 1):
        for n in range(1, figures + 1):
            form.fields.update(_figure(n))


def _words(name: str) -> forms.CharField:
    needed = name == "statement"
    return forms.CharField(
        label=WORDS[name], required=needed, max_length=8000, widget=forms.Textarea(attrs={"rows": 4 if needed else 3}),
        help_text=NO_NAMES if needed else "", error_messages={"required": "Say what this row of the plan promises"},
    )  # fmt: skip


def _deadline() -> dict[str, forms.Field]:
    return {
        "deadline": forms.CharField(
            label="Deadline, as it is written", max_length=120, help_text="Like Nov 2027, 30 November 2027 or From Feb 2027",
            error_messages={"required": "Give the deadline, like Nov 2027"},
        ),
        "means": forms.CharField(
            label="What it means, where that cannot be read (optional)", required=False, max_length=120,
            help_text="For words like “once the review is over”: a month or a day, like Nov 2027",
        ),
        "rhythm": forms.ChoiceField(
            label="How often it comes round", required=False,
            choices=[("", "It does not come round"), *((r.value, r.label.capitalize()) for r in Rhythm)],
        ),
        "counts_from": DateField(
            what="the day it counts from", label="For every two weeks: the day it counts from (optional)", required=False
        ),
    }  # fmt: skip


def _figure(n: int) -> dict[str, forms.Field]:
    found: dict[str, forms.Field] = {}
    for name, label in FIGURE:
        shared: dict[str, Any] = {"label": f"Figure {n}: {label}", "required": False}
        field = (
            forms.DecimalField(max_digits=15, decimal_places=6, **shared)
            if name in NUMBERS
            else forms.CharField(max_length=300, **shared)
        )
        found[f"figure_{n}_{name}"] = field
    found[f"figure_{n}_at_least"] = forms.BooleanField(label=f"Figure {n}: at least that much", required=False)
    return found


def figures_typed(form: forms.Form) -> list[dict[str, Any]]:
    """The figures a form holds. Puts what is wrong on the form."""
    found = []
    n = 1
    while f"figure_{n}_of" in form.fields:
        given = {name: form.cleaned_data.get(f"figure_{n}_{name}") for name, _ in FIGURE}
        if any(v not in (None, "") for v in given.values()):
            _must_hold(form, n, given)
            figure = {name: _number(v) for name, v in given.items() if v not in (None, "")}
            if form.cleaned_data.get(f"figure_{n}_at_least"):
                figure["at_least"] = True
            found.append(figure)
        n += 1
    return found


def _must_hold(form: forms.Form, n: int, given: dict[str, Any]) -> None:
    for name, missing in (("of", "Say what figure {n} counts"), ("unit", "Give the unit of figure {n}, like %")):
        if not given[name] and f"figure_{n}_{name}" not in form.errors:
            form.add_error(f"figure_{n}_{name}", missing.format(n=n))
    if given["to"] is None and given["change"] is None:
        form.add_error(f"figure_{n}_to", f"Say what figure {n} is to become, or by how much it changes")


def _number(value: Any) -> Any:
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def initial_of(version: Version) -> dict[str, Any]:
    """What a version says, as a form's first values."""
    found: dict[str, Any] = {name: getattr(version, name) for name in (*WORDS, "resource", "deadline", "rhythm")}
    found |= {"counts_from": version.counts_from, "means": means_of(version)}
    for n, figure in enumerate(version.figures, 1):
        found |= {f"figure_{n}_{name}": figure.get(name) for name, _ in FIGURE}
        found[f"figure_{n}_at_least"] = bool(figure.get("at_least"))
    return found


def means_of(version: Version) -> str:
    """What a deadline means, where the words as written do not say it to Milepost."""
    timescale = version.timescale
    if timescale is None:
        return ""
    try:
        understand(timescale.as_written, calendar=calendar())
    except NotUnderstood:
        return timescale.written()
    return ""
