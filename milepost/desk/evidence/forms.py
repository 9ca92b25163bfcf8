"""What people send as evidence, on its own or with a review."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import URLValidator

from milepost.design.forms import DateField
from milepost.people.models import Post
from milepost.progress.actions import NewEvidence
from milepost.progress.models import Review
from milepost.sources.filing import FileKind

LINK = URLValidator(["https", "http"], message="Enter a link beginning with https://")
KINDS = "PDF, Word, Excel, OpenDocument, PNG, JPEG, text or CSV, up to 10 MB"
NO_NAMES = "Never a file that names a child or a family"


class EvidenceFields(forms.Form):
    """The fields of one piece of evidence; nothing is needed unless ``needed`` says so."""

    evidence_title = forms.CharField(label="Evidence: what it is", required=False, max_length=200)
    evidence_url = forms.CharField(
        label="Evidence: link", required=False, max_length=500,
        help_text="A web address beginning with https://", validators=[LINK],
    )  # fmt: skip
    evidence_file = forms.FileField(
        label="Evidence: file", required=False, help_text=f"{KINDS}. {NO_NAMES}",
        widget=forms.FileInput(attrs={"accept": ",".join(f".{k.value}" for k in FileKind)}),
        error_messages={"empty": "The file is empty. Choose one with something in it"},
    )  # fmt: skip
    evidence_owner = forms.ModelChoiceField(
        Post.objects.none(), label="Evidence: who keeps it", required=False, empty_label="Nobody named"
    )
    evidence_until = DateField(
        what="the date it is valid until", label="Evidence: valid until", required=False,
        help_text="The last day it can be relied on. Leave this blank if it does not run out",
    )  # fmt: skip
    needed = False

    def __init__(self, *args: Any, posts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["evidence_owner"].queryset = posts  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        given = any(found.get(f"evidence_{part}") for part in ("url", "file", "owner", "until", "public"))
        if (given or self.needed) and not found.get("evidence_title") and "evidence_title" not in self.errors:
            self.add_error("evidence_title", "Say what the evidence is")
        return found

    def evidence(self) -> NewEvidence | None:
        """What was given; None where nothing was."""
        d = self.cleaned_data
        if not d["evidence_title"]:
            return None
        return NewEvidence(
            title=d["evidence_title"], url=d["evidence_url"], owner=d["evidence_owner"],
            valid_until=d["evidence_until"], file=d["evidence_file"], public=d.get("evidence_public", False),
        )  # fmt: skip


class AddEvidenceForm(EvidenceFields):
    needed = True


class ReviewForm(EvidenceFields):
    finding = forms.ChoiceField(
        label="What did the review find?",
        widget=forms.RadioSelect,
        choices=Review.Finding.choices,
        error_messages={"required": "Choose what the review found"},
    )
    held_on = DateField(what="the date of the review", label="When was the review?")
    words = forms.CharField(
        label="What was looked at, and what was seen", required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}), help_text="Seen at the desk only. Never name a child or a family",
    )  # fmt: skip
    field_order = ("finding", "held_on", "words")

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean()
        silent = not found.get("evidence_title") and "evidence_title" not in self.errors
        if found.get("finding") == Review.Finding.EMBEDDED and silent:
            self.add_error("evidence_title", "Say what shows that the change is still there")
        if found.get("finding") == Review.Finding.NOT_EMBEDDED and not found.get("words", "").strip():
            self.add_error("words", "Say what has not lasted, so that somebody can put it right")
        return found


FIELDS = {"file": "evidence_file", "title": "evidence_title", "completed_on": "completed"}
"""Where the forms show what an action refuses, where that has another name."""


def show_refusal(form: forms.Form, error: forms.ValidationError) -> None:
    """Put what an action refused beside the field it is about, or above the form where it is about none."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, messages in error.message_dict.items():
        known = FIELDS.get(name, name)
        form.add_error(known if known in form.fields else None, messages)
