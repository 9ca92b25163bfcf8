"""What one organisation owes by when, and what it sent: the page of whoever sends its figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from milepost.desk.request import who
from milepost.measures.definitions import Measure
from milepost.measures.queries.asked import Slot, asked, waiting
from milepost.people.access import page
from milepost.people.clock import today
from milepost.people.models import Organisation
from milepost.rules.permissions import Verb

from .whose import organisation_for, organisations_of

A_FEW = 12
"""Answers that are listed; the template has the latest of every measure."""


@dataclass(frozen=True)
class Theirs:
    """An organisation, what it owes (late first, because the oldest is first), and what it answered, the latest first."""

    organisation: Organisation
    owed: list[Slot]
    answered: list[Slot]
    on: date

    @property
    def late(self) -> int:
        return sum(s.due < self.on for s in self.owed)


def theirs(organisation: Organisation, measures: list[Measure]) -> Theirs:
    slots = asked(organisation, today(), measures)
    answered = [(s.sent.sent_at, s.period.starts, s) for s in slots if s.sent]
    latest = [s for *_, s in sorted(answered, key=lambda found: found[:2], reverse=True)]
    return Theirs(organisation, waiting(slots), latest[:A_FEW], today())


@page(Verb.SEND_READING)
def organisation_figures(request: HttpRequest, pk: int) -> HttpResponse:
    found = theirs(*organisation_for(who(request), pk))
    return render(request, "desk/returns/theirs.html", {"every": [found], "alone": True})


def providers_desk(request: HttpRequest) -> HttpResponse:
    """The front page of somebody who sends figures and does not read the plan."""
    every = [theirs(*pair) for pair in organisations_of(who(request))]
    return render(request, "desk/returns/theirs.html", {"every": every, "alone": False})
