"""Asking owners before a meeting: opening it, chasing what has not come, and letters that nobody knows of."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.board.access import meeting_for, posting_for
from milepost.board.actions.choose_letters import choose_letters
from milepost.board.actions.open_cycle import open_cycle
from milepost.board.actions.remind_cycle import remind_cycle, to_remind
from milepost.board.actions.settle_letter import settle_letter
from milepost.board.models import Meeting
from milepost.board.policy import board_policy
from milepost.board.queries.asking import asking
from milepost.board.queries.cycles import CycleRead, cycle_of, cycle_read, want_none
from milepost.board.queries.meetings import is_to_come, meeting_read
from milepost.desk.evidence.forms import show_refusal
from milepost.desk.request import typed, who
from milepost.people.access import page, person
from milepost.people.clock import now, today
from milepost.rules.board import Letter, Sent
from milepost.rules.board.letters import closes_by_default
from milepost.rules.permissions import Verb

from .forms import AgainForm, ChoiceForm, OpenForm, SettleForm
from .presenters import KINDS, letters_count, people, to_ask
from .tasks import send_now

PER_PAGE = 50
"""People on a page."""


@page(Verb.KEEP_MEETINGS)
def cycle(request: HttpRequest, pk: int) -> HttpResponse:
    """Who was asked before a meeting and what came; before that, who would be."""
    meeting = meeting_for(who(request), pk, Verb.KEEP_MEETINGS)
    found = cycle_of(meeting.pk)
    if found is None or request.method == "POST":
        return _opening(request, meeting)
    read = cycle_read(found, on=today(), at=now())
    context = {
        "read": read,
        "kinds": KINDS,
        "letters": letters_count(read),
        "to_settle": [one for one in read.letters if one.to_settle],
        "shown": Paginator(people(read), PER_PAGE).get_page(request.GET.get("page")),
        "may_remind": _may_remind(read),
    }
    return render(request, "desk/cycles/cycle.html", context)


def _opening(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    on, read = today(), meeting_read(meeting, on=today())
    closes = closes_by_default(read.on, board_policy(on), today=on)
    form = OpenForm(typed(request), initial={"closes_on": closes})
    if request.method == "POST" and form.is_valid():
        try:
            open_cycle(meeting=meeting, closes_on=form.cleaned_data["closes_on"], by=person(request))
        except ValidationError as error:
            show_refusal(form, error)
        else:
            send_now.enqueue()
            messages.success(request, "Owners are asked. Their letters go out now, or when the quiet hours end")
            return redirect("meeting-cycle", meeting.pk)
    found = asking(meeting.body.area, on=on, until=read.on)
    context = {
        "meeting": read,
        "to_come": is_to_come(read, on) and read.on > on,
        "form": form,
        "people": to_ask(found),
        "things": found.asked,
        "nobody": found.nobody(found.asked),
        "asking": found,
    }
    return render(request, "desk/cycles/open.html", context)


@page(Verb.KEEP_MEETINGS)
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    """Remind now whoever has not answered, and has no reminder yet."""
    meeting = meeting_for(who(request), pk, Verb.KEEP_MEETINGS)
    found = cycle_of(meeting.pk)
    if found is None:
        raise Http404
    read = cycle_read(found, on=today(), at=now())
    if request.method == "POST":
        made = remind_cycle(cycle=found, kind=Letter.REMINDER, by=person(request)) if _may_remind(read) else []
        send_now.enqueue()
        messages.success(request, f"Reminders written: {len(made)}. They go out now, or when the quiet hours end")
        return redirect("meeting-cycle", pk)
    reminded = sorted(to_remind(read, Letter.REMINDER).items(), key=lambda pair: pair[0].name)
    context = {"read": read, "people": reminded, "may_remind": _may_remind(read)}
    return render(request, "desk/cycles/remind.html", context)


def _may_remind(read: CycleRead) -> bool:
    return today() <= read.cycle.closes_on and not read.meeting.cancelled


@page(Verb.KEEP_MEETINGS)
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what becomes of a letter of which nobody knows whether it went, or that failed too often."""
    posting = posting_for(who(request), pk)
    failed = posting.outcome == Sent.FAILED
    form = (AgainForm if failed else SettleForm)(typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            settle_letter(posting=posting, again=form.cleaned_data["again"], by=person(request))
        except ValidationError as error:
            show_refusal(form, error)
        else:
            send_now.enqueue()
            messages.success(request, f"The letter to {posting.digest.to} is settled")
            return redirect("meeting-cycle", posting.digest.cycle.meeting_id)
    context = {"posting": posting, "digest": posting.digest, "failed": failed, "form": form, "kinds": KINDS}
    return render(request, "desk/cycles/settle.html", context)


@page(Verb.OWN_ACCOUNT)
def choice(request: HttpRequest) -> HttpResponse:
    """Whether somebody wants letters before meetings."""
    user = person(request)
    now_wanted = "no" if want_none([user]) else "yes"
    form = ChoiceForm(typed(request), initial={"wanted": now_wanted})
    if request.method == "POST" and form.is_valid():
        choose_letters(wanted=form.cleaned_data["wanted"], by=user)
        messages.success(request, "Your choice is saved")
        return redirect("account")
    return render(request, "desk/cycles/choice.html", {"form": form})
