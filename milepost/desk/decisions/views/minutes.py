"""The minutes of a meeting: reading both parts, keeping, approving, putting right and publishing them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.board.actions.meanwhile import Meanwhile
from milepost.board.actions.minutes import approve_minutes, correct, keep_minutes
from milepost.board.actions.publish_minutes import publish_minutes, take_back_minutes
from milepost.board.minutes import minutes_report
from milepost.board.models import Meeting
from milepost.board.queries.meetings import MeetingRead, meetings
from milepost.board.queries.minutes import MinutesRead, minutes_of
from milepost.design.documents.forms import FORMS
from milepost.design.files import made_file
from milepost.design.report.word import word
from milepost.desk.evidence.forms import show_refusal
from milepost.desk.request import typed
from milepost.people.access import page, person
from milepost.people.clock import today
from milepost.rules.permissions import Verb

from ..forms import CorrectForm, MinutesForm, WhyForm
from ..reading import Here, here, refusal

WORD = FORMS["docx"].media


@page(Verb.READ_PLAN)
def read(request: HttpRequest, pk: int) -> HttpResponse:
    return _read(request, here(request, pk), private=False)


@page(Verb.READ_PLAN)
def read_private(request: HttpRequest, pk: int) -> HttpResponse:
    """The private part, for those with a seat on the body."""
    return _read(request, _inside(here(request, pk)), private=True)


@page(Verb.READ_PLAN)
def file(request: HttpRequest, pk: int) -> HttpResponse:
    return _file(here(request, pk), private=False)


@page(Verb.READ_PLAN)
def file_private(request: HttpRequest, pk: int) -> HttpResponse:
    return _file(_inside(here(request, pk)), private=True)


def _inside(at: Here) -> Here:
    if not at.private:
        raise Http404
    return at


def _read(request: HttpRequest, at: Here, *, private: bool) -> HttpResponse:
    part = minutes_of(at.meeting, on=at.day.on, private=private)
    report = minutes_report(at.meeting, part, on=at.day.on)
    return render(request, "desk/decisions/minutes.html", {"here": at, "part": part, "report": report})


def _file(at: Here, *, private: bool) -> HttpResponse:
    report = minutes_report(at.meeting, minutes_of(at.meeting, on=at.day.on, private=private), on=at.day.on)
    return made_file(word(report), name=f"{report.name}.docx", media=WORD)


@page(Verb.KEEP_MEETINGS)
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    at = here(request, pk, Verb.KEEP_MEETINGS)
    parts = _parts(at)
    form = MinutesForm(typed(request), parts=parts)
    meanwhile = None
    if request.method == "POST" and form.is_valid():
        try:
            keep_minutes(
                meeting=at.meeting, opening=form.cleaned_data["opening"], words=form.words(), seen=form.cleaned_data["seen"],
                by=person(request),
            )  # fmt: skip
        except Meanwhile as changed:
            meanwhile = changed.latest
            form = MinutesForm({**request.POST.dict(), "seen": str(meanwhile.pk)}, parts=parts)
        except ValidationError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "The minutes are kept")
            return redirect("meeting-minutes", pk)
    return render(request, "desk/decisions/keep_minutes.html", {"here": at, "form": form, "meanwhile": meanwhile})


def _parts(at: Here) -> list[MinutesRead]:
    """The parts this person reads, the open one first."""
    return [minutes_of(at.meeting, on=today(), private=p) for p in (False, True) if at.private or not p]


@page(Verb.KEEP_MEETINGS)
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """A later meeting approves the minutes: which one is chosen where there are several."""
    at = here(request, pk, Verb.KEEP_MEETINGS)
    later = _later(at.read)
    part = minutes_of(at.meeting, on=today())
    problem = ""
    if request.method == "POST":
        chosen = next((m for m in later if str(m.id) == request.POST.get("at")), None)
        try:
            if chosen is None:
                raise ValidationError("Choose the meeting that approved them")
            approve_minutes(
                meeting=at.meeting,
                approved_at=Meeting.objects.get(pk=chosen.id),
                seen=_seen(request),
                by=person(request),
            )
        except Meanwhile as changed:
            problem = f"{changed}. Read them again, then approve them"
        except ValidationError as error:
            problem = refusal(error)
        else:
            messages.success(request, "The minutes are approved. From now on only a correction adds to them")
            return redirect("meeting-minutes", pk)
    context = {"here": at, "later": later, "part": part, "problem": problem}
    return render(request, "desk/decisions/approve_minutes.html", context)


def _later(read: MeetingRead) -> list[MeetingRead]:
    """Later meetings of the body that have come, the first of them first."""
    found = meetings([read.body_id], on=today())
    return [m for m in found if read.on + timedelta(days=1) <= m.on <= today() and not m.cancelled]


def _seen(request: HttpRequest) -> int:
    sent = request.POST.get("seen", "")
    return int(sent) if sent.isdecimal() and len(sent) < 18 else 0


@page(Verb.KEEP_MEETINGS)
def put_right(request: HttpRequest, pk: int) -> HttpResponse:
    at = here(request, pk, Verb.KEEP_MEETINGS)
    form = CorrectForm(typed(request))
    return _sent(
        request, at, form, "correct_minutes.html", "The correction stands below what was written",
        lambda: correct(meeting=at.meeting, by=person(request), **form.cleaned_data),
    )  # fmt: skip


@page(Verb.KEEP_MEETINGS)
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the open part public, or take it back with a reason."""
    at = here(request, pk, Verb.KEEP_MEETINGS)
    if minutes_of(at.meeting, on=today()).published:
        form: Any = WhyForm(typed(request))
        return _sent(
            request, at, form, "publish_minutes.html", "Nobody outside reads them any more",
            lambda: take_back_minutes(meeting=at.meeting, by=person(request), **form.cleaned_data),
        )  # fmt: skip
    problem = ""
    if request.method == "POST":
        try:
            publish_minutes(meeting=at.meeting, by=person(request))
        except ValidationError as error:
            problem = refusal(error)
        else:
            messages.success(request, "Everyone can read the minutes and decisions")
            return redirect("meeting-minutes", pk)
    return render(request, "desk/decisions/publish_minutes.html", {"here": at, "form": None, "problem": problem})


def _sent(request: HttpRequest, at: Here, form: Any, template: str, done: str, save: Callable[[], Any]) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            save()
        except ValidationError as error:
            show_refusal(form, error)
        else:
            messages.success(request, done)
            return redirect("meeting-minutes", at.read.id)
    return render(request, f"desk/decisions/{template}", {"here": at, "form": form, "problem": ""})
