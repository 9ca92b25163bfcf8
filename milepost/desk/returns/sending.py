"""Sending one figure, and the list of those somebody may send."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.desk.request import typed, who
from milepost.measures.access import hand, measure_to_send
from milepost.measures.actions import NotTaken, Stands, send_readings
from milepost.measures.checking import EARLIEST
from milepost.measures.definitions import Measure
from milepost.measures.queries import raw_for_sender, waiting
from milepost.people.access import page, person
from milepost.people.clock import today
from milepost.rules.measuring import Way
from milepost.rules.periods import Period, period_of
from milepost.rules.permissions import Verb

from .forms import FigureForm, again, name_of, parts
from .presenters import about, of, periods_to_send, said, to_send

LATEST = 24
"""How many periods the page of one measure goes back."""


@page(Verb.SEND_READING)
def figures(request: HttpRequest) -> HttpResponse:
    """What I may send for the latest period, and what waits for me to confirm it."""
    mine = hand(who(request))
    confirms = [m.id for m in mine.measures if mine.may_confirm(m)]
    rows = to_send(mine, today())
    context = {
        "rows": rows,
        "many": sorted({(r.organisation, r.number) for r in rows if r.organisation}),
        "waiting": [(of(w), w) for w in waiting(confirms, person(request))] if confirms else [],
        "confirms": bool(confirms),
    }
    return render(request, "desk/returns/figures.html", context)


@page(Verb.SEND_READING)
def periods(request: HttpRequest, measure: str, of: int) -> HttpResponse:
    """The latest periods of one measure, with which of them have an answer."""
    _, defined, organisation = measure_to_send(who(request), measure, of)
    rows = periods_to_send(defined, organisation, today(), LATEST)
    return render(
        request, "desk/returns/periods.html", {"measure": defined, "organisation": organisation, "rows": rows}
    )


@page(Verb.SEND_READING)
def send(request: HttpRequest, measure: str, of: int, starts: str) -> HttpResponse:
    mine, defined, organisation = measure_to_send(who(request), measure, of)
    period, area = _period(defined, starts), mine.area(defined)
    sent = raw_for_sender(defined, area, organisation, period)
    form = FigureForm(typed(request), measure=defined, period=period, sent=sent)
    meanwhile = False
    if request.method == "POST" and form.is_valid():
        answers = form.answers()
        try:
            taken = send_readings(
                by=person(request), way=Way.FORM, area=area, organisation=organisation, answers=answers
            )
        except Stands:
            sent, meanwhile = raw_for_sender(defined, area, organisation, period), True
            form = again(form, sent)
        except NotTaken as refused:
            form.show(refused.problems, answers)
        else:
            messages.success(request, _taken(len(taken.added), defined, period))
            return redirect("figures")
    context = {
        "measure": defined,
        "period": period,
        "organisation": organisation,
        "number": of,
        "form": form,
        "meanwhile": meanwhile,
        "before": [(about(defined, key), said(defined, one), one) for key, one in sent.items()],
        "groups": _groups(form),
        "hidden": [name for name in form.fields if name.startswith("seen")],
    }
    return render(request, "desk/returns/send.html", context)


def _groups(form: FigureForm) -> list[tuple[str, list[str]]]:
    """The names of the fields, of everybody and of each breakdown."""
    return [(about(form.measure, key), [name_of(part, key) for part in parts(form.measure)]) for key in form.keys]


def _period(measure: Measure, starts: str) -> Period:
    """The period an address names; only one that is over has a page."""
    try:
        on = date.fromisoformat(starts)
        period = period_of(measure.every, on)
    except (ValueError, OverflowError) as error:
        raise Http404 from error
    if period.starts != on or period.ends >= today() or on.year < EARLIEST:
        raise Http404
    return period


def _taken(added: int, measure: Measure, period: Period) -> str:
    words = f"{measure.name}, {period.label}"
    return f"Sent: {words}" if added else f"Nothing has changed: {words} was sent before with the same figures"
