"""The meeting while it is held: each item with what was decided, and recording a decision."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse

from milepost.board.access import item_for
from milepost.board.actions.decide import decide
from milepost.board.models import AgendaItem, Decision
from milepost.board.queries.about import about
from milepost.board.queries.agenda import agenda
from milepost.desk.request import typed, who
from milepost.people.access import page, person
from milepost.people.clock import today
from milepost.rules.board import DecisionKind
from milepost.rules.permissions import Verb

from ..beside import beside
from ..form_decide import FIRST, MOST, ROWS, DecideForm
from ..reading import here


@page(Verb.KEEP_MEETINGS)
def live(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything a secretary needs during the meeting, on one page."""
    at = here(request, pk, Verb.KEEP_MEETINGS)
    items = agenda(at.meeting, on=at.day.on, private=at.private)
    return render(request, "desk/decisions/live.html", {"here": at, "items": items, "beside": beside(at, items)})


@page(Verb.KEEP_MEETINGS)
def record(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a decision about an item, by default about what the item is about. "More rows" gives more room below."""
    item = item_for(who(request), pk, Verb.KEEP_MEETINGS)
    at = here(request, item.meeting_id, Verb.KEEP_MEETINGS)
    data = typed(request)
    rows = _rows(data.get("rows", "")) if data else FIRST
    more = data is not None and "more" in data
    if data is not None and more:
        rows = min(rows + ROWS, MOST)
        data = data.copy()
        data["rows"] = str(rows)
    form = DecideForm(data, area=at.meeting.body.area, rows=rows)
    if data is None:
        form.begins_with(about("item", [item.pk], on=today()).get(item.pk, ()))
    if request.method == "POST" and not more and form.is_valid():
        try:
            made = decide(item=item, new=form.decision(), by=person(request))
        except ValidationError as error:
            _show(form, error)
        else:
            messages.success(request, f"Decision {made.number} is recorded")
            return redirect(_next(item, made))
    if more:
        form.errors.clear()
    return render(request, "desk/decisions/record.html", {"here": at, "item": item, "form": form})


FIELDS = {"about": "refs", "follow_ups": "ask_1_what", "dissents": "dissent_1_words"}
"""Where the form shows what the action refuses."""


def _show(form: DecideForm, error: ValidationError) -> None:
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, words in error.message_dict.items():
        known = FIELDS.get(name, name)
        form.add_error(known if known in form.fields else None, words)


def _rows(typed: str) -> int:
    return min(max(int(typed), 1), MOST) if typed.isdecimal() and len(typed) < 4 else ROWS


def _next(item: AgendaItem, made: Decision) -> str:
    """Back to the item; an escalation still has to say to whom it goes."""
    if made.kind == DecisionKind.ESCALATE:
        try:
            return f"{reverse('escalate', args=[item.meeting.body_id])}?decision={made.pk}"
        except NoReverseMatch:
            pass
    return f"{reverse('meeting-live', args=[item.meeting_id])}#item-{item.pk}"
