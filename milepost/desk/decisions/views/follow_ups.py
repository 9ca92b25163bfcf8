"""What boards asked for: the list, and one with what became of it."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.board.access import follow_up_for, may_answer, posts_of
from milepost.board.actions.follow_up import say
from milepost.board.actions.meanwhile import Meanwhile
from milepost.board.models import FollowUp
from milepost.board.queries.about import about
from milepost.board.queries.follow_ups import FollowUpRead, follow_ups
from milepost.desk.evidence.forms import show_refusal
from milepost.desk.request import typed, who
from milepost.judgement.as_at import day_or
from milepost.people.access import page, person
from milepost.people.clock import today
from milepost.people.models import Body
from milepost.people.queries import ours
from milepost.rules.board import Part
from milepost.rules.permissions import Verb

from ..forms import StepForm

PER_PAGE = 50
SHOWS = (("mine", "Asked of my posts"), ("open", "All that are open"), ("over", "Those that are over"))


@page(Verb.READ_PLAN)
def index(request: HttpRequest) -> HttpResponse:
    """Mine first; the body's and everybody's by the filter. What is overdue stands first."""
    day = day_or(request.GET.get("as_at", ""), today())
    mine = posts_of(who(request))
    asked = {
        "show": request.GET.get("show") if request.GET.get("show") in dict(SHOWS) else "mine" if mine else "open",
        "body": request.GET.get("body", ""),
    }
    bodies = list(Body.objects.filter(ours()))
    found = follow_ups(
        on=day.on,
        body_ids=[b.pk for b in bodies if asked["body"] in ("", str(b.pk))],
        post_ids=mine if asked["show"] == "mine" else None,
        open_only=asked["show"] != "over",
        private_for=who(request).sits_on,
    )
    kept = [f for f in found if f.open != (asked["show"] == "over")]
    context = {
        "day": day, "asked": asked, "bodies": [("", "Any"), *((str(b.pk), b.name) for b in bodies)], "shows": SHOWS,
        "total": len(kept), "shown": Paginator(kept, PER_PAGE).get_page(request.GET.get("page")),
    }  # fmt: skip
    return render(request, "desk/decisions/follow_ups.html", context)


@page(Verb.READ_PLAN, sent=Verb.ANSWER_BOARD)
def one(request: HttpRequest, pk: int) -> HttpResponse:
    kept = follow_up_for(who(request), pk)
    day = day_or(request.GET.get("as_at", ""), today())
    read = _read(request, kept, day.on)
    theirs = kept.owner_id in posts_of(who(request))
    for_board = not theirs and who(request).may_for(Verb.KEEP_MEETINGS, read.decision.body_id)
    may = not day.asked and read.open and may_answer(who(request), kept)
    form = StepForm(typed(request), read=read, for_board=for_board) if may else None
    meanwhile = None
    if request.method == "POST":
        if form is None:
            raise Http404
        if form.is_valid():
            try:
                step = say(
                    follow_up=kept, part=Part(form.cleaned_data["part"]), words=form.cleaned_data["words"], for_board=for_board,
                    due_on=form.cleaned_data.get("due_on"), seen=form.cleaned_data["seen"], by=person(request),
                )  # fmt: skip
            except Meanwhile as changed:
                meanwhile = changed.latest
                form = StepForm({**request.POST.dict(), "seen": str(meanwhile.pk)}, read=read, for_board=for_board)
            except ValidationError as error:
                show_refusal(form, error)
            else:
                messages.success(request, "It is over, and the board can read it" if Part(step.part).ends else "Saved")
                return redirect("desk-follow-up", pk)
    context = {
        "f": read, "day": day, "form": form, "meanwhile": meanwhile, "for_board": for_board,
        "about": about("decision", [read.decision.id], on=day.on),
    }  # fmt: skip
    return render(request, "desk/decisions/follow_up.html", context)


def _read(request: HttpRequest, kept: FollowUp, on: date) -> FollowUpRead:
    private_for = who(request).sits_on
    found = follow_ups(on=on, decision_ids=[kept.decision_id], open_only=False, private_for=private_for)
    read = next((f for f in found if f.id == kept.pk), None)
    if read is None:
        raise Http404
    return read
