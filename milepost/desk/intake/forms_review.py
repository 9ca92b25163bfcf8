"""What people send while they look through a document: values of a row and of the plan."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms

from milepost.plan.kinds import plan_kinds
from milepost.rules.brag import Brag
from milepost.rules.rhythm import Rhythm
from milepost.sources.corrections import UNDER, Change
from milepost.sources.draft import FIELDS, Draft, Node

from .presenters import LABELS, name_of

LONG = {"statement": 4, "weakness": 4, "note": 3, "accountable": 2, "delivery": 3, "owners": 2}
"""Values written in a box of so many lines."""
HINTS = {
    "deadline": "For example, Nov 2026, or From April 2026",
    "means": "The same in words that can be read, like Nov 2026. Leave this blank where the deadline can be read",
    "complete": "For example, Nov 2026, or 30 November 2026. Leave this blank until it is done",
}
RATINGS = [("", "No rating"), *((b.value, b.label) for b in Brag)]
RHYTHMS = [
    ("", "It does not come round"),
    *((r.value, r.label.capitalize()) for r in Rhythm if r is not Rhythm.TWO_WEEKLY),
]
RESOURCES = [("", "Not said"), ("AR", "AR, additional"), ("ER", "ER, existing")]
CHOICES = {"rating": RATINGS, "resource": RESOURCES, "rhythm": RHYTHMS}
HEAD = (
    ("title", "The plan's title", ""),
    ("kind", "What kind of plan is it?", ""),
    ("area", "Whose plan is it?", "The council's area, for example Exampleshire"),
    ("slug", "Its address on this site", "Small letters, digits and hyphens, for example exampleshire-2026"),
    ("due", "When is it due with the regulator? (optional)", "For example, 30 November 2026"),
    ("starts", "First day of the plan (optional)", "For example, 1 April 2026"),
    ("ends", "Last day of the plan (optional)", "For example, 31 March 2028"),
    ("inspection_by", "Who inspected? (optional)", "For example, Ofsted and the Care Quality Commission"),
    ("inspection_started", "First day of the inspection (optional)", "For example, 1 June 2026"),
    ("inspection_ended", "Last day of the inspection (optional)", "For example, 5 June 2026"),
    ("inspection_published", "Day its report was published (optional)", "For example, 3 August 2026"),
)
"""The plan's own values, as the form asks for them."""


class RowForm(forms.Form):
    """Every value of one row. ``changes`` are those that were written differently."""

    def __init__(self, node: Node, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.node = node
        for name in FIELDS[node.kind]:
            self.fields[name] = _field(name, node.words(name))

    def changes(self) -> list[Change]:
        sent = {name: self.cleaned_data[name].replace("\r\n", "\n").strip() for name in self.fields}
        return [
            Change("set", self.node.id, {"field": name, "words": words})
            for name, words in sent.items()
            if words != self.node.words(name).strip()
        ]


def _field(name: str, words: str) -> forms.Field:
    shared: dict[str, Any] = {"label": LABELS[name], "required": False, "initial": words}
    if name in CHOICES:
        return forms.ChoiceField(choices=CHOICES[name], widget=forms.Select, **shared)
    if name in LONG:
        return forms.CharField(widget=forms.Textarea(attrs={"rows": LONG[name]}), **shared)
    return forms.CharField(help_text=HINTS.get(name, ""), **shared)


class HeadForm(forms.Form):
    """The plan's own values. Days are written in words, as everywhere in a plan."""

    def __init__(self, draft: Draft, area: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.draft = draft
        for name, label, hint in HEAD:
            shared: dict[str, Any] = {"label": label, "required": False, "help_text": hint}
            shared["initial"] = self.words(name) or (area if name == "area" else "")
            if name == "kind":
                choices = [("", "Choose one"), *((key, kind.name) for key, kind in plan_kinds().items())]
                self.fields[name] = forms.ChoiceField(choices=choices, widget=forms.Select, **shared)
            else:
                self.fields[name] = forms.CharField(max_length=200, **shared)

    def words(self, name: str) -> str:
        return self.draft.head[name].words if name in self.draft.head else ""

    def changes(self) -> list[Change]:
        sent = {name: self.cleaned_data[name].strip() for name in self.fields}
        return [
            Change("head", "", {"field": name, "words": words})
            for name, words in sent.items()
            if words != self.words(name)
        ]


class SplitForm(forms.Form):
    pieces = forms.CharField(
        label="Its words, with an empty line where it is to be split",
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Write its words, with an empty line where it is to be split"},
    )

    def changes(self, node: Node) -> list[Change]:
        sent = self.cleaned_data["pieces"].replace("\r\n", "\n")
        return [Change("split", node.id, {"pieces": [p.strip() for p in re.split(r"\n\s*\n", sent) if p.strip()]})]


class MoveForm(forms.Form):
    under = forms.ChoiceField(
        label="Where does it belong?", error_messages={"required": "Choose where it belongs"}, widget=forms.Select
    )

    def __init__(self, node: Node, draft: Draft, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = next((n.id for n in draft.walk() if any(c.id == node.id for c in n.children)), "")
        found = [n for n in draft.walk() if n.kind in UNDER[node.kind] and not n.dropped and n.id != here]
        self.fields["under"].choices = [("", "Choose one"), *_named(found)]  # type: ignore[attr-defined]

    def changes(self, node: Node) -> list[Change]:
        return [Change("move", node.id, {"under": self.cleaned_data["under"]})]


class AddForm(forms.Form):
    kind = forms.ChoiceField(label="What is missing?", widget=forms.Select)
    statement = forms.CharField(
        label="Its words",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write its words"},
    )

    def __init__(self, under: Node | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.under = under
        kinds = [k for k, above in UNDER.items() if (under.kind in above if under else not above)]
        self.fields["kind"].choices = [(k, k.capitalize()) for k in kinds]  # type: ignore[attr-defined]

    def changes(self, *_: Any) -> list[Change]:
        d = self.cleaned_data
        values = {"under": self.under.id if self.under else "", "kind": d["kind"]}
        return [Change("add", "", {**values, "values": {"statement": d["statement"].replace("\r\n", "\n").strip()}})]


def _named(nodes: Iterable[Node]) -> list[tuple[str, str]]:
    return [(n.id, f"{name_of(n)}: {n.words('statement')[:90]}") for n in nodes]
