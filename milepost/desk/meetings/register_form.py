"""Who came, as it is sent: each seat of the day, then guests by their role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from milepost.board.actions.register import Line
from milepost.board.queries.meetings import SeatRead
from milepost.board.queries.registers import RegisterRead
from milepost.design.forms import words
from milepost.people.models import BodyMembership, Organisation
from milepost.people.queries import ours
from milepost.rules.board import How

from .forms import seen

SPARE = 3
"""So many empty lines for guests, after those there are."""
HOWS = [(h.value, h.label) for h in How]


class RegisterForm(forms.Form):
    note = words("Anything to note?", "Who stood in for whom, or who came late. Everyone at the desk can read it")
    seen = seen()

    def __init__(self, data: Any, *, seats: Sequence[SeatRead], latest: RegisterRead | None) -> None:
        guests = latest.guests if latest else ()
        initial: dict[str, Any] = {"seen": latest.id if latest else 0, "note": latest.note if latest else ""}
        initial |= {f"seat_{line.seat_id}": line.how for line in latest.seats} if latest else {}
        for n, guest in enumerate(guests):
            initial |= {f"guest_{n}": guest.who, f"for_{n}": guest.organisation_id, f"place_{n}": guest.place}
        super().__init__(data, initial=initial)
        self.seats = seats
        self.guests = range(len(guests) + SPARE)
        for seat in seats:
            self.fields[f"seat_{seat.id}"] = _seat(seat)
        organisations = Organisation.objects.filter(ours())
        for n in self.guests:
            self.fields |= _guest(n, organisations)

    @property
    def seat_fields(self) -> list[BoundField]:
        return [self[f"seat_{seat.id}"] for seat in self.seats]

    @property
    def guest_fields(self) -> Iterator[list[BoundField]]:
        return ([self[f"{part}_{n}"] for part in ("guest", "for", "place")] for n in self.guests)

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        for n in self.guests:
            if (found.get(f"for_{n}") or found.get(f"place_{n}")) and not found.get(f"guest_{n}"):
                self.add_error(f"guest_{n}", f"Say who guest {n + 1} was, by their role")
        return found

    def lines(self) -> list[Line]:
        d = self.cleaned_data
        rows = BodyMembership.objects.select_related("organisation").in_bulk([s.id for s in self.seats])
        sat = [Line(How(d[f"seat_{seat.id}"]), seat=rows[seat.id]) for seat in self.seats]
        came = [
            Line(How.PRESENT, guest=d[f"guest_{n}"], organisation=d[f"for_{n}"], place=d[f"place_{n}"])
            for n in self.guests
            if d[f"guest_{n}"]
        ]
        return sat + came


def _seat(seat: SeatRead) -> forms.ChoiceField:
    about = ", ".join(filter(None, (seat.seat_words, seat.organisation, seat.place_words)))
    return forms.ChoiceField(
        label=seat.person, help_text=about, choices=HOWS, widget=forms.RadioSelect,
        error_messages={"required": f"Say how {seat.person} was there"},
    )  # fmt: skip


def _guest(n: int, organisations: Any) -> dict[str, forms.Field]:
    role = forms.CharField(label=f"Guest {n + 1}: their role", required=False, max_length=200)
    for_ = forms.ModelChoiceField(
        organisations, label=f"Guest {n + 1}: from", required=False, empty_label="No organisation named"
    )
    place = forms.ChoiceField(
        label=f"Guest {n + 1}: in which place", required=False, choices=BodyMembership.Place.choices
    )
    return {f"guest_{n}": role, f"for_{n}": for_, f"place_{n}": place}
