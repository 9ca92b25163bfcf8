"""Boards for everyone: what they are for, when they meet, and what they published."""

from __future__ import annotations

from dataclasses import replace

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from milepost.board.access import public_body, public_minutes, public_pack
from milepost.board.calendar import appointments
from milepost.board.files import ask_for, file_of, files_of
from milepost.board.in_public import for_everyone, known, open_minutes
from milepost.board.queries.decisions import DecisionRead, decisions
from milepost.board.queries.meetings import MeetingRead, meeting_read, meetings
from milepost.board.queries.minutes import minutes_of
from milepost.board.queries.published import decided_in_public, papers, public_boards
from milepost.board.queries.registers import registers
from milepost.design import ical
from milepost.design.files import made_file
from milepost.design.report import read
from milepost.judgement.as_at import Day, day_or
from milepost.people.access import page
from milepost.people.clock import today
from milepost.public.unchanged import until_changed
from milepost.rules.permissions import Verb

from . import feed as atom
from .presenters import came

ON_A_PAGE = 10
COMING = 4
"""How many meetings to come a page names. The calendar has them all."""


def _day(request: HttpRequest) -> Day:
    return day_or(request.GET.get("as_at", ""), today())


@page(Verb.READ_PUBLIC)
@until_changed
def boards(request: HttpRequest) -> HttpResponse:
    day = _day(request)
    return render(request, "public/boards/boards.html", {"day": day, "boards": public_boards(on=day.on)})


@page(Verb.READ_PUBLIC)
@until_changed
def board(request: HttpRequest, pk: int) -> HttpResponse:
    body, day = public_body(pk), _day(request)
    met = meetings([pk], on=day.on)
    lines = decided_in_public(on=day.on, body_id=pk)
    shown = Paginator(lines, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "body": body,
        "day": day,
        "coming": [m for m in met if m.on >= day.on and not m.held][:COMING],
        "papers": papers(met, on=day.on),
        "decided": _decided([d.id for d in shown], day),
        "shown": shown,
        "calendar": request.build_absolute_uri(reverse("public-board-calendar", args=[pk])),
    }
    return render(request, "public/boards/board.html", context)


@page(Verb.READ_PUBLIC)
@until_changed
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The open part of a meeting's minutes, with what became of each decision since."""
    meeting, day = public_minutes(pk), _day(request)
    try:
        held = meeting_read(meeting, on=day.on)
    except LookupError as error:
        raise Http404 from error
    if held.on > day.on:
        raise Http404
    written = registers([pk], on=day.on).get(pk)
    decided = for_everyone(decisions(on=day.on, meeting_id=pk), known())
    part = open_minutes(minutes_of(meeting, on=day.on))
    told = {*part.words, *(d.item_id for d in decided)}
    context = {
        "meeting": held,
        "day": day,
        "part": part,
        # What every agenda has of itself is left out where nobody said anything of it.
        "items": [i for i in part.items if i.id in told or not i.brought],
        "came": came(written[-1]) if written else None,
        "decided": decided,
    }
    return render(request, "public/boards/minutes.html", context)


@page(Verb.READ_PUBLIC)
@until_changed
def pack(request: HttpRequest, pk: int) -> HttpResponse:
    found = public_pack(pk)
    context = {"pack": found, "r": read(found.open_content), "files": files_of(found, open_only=True)}
    return render(request, "public/boards/pack.html", context)


@page(Verb.READ_PUBLIC)
def pack_file(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    """A file of what a pack says for everyone, or the page that says that it is being made."""
    found = public_pack(pk)
    kept = file_of(found, ending, open_only=True)
    if kept is None:
        raise Http404
    ask_for(found, kept, address=request.build_absolute_uri("/"), open_only=True)
    if not kept.ready:
        return render(request, "public/boards/waiting.html", {"pack": found, "form": kept.form})
    return made_file(kept.path.read_bytes(), name=kept.name, media=kept.form.media)


@page(Verb.READ_PUBLIC)
@until_changed
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """Every meeting of a body, for a calendar program that comes back to look. Why one moved and where it is, the desk knows."""
    body = public_body(pk)
    about = request.build_absolute_uri(reverse("public-board", args=[pk]))

    def url(_: MeetingRead) -> str:
        return about

    found = (replace(m, why="", place="") for m in meetings([pk], on=today()))
    return HttpResponse(ical.calendar(body.name, appointments(found, url=url)), content_type=ical.CONTENT_TYPE)


@page(Verb.READ_PUBLIC)
@until_changed
def feed(request: HttpRequest, pk: int) -> HttpResponse:
    body, day = public_body(pk), Day(today())
    lines = decided_in_public(on=day.on, body_id=pk)[: atom.NEWEST]

    def link(d: DecisionRead) -> str:
        return request.build_absolute_uri(f"{reverse('public-minutes', args=[d.meeting_id])}#decision-{d.id}")

    about = request.build_absolute_uri(reverse("public-board", args=[pk]))
    newest = _decided([d.id for d in lines], day)
    drawn = atom.feed(body, newest, page=about, address=request.build_absolute_uri(request.path), link=link)
    return HttpResponse(drawn, content_type=atom.CONTENT_TYPE)


def _decided(ids: list[int], day: Day) -> tuple[DecisionRead, ...]:
    """These decisions, the latest first."""
    return for_everyone(reversed(decisions(on=day.on, ids=ids)), known())
