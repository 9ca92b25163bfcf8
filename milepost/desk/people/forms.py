"""What an administrator sends about who. One small form per kind of record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import models
from django.db.models import QuerySet

from milepost.design.forms import DateField
from milepost.people.models import (
    Area,
    Body,
    BodyMembership,
    Holding,
    Organisation,
    Partnership,
    Post,
    ReportingLine,
    RoleGrant,
    StandingReport,
    User,
)
from milepost.people.queries import ours


@dataclass(frozen=True)
class Kind:
    """A kind of record an administrator looks after: its word in addresses, its fields, and a hint for its page."""

    word: str
    model: type[models.Model]
    one: str
    many: str
    fields: tuple[str, ...]
    hint: str


KINDS = {
    k.word: k
    for k in (
        Kind("areas", Area, "area", "Areas", ("name", "ons_code", "la_code"), "A council's area."),
        Kind("organisations", Organisation, "organisation", "Organisations", ("area", "name", "kind"), "Councils, NHS, schools, the parent carer forum."),
        Kind("bodies", Body, "body", "Bodies", ("area", "name", "purpose", "rhythm"), "Boards, groups and panels."),
        Kind("reporting-lines", ReportingLine, "reporting line", "Reporting lines", ("body", "to", "kind", "concern", "rhythm"), "Who reports to whom, and where a concern goes."),
        Kind("posts", Post, "post", "Posts", ("area", "title", "organisation", "deputy"), "Accountability belongs to posts. People hold them for a time."),
        Kind("holders", Holding, "holder of a post", "Holders of posts", ("post", "user", "from_on", "until_on"), "Who holds which post, and since when. To hand one over, use its link under Posts."),
        Kind("seats", BodyMembership, "seat on a body", "Seats on bodies", ("body", "user", "seat", "organisation", "place", "from_on", "until_on"), "Who sits on which body, for whom, and in a place kept for whom."),
        Kind("standing-reports", StandingReport, "standing report", "Standing reports", ("to", "what", "from_body", "from_post", "rhythm"), "What a body receives as a matter of course, from which body or post."),
        Kind("roles", RoleGrant, "role", "Roles", ("user", "role", "from_on", "until_on"), "Roles given by name. An auditor is only an auditor."),
    )
}  # fmt: skip

DATES = {"from_on": ("the first day", "From"), "until_on": ("the last day", "Until")}
FIRST = {"area": "Areas", "post": "Posts", "body": "Bodies", "to": "Bodies"}
"""Under which heading of People to add what a record cannot do without."""
DATED = ("holders", "seats", "roles")
"""What somebody has for a time: once said, who had it stays true, and only these change."""
CHANGES = (*DATES, "organisation", "place")
OURS = ("post", "body", "to", "organisation", "deputy", "from_body", "from_post")
CODES = {
    "ons_code": (re.compile(r"[EWSN]\d{8}"), "Enter the ONS code as a letter and 8 digits, like E10000099"),
    "la_code": (re.compile(r"\d{3}"), "Enter the council's code as three digits, like 999"),
}


class RecordForm(forms.ModelForm):  # type: ignore[type-arg]
    """What every record's form checks, in words that say what to do."""

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for name, (shape, words) in CODES.items():
            if given.get(name) and not shape.fullmatch(given[name]):
                self.add_error(name, words)
        since, until = given.get("from_on"), given.get("until_on")
        if since and until and until < since:
            self.add_error("until_on", "The last day must be on or after the first day")
        if given.get("to") and given.get("to") == given.get("body"):
            self.add_error("to", "Choose another body: none reports to itself")
        if given.get("deputy") and given.get("deputy") == self.instance:
            self.add_error("deputy", "Choose another post: none stands in for itself")
        if given.get("from_body") and given.get("from_post"):
            self.add_error("from_post", "Choose the body or the post that sends it, not both")
        if given.get("to") and given.get("to") == given.get("from_body"):
            self.add_error("from_body", "Choose another body: none reports to itself")
        return given


def record_form(kind: Kind, *, change: bool = False) -> type[forms.ModelForm]:  # type: ignore[type-arg]
    """A form for a kind of record, its dates in boxes and its people only those who work here."""

    def adjusted(field: models.Field[Any, Any], **kwargs: Any) -> forms.Field | None:
        if field.name in DATES:
            what, label = DATES[field.name]
            hint = "Leave this blank while it lasts" if field.name == "until_on" else ""
            return DateField(what=what, label=label, required=field.name == "from_on", help_text=hint)
        made = field.formfield(**kwargs)
        if made is not None:
            named = "person" if field.name == "user" else str(field.verbose_name)
            made.label = named[0].upper() + named[1:]
            made.error_messages["required"] = f"Enter the {named}"
            if isinstance(made, forms.ModelChoiceField):
                made.error_messages["required"] = f"Choose the {named}"
                made.empty_label = "Choose one" if made.required else "None"
                made.queryset = _choices(field.name, made.queryset)
                if field.name in FIRST and not made.queryset.exists():
                    made.help_text = f"There is none yet. Go back to People and add one under {FIRST[field.name]} first"
        return made

    fields = tuple(f for f in kind.fields if f in CHANGES) if change and kind.word in DATED else kind.fields
    return forms.modelform_factory(kind.model, form=RecordForm, fields=fields, formfield_callback=adjusted)


def _choices(name: str, every: Any) -> Any:
    if name == "user":
        return people_here()
    return every.filter(ours()) if name in OURS else every


def people_here() -> QuerySet[User]:
    """Those who may be given something: here, and people."""
    return User.objects.filter(is_active=True, is_system=False)


class PartnershipForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Partnership
        fields = ("name", "area", "colour", "contact_email")
        labels = {"name": "The partnership's name", "colour": "Main colour", "contact_email": "E-mail for questions"}
        help_texts = {
            "area": "Add it under Areas first",
            "colour": "Like #1d4d4f. Text on it turns white or black, whichever reads well",
        }
        error_messages = {"name": {"required": "Enter the partnership's name"}}

    def clean_colour(self) -> str:
        return str(self.cleaned_data["colour"]).lower()


class PersonForm(forms.Form):
    name = forms.CharField(label="Name", max_length=200, error_messages={"required": "Enter a name"})
    email = forms.EmailField(
        label="E-mail address",
        error_messages={
            "required": "Enter an e-mail address",
            "invalid": "Enter an e-mail address like name@example.org",
        },
    )


class LeaveForm(forms.Form):
    on = DateField(what="the last day", label="What is their last day?")


class HandOverForm(forms.Form):
    """Who hands a post on, who takes it, and from when. Nobody hands on a vacant post."""

    holding = forms.ModelChoiceField(
        Holding.objects.none(), label="Who hands it over?", empty_label=None, widget=forms.RadioSelect,
        error_messages={"required": "Choose who hands it over"},
    )  # fmt: skip
    to = forms.ModelChoiceField(
        User.objects.none(), label="Who takes it?", empty_label="Choose one",
        error_messages={"required": "Choose who takes it"},
    )  # fmt: skip
    on = DateField(
        what="the first day",
        label="From when?",
        help_text="The first day of whoever takes it. The holder's last day is the day before",
    )

    def __init__(self, held: list[Holding], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held = held
        self.fields["to"].queryset = people_here()  # type: ignore[attr-defined]
        if len(held) > 1:
            self.fields["holding"].queryset = Holding.objects.filter(pk__in=[h.pk for h in held])  # type: ignore[attr-defined]
        else:
            del self.fields["holding"]

    def chosen(self) -> Holding | None:
        """Whose time in the post ends; nobody's where it is vacant."""
        chosen: Holding | None = self.cleaned_data.get("holding") or next(iter(self.held), None)
        return chosen


class NothingToSay(forms.Form):
    """A question answered by its button alone."""
