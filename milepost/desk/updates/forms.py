"""What people send about what happened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from milepost.design.forms import DateField, WhenField
from milepost.desk.evidence.forms import EvidenceFields
from milepost.people.models import Post
from milepost.progress.actions import NewUpdate
from milepost.progress.models import ForumView, Verdict
from milepost.rules.brag import Brag
from milepost.rules.dates import day
from milepost.rules.occurrences import Occurrence


def words(label: str, hint: str = "", **kwargs: Any) -> forms.CharField:
    too_long = {"max_length": f"“{label}” must be 4,000 letters or fewer"}
    return forms.CharField(
        label=label, help_text=hint, required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=too_long, **kwargs,
    )  # fmt: skip


class UpdateForm(EvidenceFields):
    rating = forms.ChoiceField(
        label="Rating",
        widget=forms.RadioSelect,
        choices=[(b.value, f"{b.label}: {b.meaning}") for b in Brag],
        error_messages={"required": "Choose a rating"},
    )
    completed = WhenField(
        what="the date completed",
        label="Date completed",
        help_text="Only for Blue. A month and year will do, like 11 2026; leave the day blank",
        required=False,
    )
    occurrence = forms.ChoiceField(label="Which time round is this about?", required=False)
    happened = words("What happened", "Since the last update. Never name a child or a family")
    next = words("What is next")
    at_risk = words("What is at risk", "Seen at the desk only, never by the public")
    evidence_public = forms.BooleanField(
        label="Show this evidence to everyone, once the update is accepted", required=False
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    field_order = (
        "rating", "completed", "occurrence", "happened", "next", "at_risk",
        "evidence_title", "evidence_url", "evidence_file", "evidence_owner", "evidence_until", "evidence_public",
    )  # fmt: skip

    def __init__(self, *args: Any, turns: Iterable[Occurrence] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        turns = list(turns)
        if turns:
            named = [(o.due.isoformat(), f"{day(o.due)} ({o.state.value})") for o in turns]
            self.fields["occurrence"].choices = [("", "None of them"), *named]  # type: ignore[attr-defined]
        else:
            del self.fields["occurrence"]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean()
        if found.get("rating") != Brag.BLUE and found.get("completed"):
            self.add_error("completed", "Only a Blue rating has a date completed. Choose Blue or clear the date")
        if found.get("rating") == Brag.BLUE and not found.get("completed") and "completed" not in self.errors:
            self.add_error("completed", "Enter the date completed. A month and year will do")
        silent = not any(found.get(n) or n in self.errors for n in ("happened", "next", "at_risk"))
        if silent and found.get("rating") != Brag.BLUE:
            self.add_error("happened", "Say what happened since the last update")
        return found

    def update(self) -> NewUpdate:
        d = self.cleaned_data
        on, precision = d["completed"] or (None, None)
        proof = self.evidence()
        return NewUpdate(
            rating=Brag(d["rating"]), happened=d["happened"], next=d["next"], at_risk=d["at_risk"],
            completed_on=on, completed_precision=precision,
            occurrence=date.fromisoformat(d["occurrence"]) if d.get("occurrence") else None,
            evidence=(proof,) if proof else (),
        )  # fmt: skip


class CheckForm(forms.Form):
    kind = forms.ChoiceField(
        label="What do you say?",
        widget=forms.RadioSelect,
        choices=[(Verdict.Kind.ACCEPTED, "Accept it"), (Verdict.Kind.SENT_BACK, "Send it back")],
        error_messages={"required": "Choose whether to accept it or send it back"},
    )
    reason = words("Reason", "Needed when you send it back: say what must change")

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("kind") == Verdict.Kind.SENT_BACK and not found.get("reason", "").strip():
            self.add_error("reason", "Say what needs to change before this can be accepted")
        return found


class ForumForm(forms.Form):
    stance = forms.ChoiceField(
        label="Does the forum agree with how this is going?",
        widget=forms.RadioSelect,
        choices=ForumView.Stance.choices,
        error_messages={"required": "Choose agrees, disagrees or cannot tell"},
    )
    words = words("In the forum's own words", "Everyone can read this at once. Never name a child or a family")

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("stance") == ForumView.Stance.DISAGREES and not found.get("words", "").strip():
            self.add_error("words", "Say what families see, so that somebody can put it right")
        return found


class OwnerForm(forms.Form):
    to = forms.ModelChoiceField(
        Post.objects.none(), label="New owner", empty_label="Choose a post",
        error_messages={"required": "Choose a post"},
    )  # fmt: skip
    from_on = DateField(what="the date it changes", label="From", help_text="For example, 24 11 2026")

    def __init__(self, *args: Any, posts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = posts  # type: ignore[attr-defined]


class RedactForm(forms.Form):
    field = forms.ChoiceField(
        label="Which words must go?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose which words must go"},
    )
    why = forms.CharField(
        label="Why", widget=forms.Textarea, max_length=500,
        help_text="Do not repeat the words themselves. This stays on record",
        error_messages={"required": "Say why"},
    )  # fmt: skip

    def __init__(self, *args: Any, fields: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["field"].choices = [(f, f.replace("_", " ").capitalize()) for f in fields]  # type: ignore[attr-defined]
