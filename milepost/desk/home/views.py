"""The desk's front page, and what is asked of the person signed in."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from milepost.board.access import posts_of
from milepost.board.queries.boards import boards
from milepost.board.queries.cycles import asked_of
from milepost.board.queries.escalations import counted, escalations
from milepost.board.queries.follow_ups import follow_ups
from milepost.board.queries.highlights import to_sign
from milepost.board.queries.waiting import waiting
from milepost.desk.request import who
from milepost.desk.returns.presenters import my_figures
from milepost.desk.returns.theirs import providers_desk
from milepost.judgement.as_at import Day
from milepost.judgement.evidence import Backed, backed
from milepost.judgement.measures import measures_of
from milepost.judgement.queries import JudgedPlan, judged_plan
from milepost.people.access import page, person, posts_held
from milepost.people.clock import now, today
from milepost.plan.access import Capacity, visible_to, with_status
from milepost.progress.queries import awaiting, drafts_of, proofs, risks
from milepost.rules.moves import Status
from milepost.rules.permissions import Role, Verb

from .presenters import challenged, disagreements, owned, running_out, without_risk, worse

A_FEW = 5
"""How many of each the front page shows; the rest are a link away."""
PER_PAGE = 50
"""Milestones of somebody's own on a page."""


@page(Verb.OWN_ACCOUNT)
def home(request: HttpRequest) -> HttpResponse:
    mine = who(request)
    plans = list(visible_to(mine))
    if mine.may(Verb.SEND_READING) and not mine.may(Verb.READ_PLAN):
        return providers_desk(request)
    if not mine.may(Verb.READ_PLAN):
        return render(request, "desk/home/no_role.html", {"plans": plans})
    judged = _live()
    every = Role.PLAN_LEAD in mine.roles
    to_check = awaiting(None if every else mine.answers_for) if mine.may(Verb.CHECK_UPDATE) else []
    held = escalations(on=today(), holders=mine.sits_on) if mine.sits_on else ()
    context = {
        "few": A_FEW,
        "asked_before": asked_of(person(request), today()),
        "boards": [b for b in boards(today()) if b.id in mine.sits_on] if mine.sits_on else [],
        "day": Day(today()),
        "held": held,
        "held_counted": counted(held),
        "to_sign": to_sign(mine.answers_for, on=today()),
        "owned": [x for x in owned(mine, judged) if not x.m.judged.complete],
        "keeping": waiting(mine.keeps, on=today(), at=now(), private_for=mine.sits_on),
        "waiting": [u for u in to_check if u.recorded_by_id != person(request).pk],
        "challenged": [(p, found) for p in judged if (found := challenged(mine, p))],
        "disagreed": [(p, voiced) for p in judged if (voiced := disagreements(mine, p))],
        "running_out": [(p, backing) for p in judged if (backing := _running_out(mine, p))],
        "without_risk": [(p, found) for p in judged if (found := without_risk(mine, p, risks(p.plan, p.on)))],
        "follow_ups": follow_ups(on=today(), post_ids=posts_of(mine), private_for=mine.sits_on),
        "figures": my_figures(mine, today()),
        "judged": judged,
        "measured": {p.plan.slug: worse(measures_of(p.plan, p.on)) for p in judged},
        "others": [p for p in plans if p.pk not in {j.plan.pk for j in judged}],
    }
    return render(request, "desk/home/home.html", context)


@page(Verb.READ_PLAN)
def mine(request: HttpRequest) -> HttpResponse:
    """My milestones, sent back first, then due soonest; what is complete apart."""
    found = owned(who(request), _live(history=False))
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "shown": shown,
        "open": [x for x in shown if not x.m.judged.complete],
        "complete": [x for x in shown if x.m.judged.complete],
        "drafts": drafts_of(person(request)),
    }
    return render(request, "desk/home/mine.html", context)


def _running_out(mine: Capacity, judged: JudgedPlan) -> list[Backed]:
    held = set(posts_held(mine.user).values_list("pk", flat=True)) if mine.user else set()
    return running_out(mine, held, backed(judged, proofs(judged.plan, judged.on)))


def _live(*, history: bool = True) -> list[JudgedPlan]:
    return [judged_plan(p, on=today(), history=history) for p in with_status(Status.LIVE)]
