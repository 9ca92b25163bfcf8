"""One form a milestone or update, many on a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms

from milepost.desk.updates.forms import CheckForm, OwnerForm, UpdateForm
from milepost.progress.actions import NewUpdate
from milepost.progress.models import Verdict
from milepost.rules.brag import Brag


def ids(data: Mapping[str, Any] | None, letter: str) -> list[int]:
    """The ids of the forms in what was sent, in the order of the page: ``m12-rating`` is of milestone 12."""
    found = (re.match(rf"{letter}(\d{{1,12}})-", name) for name in data or ())
    return list(dict.fromkeys(int(match[1]) for match in found if match))


class BlockForm(UpdateForm):
    """An update without evidence, which has its own page."""

    later = forms.BooleanField(label="Not yet: leave this one as a draft", required=False)

    SHOWN = frozenset({"rating", "happened", "next", "at_risk", "completed", "occurrence", "seen", "later"})
    NOT_SAID = ("seen", "later", "draft")

    def __init__(self, data: Any = None, *, milestone: int, **kwargs: Any) -> None:
        super().__init__(data, prefix=f"m{milestone}", posts=None, **kwargs)
        for name in set(self.fields) - self.SHOWN:
            del self.fields[name]
        self.fields["rating"].choices = [(b.value, b.label) for b in Brag]  # type: ignore[attr-defined]
        self.fields["completed"].help_text = "Only for Blue. The day may be blank"
        for name in ("happened", "at_risk"):
            self.fields[name].help_text = ""

    @property
    def typed(self) -> dict[str, str]:
        """What was typed, by the names the milestone's own page uses, so that a draft serves both."""
        start = f"{self.prefix}-"
        names = {name: name.removeprefix(start) for name in self.data if name.startswith(start)}
        return {short: self.data[name] for name, short in names.items() if short not in self.NOT_SAID}

    @property
    def filled(self) -> bool:
        return any(value.strip() for value in self.typed.values())

    @property
    def mark(self) -> str:
        """The draft this block showed, by the moment it was saved; empty where it showed none."""
        return str(self.data.get(f"{self.prefix}-draft", ""))

    @property
    def kept_for_later(self) -> bool:
        return f"{self.prefix}-later" in self.data

    def update(self) -> NewUpdate:
        self.cleaned_data["evidence_title"] = ""
        return super().update()


class RowCheckForm(CheckForm):
    """A verdict on one of many: none is chosen until somebody does. ``about`` names the milestone in errors."""

    about = ""

    def __init__(self, data: Any = None, *, update: int) -> None:
        super().__init__(data, prefix=f"u{update}")
        self.fields["kind"].required = False
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (Verdict.Kind.ACCEPTED, "Accept it"),
            (Verdict.Kind.SENT_BACK, "Send it back"),
            ("", "Not now"),
        ]
        self.fields["reason"].help_text = "Only to send it back: say what must change"
        self.fields["reason"].widget.attrs["rows"] = 2

    @property
    def filled(self) -> bool:
        return any(self.data.get(f"{self.prefix}-{name}", "").strip() for name in ("kind", "reason"))

    @property
    def said(self) -> str:
        """The reason as it was typed."""
        return str(self.data.get(f"{self.prefix}-reason", "")).strip()

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if not found.get("kind") and found.get("reason", "").strip():
            self.add_error("kind", "Choose whether to accept it or send it back")
        return found


class AnyOf(forms.MultipleChoiceField):
    """Several of a list, refused one by one where each is recorded and not all together here."""

    def valid_value(self, value: Any) -> bool:
        return True


class ManyOwnersForm(OwnerForm):
    milestones = AnyOf(
        label="Which milestones?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one milestone"},
    )
    field_order = ("milestones", "to", "from_on")

    def __init__(self, *args: Any, milestones: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["milestones"].choices = milestones  # type: ignore[attr-defined]
