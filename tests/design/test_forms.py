"""Django's forms in GOV.UK's clothes: labels, hints and errors tied together as the design system ties them."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.template import engines
from jinja2 import UndefinedError

from milepost.design.forms import DateField, WhenField, error_summary, form_field
from milepost.rules.timescale import Precision


class Example(forms.Form):
    name = forms.CharField(label="Name", help_text="In full")
    words = forms.CharField(label="Words", widget=forms.Textarea, required=False)
    colour = forms.ChoiceField(label="Colour", choices=[("a", "Amber"), ("b", "Blue")], widget=forms.RadioSelect)
    on = DateField(what="the review date", label="Review date")
    when = WhenField(what="the date completed", label="Date completed", required=False)


def typed(**parts: str) -> Example:
    return Example({name.replace("_", "-", 1): value for name, value in parts.items()})


def test_hint_and_error_are_described_to_a_screen_reader() -> None:
    html = form_field(typed(name="")["name"])
    assert 'aria-describedby="id_name-hint id_name-error"' in html
    assert 'id="id_name-hint"' in html
    assert "Error:" in html


def test_several_of_a_list_are_boxes_to_tick() -> None:
    class Many(forms.Form):
        some = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.CheckboxSelectMultiple)

    html = form_field(Many(initial={"some": ["b"]})["some"])
    assert html.count('type="checkbox"') == 2
    assert html.count(" checked") == 1


def test_the_summary_links_to_the_first_box_of_each_field() -> None:
    html = error_summary(typed(on_day="1"))
    assert 'href="#id_name"' in html
    assert 'href="#id_colour"' in html
    assert 'href="#id_on-day"' in html
    assert "The review date must include a month and year" in html


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"day": "31", "month": "2", "year": "2026"}, "must be a real date"),
        ({"day": "1", "month": "x", "year": "2026"}, "must be a real date"),
        ({"day": "1", "month": "2", "year": "99999999999"}, "must be a real date"),
        ({"day": "1", "month": "2", "year": "26"}, "must have a year like 2026"),
        ({"day": "1", "month": "2", "year": "1066"}, "must have a year like 2026"),
        ({}, "Enter the review date"),
    ],
)
def test_dates_that_are_not_dates(parts: dict[str, str], words: str) -> None:
    form = Example({f"on-{k}": v for k, v in parts.items()} | {"name": "x"})
    assert any(words in error for error in form.errors["on"])


def test_a_month_is_enough_where_it_may_be() -> None:
    form = typed(name="x", colour="a", on_day="3", on_month="mar", on_year="2026", when_month="11", when_year="2026")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["on"] == date(2026, 3, 3)
    assert form.cleaned_data["when"] == (date(2026, 11, 1), Precision.MONTH)


def test_what_was_typed_is_never_markup() -> None:
    form = typed(name="<script>alert(1)</script>", words="</textarea><script>")
    html = form_field(form["name"]) + form_field(form["words"])
    assert "<script>" not in html


def test_a_misspelt_name_in_a_template_is_an_error() -> None:
    template = engines["jinja2"].from_string("{{ no_such_name }}")
    with pytest.raises(UndefinedError):
        template.render()
