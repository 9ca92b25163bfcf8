"""What people send to change, add or withdraw a row, and to say who agreed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from milepost.design.forms import DateField
from milepost.people.models import Area, Body, Organisation, Post
from milepost.plan.actions.gathered_changes import Waiting, party_key
from milepost.plan.models import Row, RowPost, Version

from .fields import NO_NAMES, OF_KIND, add_fields, figures_typed, initial_of

PARTS = {"workstream": ("accountable", "delivery"), "milestone": ("owners",)}
LABELS = {"accountable": "Accountable posts", "delivery": "Delivery team", "owners": "Owners"}
PART_OF = {"accountable": "accountable", "delivery": "delivery", "owners": "owner"}
ONES = {"means", "rhythm", "counts_from"}


def parties(area: Area, part: str) -> list[tuple[str, str]]:
    """Who may have a part: posts, and in a delivery team organisations and bodies too."""
    found = [(party_key(p), p.title) for p in Post.objects.filter(area=area)]
    if part == "delivery":
        found += [(party_key(o), o.name) for o in Organisation.objects.filter(area=area)]
        found += [(party_key(b), b.name) for b in Body.objects.filter(area=area)]
    return found


class RowForm(forms.Form):
    """The fields of one kind of row. ``parts`` are those whose posts the page changes."""

    def __init__(
        self, *args: Any, kind: str, area: Area, parts: tuple[str, ...], figures: int = 1, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.parts = kind, parts
        add_fields(self, kind, figures)
        for part in parts:
            self.fields[part] = forms.MultipleChoiceField(
                label=LABELS[part], required=False, choices=parties(area, part), widget=forms.CheckboxSelectMultiple
            )

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if any(name.startswith("figure_") for name in self.fields):
            found["figures"] = figures_typed(self)
        return found

    def values(self) -> dict[str, Any]:
        """Everything the row says, as it waits in JSON."""
        names = {*OF_KIND[self.kind], *(ONES if "deadline" in OF_KIND[self.kind] else ())}
        found = {n: v for n, v in self.cleaned_data.items() if n in names}
        if "figures" in self.cleaned_data:
            found["figures"] = self.cleaned_data["figures"]
        on = found.get("counts_from")
        return found | (
            {"counts_from": on.isoformat() if isinstance(on, date) else ""} if "counts_from" in found else {}
        )


class AddForm(RowForm):
    ref = forms.CharField(label="Ref (optional)", required=False, max_length=20)

    def __init__(self, *args: Any, free: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ref"].help_text = f"Leave this blank for the next one that is free, {free}"
        self.order_fields(["ref"])

    def waiting(self, parent: Row | None) -> Waiting:
        given = {part: self.cleaned_data.get(part, []) for part in LABELS}
        pk = parent.pk if parent else None
        return {
            "do": "add",
            "kind": self.kind,
            "parent": pk,
            "ref": self.cleaned_data["ref"],
            "values": self.values(),
        } | given


class ChangeForm(RowForm):
    """``seen`` is the version its writer saw."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, present: Version, held: list[RowPost], **kwargs: Any) -> None:
        self.present, self.held = present, held
        first = initial_of(present) | {"seen": present.pk} | _held_first(held)
        kwargs["initial"] = first | (kwargs.get("initial") or {})
        super().__init__(*args, kind=present.row.kind, figures=len(present.figures) + 1, **kwargs)
        if self.parts and self.kind == "workstream":
            self.fields["from_on"] = DateField(
                what="the day the new posts begin", label="If posts change: from which day? (optional)", required=False,
                help_text="Today, if you leave this blank",
            )  # fmt: skip

    def waiting(self) -> list[Waiting]:
        """Only what differs from what the writer saw: an order to each part of it."""
        found: list[Waiting] = []
        values = self._different()
        if values:
            found.append(
                {"do": "change", "row": self.present.row_id, "seen": self.cleaned_data["seen"], "values": values}
            )
        return found + [w for part in self.parts if (w := self._posts(part))]

    def _different(self) -> dict[str, Any]:
        before = initial_of(self.present) | {"figures": list(self.present.figures)}
        before["counts_from"] = self.present.counts_from.isoformat() if self.present.counts_from else ""
        values = self.values()
        different = {n: v for n, v in values.items() if _plain(v) != _plain(before.get(n))}
        if different.keys() & {"deadline", *ONES}:
            # A deadline is one thing: its words, what they mean and how often it comes round.
            different |= {n: values[n] for n in ("deadline", *ONES)}
            if different["means"] == before["means"] and different["deadline"] != before["deadline"]:
                different["means"] = ""
        return different

    def _posts(self, part: str) -> Waiting | None:
        held = {party_key(_party(p)): p.pk for p in self.held if p.part == PART_OF[part]}
        chosen = self.cleaned_data[part]
        taking, leaving = [k for k in chosen if k not in held], [pk for k, pk in held.items() if k not in chosen]
        if not taking and not leaving:
            return None
        from_on = self.cleaned_data.get("from_on")
        return {
            "do": "posts", "row": self.present.row_id, "part": PART_OF[part], "taking": taking, "leaving": leaving,
            "from_on": from_on.isoformat() if from_on else "",
        }  # fmt: skip


class AgreeForm(forms.Form):
    why = forms.CharField(
        label="Why does the plan change?", widget=forms.Textarea(attrs={"rows": 4}), max_length=4000,
        help_text=f"Everyone can read this. {NO_NAMES}", error_messages={"required": "Say why the plan changes"},
    )  # fmt: skip
    body = forms.ModelChoiceField(
        Body.objects.none(), label="Which body agreed?", required=False, empty_label="None of these"
    )
    agreed_by = forms.CharField(
        label="Who else agreed, or who was it, if no body did? (optional)", required=False, max_length=300,
        help_text="Write posts, not names: everyone can read this",
    )  # fmt: skip
    agreed_on = DateField(
        what="the day it was agreed", label="On which day was it agreed?", help_text="For example, 15 11 2026"
    )

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if not found.get("body") and not (found.get("agreed_by") or "").strip() and "body" not in self.errors:
            self.add_error("body", "Choose the body that agreed, or write who it was")
        return found


def _held_first(held: list[RowPost]) -> dict[str, list[str]]:
    return {part: [party_key(_party(p)) for p in held if p.part == PART_OF[part]] for part in LABELS}


def _party(p: RowPost) -> Any:
    return p.post or p.organisation or p.body


def _plain(value: Any) -> Any:
    """A browser sends line ends its own way, and spaces at the ends say nothing."""
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value
