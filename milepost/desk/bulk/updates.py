"""Updates on many milestones, on one page."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from milepost.design.environment import plural
from milepost.desk.home.presenters import Mine
from milepost.desk.request import typed, who
from milepost.judgement.queries import JudgedPlan, judged_plan
from milepost.people.access import page, person
from milepost.people.clock import today
from milepost.plan.access import with_status
from milepost.progress.queries import drafts_of
from milepost.rules.brag import Brag
from milepost.rules.moves import Status
from milepost.rules.permissions import Verb

from .forms import ids
from .sending import Sent, send
from .sheet import A_PAGE, Block, Whose, block, every, listed, workstreams


@page(Verb.POST_UPDATE)
def update_many(request: HttpRequest) -> HttpResponse:
    sent = None
    if request.method == "POST":
        sent = send(request, every(_live()), post="post" in request.POST)
        _say(request, sent)
        if sent.whole:
            return HttpResponseRedirect(_address(request))
    judged = _live()
    found = listed(who(request), every(judged).values(), Whose.read(request.GET))
    shown = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    blocks = _blocks(request, list(shown), every(judged), sent)
    lines = [line for b in blocks for line in b.lines] if sent else []
    refused = sent.refused if sent else []
    lines += [{"text": f"{r.name}: {r.why}", "href": f"#refused-{n}"} for n, r in enumerate(refused)]
    context = {
        "blocks": blocks,
        "lines": lines,
        "refused": refused,
        "shown": shown,
        "whose": Whose.read(request.GET),
        "workstreams": workstreams(who(request), judged),
        "brags": list(Brag),
    }
    return render(request, "desk/bulk/updates.html", context)


def _live() -> list[JudgedPlan]:
    return [judged_plan(p, on=today()) for p in with_status(Status.LIVE)]


def _blocks(request: HttpRequest, shown: list[Mine], known: dict[int, Mine], sent: Sent | None) -> list[Block]:
    """The page's milestones; after sending, those that were on it, with what failed as it was typed."""
    drafts = drafts_of(person(request))
    if sent is None:
        back = typed(request)
        return [block(x, back, drafts.get(x.m.line.id)) for x in shown]
    still = [pk for pk in ids(request.POST, "m") if pk in known]
    may = {x.m.line.id for x in listed(who(request), known.values(), Whose.read(request.GET))} | set(sent.failed)
    return [sent.failed.get(pk) or block(known[pk], None, drafts.get(pk)) for pk in still if pk in may]


def _say(request: HttpRequest, sent: Sent) -> None:
    if sent.posted:
        words = f"Posted {plural(len(sent.posted), 'update')}: {', '.join(sent.posted)}. Each is being checked"
        messages.success(request, words)
    if kept := [ref for ref in sent.kept if ref not in {b.mine.m.line.ref for b in sent.failed.values()}]:
        messages.success(request, f"Kept as {plural(len(kept), 'draft')}, which only you can see: {', '.join(kept)}")
    elif sent.whole and not sent.posted and "go" not in request.POST:
        messages.info(request, "Nothing was filled in, so nothing was sent. Choose a rating for at least one milestone")


def _address(request: HttpRequest) -> str:
    """The same page, or the one they asked to go to."""
    asked = request.GET.dict()
    if request.POST.get("go", "").isdigit():
        asked["page"] = request.POST["go"]
    return reverse("update-many") + (f"?{urlencode(asked)}" if asked else "")
