"""What people send about an agenda, a follow-up, minutes and corrections."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from milepost.board.items import ItemWords
from milepost.board.models import AgendaItem
from milepost.board.queries.agenda import ItemRead
from milepost.board.queries.follow_ups import FollowUpRead
from milepost.board.queries.minutes import MinutesRead
from milepost.design.forms import DateField
from milepost.design.forms import words as text
from milepost.rules.board import Ask, Part

NO_NAMES = "Never name a child or a family"


class ItemForm(forms.Form):
    """``seen`` is the mark of what its writer saw; empty for a new item."""

    title = forms.CharField(
        label="What is the item?", max_length=200, error_messages={"required": "Say what the item is"}
    )
    presenter = forms.CharField(
        label="Who presents it? (optional)", required=False, max_length=200, help_text="A post or an organisation"
    )
    words = text("More about it (optional)", NO_NAMES)
    private = forms.BooleanField(
        label="Private: only those with a seat on this body read it, and what is decided about it", required=False
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def item(self) -> ItemWords:
        d = self.cleaned_data
        return ItemWords(d["title"], d["words"], d["presenter"], d["private"])

    @staticmethod
    def initial_of(item: AgendaItem) -> dict[str, Any]:
        says = ItemWords.of(item)
        return {
            "title": says.title,
            "presenter": says.presenter,
            "words": says.words,
            "private": says.private,
            "seen": says.mark,
        }


class StepForm(forms.Form):
    """What became of a follow-up. ``seen`` is the latest step its writer saw."""

    part = forms.ChoiceField(
        label="What do you want to say?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you want to say"},
    )
    words = text("In words", NO_NAMES, needed="Write what you want to say")
    due_on = DateField(what="the new day", label="If it moves: to which day?", required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, read: FollowUpRead, for_board: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        answer = read.ask is Ask.ANSWER
        parts = {
            Part.DONE: "This is the answer" if answer else "It is done",
            Part.DROPPED: "It is not needed any more",
            Part.MOVED: "It needs longer",
            Part.NOTE: "A note on how it is going",
        }
        if answer and not for_board:
            parts = {Part.DONE: parts[Part.DONE], Part.NOTE: parts[Part.NOTE]}
            del self.fields["due_on"]
        self.fields["part"].choices = list(parts.items())  # type: ignore[attr-defined]
        self.fields["seen"].initial = read.steps[-1].id if read.steps else 0


class MinutesForm(forms.Form):
    """An opening, and words by item; of the private part only for those who read it. ``seen`` is the version its writer saw."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, parts: Iterable[MinutesRead], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part in parts:
            if not part.private:
                self.fields["opening"] = text("Opening: who welcomed whom, what was declared (optional)", NO_NAMES)
                self.fields["opening"].initial = part.opening
            for item in part.items:
                self.fields[name_of(item)] = text(
                    f"Item {item.number}: {item.title}{' (private)' if item.private else ''}"
                )
                self.fields[name_of(item)].initial = part.words.get(item.id, "")
            self.fields["seen"].initial = part.version_id

    def words(self) -> dict[int, str]:
        return {int(n.removeprefix("item_")): v for n, v in self.cleaned_data.items() if n.startswith("item_")}


def name_of(item: ItemRead) -> str:
    return f"item_{item.id}"


class CorrectForm(forms.Form):
    words = text("What is right", NO_NAMES, needed="Say what is right")
    why = text("Why is it put right?", needed="Say why it is put right")


class WhyForm(forms.Form):
    why = text("Why are they taken back?", needed="Say why they are taken back")
