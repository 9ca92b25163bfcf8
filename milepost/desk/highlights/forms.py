"""What people send about a highlight report."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from milepost.board.actions.write_highlight import NewWords
from milepost.board.highlights import TITLES, Section, in_order
from milepost.board.queries.highlights import Written
from milepost.design.forms import words

PLACES = [(str(n), str(n)) for n in range(1, len(TITLES) + 1)]


class WordsForm(forms.Form):
    """Words for the whole and for each section, each section's place, and what the board is asked. ``seen`` is the version its
    writer saw."""

    opening = words("Opening words", "What the board should know first. Never name a child or a family")
    asks = words("What the board is asked to decide", "One decision a line")
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any, *, sections: tuple[Section, ...], written: Written) -> None:
        self.sections = in_order(sections, written.order)
        self.usual = {s.key: str(n) for n, s in enumerate(self.sections, 1)}
        given = {f"words_{key}": text for key, text in written.words.items()}
        places = {f"place_{key}": place for key, place in self.usual.items()}
        first = {"opening": written.opening, "asks": written.asks, "seen": written.id} | given | places
        super().__init__(data, initial=first)
        for s in self.sections:
            self.fields[f"words_{s.key}"] = words(f"Your words on “{s.title}”", rows=3)
            self.fields[f"place_{s.key}"] = forms.ChoiceField(
                label=f"Place of “{s.title}”", choices=PLACES, error_messages={"required": "Choose its place"}
            )

    @property
    def by_section(self) -> list[tuple[Section, BoundField, BoundField]]:
        return [(s, self[f"words_{s.key}"], self[f"place_{s.key}"]) for s in self.sections]

    def new(self) -> NewWords:
        """Where two sections have the same place, the one that was moved there comes first."""
        d = self.cleaned_data
        place = {s.key: d[f"place_{s.key}"] for s in self.sections}
        moved = sorted(self.sections, key=lambda s: (int(place[s.key]), place[s.key] == self.usual[s.key]))
        return NewWords(
            opening=d["opening"],
            words={s.key: d[f"words_{s.key}"] for s in self.sections},
            order=tuple(s.key for s in moved),
            asks=d["asks"],
        )


class SignForm(forms.Form):
    """``seen`` is the version and ``digest`` what is collated, as the signer saw them."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    digest = forms.CharField(widget=forms.HiddenInput)


class ForumForm(forms.Form):
    """``seen`` is the report its writer saw, 0 for none."""

    words = words(
        "What the forum says to the board",
        "In families’ own words. Never name a child or a family",
        needed="Write what the forum says to the board",
        longest=20_000,
        rows=12,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)
