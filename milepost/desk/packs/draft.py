"""The pack of a meeting while it is a draft: looked at as at any day, and frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.board.access import meeting_for
from milepost.board.actions.freeze import freeze_pack
from milepost.board.files import ask_for, files_of
from milepost.board.highlights.meeting import since_of
from milepost.board.models import Meeting, ReportPack
from milepost.board.packs import board_pack
from milepost.board.queries.highlights import plans_of
from milepost.board.queries.meetings import meeting_read
from milepost.board.queries.packs import packs_of
from milepost.desk.evidence.forms import show_refusal
from milepost.desk.request import typed, who
from milepost.judgement.as_at import Day, day_or
from milepost.people.access import page, person
from milepost.people.clock import day_of, today
from milepost.plan.models import Plan
from milepost.rules.board import PackKind
from milepost.rules.permissions import Verb

from .forms import FreezeForm


@dataclass(frozen=True)
class Chosen:
    """What a reader chose; the usual where they chose nothing, or nothing that can be."""

    plans: tuple[Plan, ...]
    plan: Plan
    day: Day
    since: Day


@page(Verb.READ_PLAN)
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """The pack as it would be, as at a day the reader chooses."""
    meeting = meeting_for(who(request), pk)
    chosen = _chosen(request, meeting, today())
    context = {
        "meeting": meeting_read(meeting, on=max(today(), day_of(meeting.recorded_at))),
        "chosen": chosen,
        "day": chosen.day if chosen else Day(today()),
        "frozen": packs_of(on=today(), meeting=meeting),
        "may_keep": who(request).may_for(Verb.KEEP_MEETINGS, meeting.body_id),
        "r": board_pack(meeting, chosen.plan, on=chosen.day.on, since=chosen.since.on) if chosen else None,
    }
    return render(request, "desk/packs/draft.html", context)


@page(Verb.KEEP_MEETINGS)
def freeze(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = meeting_for(who(request), pk, Verb.KEEP_MEETINGS)
    chosen = _chosen(request, meeting, today() - timedelta(days=1))
    if chosen is None:
        raise Http404
    usual = {"plan": chosen.plan.slug, "as_at": chosen.day.on, "since": chosen.since.on}
    form = FreezeForm(typed(request), plans=chosen.plans, initial=usual)
    if request.method == "POST" and form.is_valid():
        try:
            pack = freeze_pack(kind=PackKind.BOARD, meeting=meeting, by=person(request), **form.cleaned_data)
        except ValidationError as error:
            show_refusal(form, error)
        else:
            make_files(request, pack)
            messages.success(request, "The pack is frozen. Its files are being made")
            return redirect("desk-pack", pack.pk)
    context = {"meeting": meeting_read(meeting, on=max(today(), day_of(meeting.recorded_at))), "form": form}
    return render(request, "desk/packs/freeze.html", context)


def make_files(request: HttpRequest, pack: ReportPack, *, open_only: bool = False) -> None:
    for kept in files_of(pack, open_only=open_only):
        ask_for(pack, kept, address=request.build_absolute_uri("/"), open_only=open_only)


def _chosen(request: HttpRequest, meeting: Meeting, usual: date) -> Chosen | None:
    """None where there is no plan to choose."""
    plans = tuple(plans_of(meeting))
    if not plans:
        return None
    plan = next((p for p in plans if p.slug == request.GET.get("plan")), plans[0])
    day = day_or(request.GET.get("as_at", ""), usual)
    since = day_or(request.GET.get("since", ""), since_of(meeting, plan, on=day.on))
    if since.on >= day.on:
        words = "Changes must be told from an earlier day than the pack is as at"
        since = Day(since_of(meeting, plan, on=day.on), problem=words)
    return Chosen(plans, plan, day, since)
