"""Every change made in the open, the rows that left the plan, and agreeing to what somebody gathered."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.board.queries.decisions import decision_behind
from milepost.desk.evidence.forms import show_refusal
from milepost.desk.request import typed, who
from milepost.judgement.as_at import reading_day
from milepost.people.access import page, person
from milepost.people.clock import today
from milepost.people.models import Body
from milepost.plan.access import plan_for, revision_for
from milepost.plan.actions.change import ChangedMeanwhile, manner_of
from milepost.plan.actions.gather import gathered, keep_gathered
from milepost.plan.actions.gathered_changes import agree_gathered
from milepost.plan.models import Plan, Row
from milepost.plan.queries import life, lines, revisions, withdrawn
from milepost.rules.permissions import Verb
from milepost.rules.revising import Manner, why_not

from .deadlines import must_come_from_a_board
from .forms import AgreeForm
from .presenters import Item, items
from .saving import frozen, save

PER_PAGE = 25
"""Revisions on a page."""


@page(Verb.READ_PLAN)
def every(request: HttpRequest, slug: str) -> HttpResponse:
    plan = plan_for(who(request), slug)
    day = reading_day(plan, request.GET.get("as_at", ""))
    shown = Paginator(revisions(plan, day.on), PER_PAGE).get_page(request.GET.get("page"))
    context = _about(request, plan) | {"day": day, "shown": shown, "gone": len(withdrawn(plan, day.on))}
    return render(request, "desk/revisions/revisions.html", context)


@page(Verb.READ_PLAN)
def one(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    plan = plan_for(who(request), slug)
    day = reading_day(plan, request.GET.get("as_at", ""))
    kept = revision_for(who(request), plan, pk)
    found = revisions(plan, day.on, only=kept.pk)
    if not found:
        raise Http404
    context = {"plan": plan, "day": day, "revision": found[0], "may_redact": who(request).may(Verb.REDACT)}
    context["decision"] = decision_behind(kept.pk, on=day.on)
    return render(request, "desk/revisions/revision.html", context)


@page(Verb.READ_PLAN, sent=Verb.REVISE_PLAN)
def gone(request: HttpRequest, slug: str) -> HttpResponse:
    """Rows that left the plan, with why; whoever may brings one back."""
    plan = plan_for(who(request), slug)
    day = reading_day(plan, request.GET.get("as_at", ""))
    problem = ""
    if request.method == "POST":
        if answer := frozen(request, plan):
            return answer
        try:
            return _restore(request, plan)
        except ValidationError as error:
            problem = " ".join(error.messages)
    context = _about(request, plan) | {"day": day, "rows": withdrawn(plan, day.on), "problem": problem}
    context["may_restore"] = context["may_change"] and not day.asked
    return render(request, "desk/revisions/withdrawn.html", context)


def _restore(request: HttpRequest, plan: Plan) -> HttpResponse:
    asked = request.POST.get("row", "")
    found = [g for g in withdrawn(plan, today()) if str(g.row_id) == asked]
    if not found:
        raise ValidationError("That row is part of the plan already")
    openly = manner_of(plan, today()) is Manner.OPENLY
    name = f"{found[0].kind} {found[0].ref} comes back"
    return save(request, plan, [{"do": "restore", "row": found[0].row_id}], openly=openly, done=name)


@page(Verb.REVISE_PLAN)
def rows(request: HttpRequest, slug: str) -> HttpResponse:
    """Every row of a workstream, with what can be done to it."""
    plan = plan_for(who(request), slug, Verb.REVISE_PLAN)
    if answer := frozen(request, plan):
        return answer
    tree = lines(plan, today())
    asked = request.GET.get("workstream", "")
    chosen = next((w for w in tree if w.ref == asked), tree[0] if tree else None)
    return render(request, "desk/revisions/rows.html", _about(request, plan) | {"tree": tree, "chosen": chosen})


@page(Verb.REVISE_PLAN)
def agree(request: HttpRequest, slug: str) -> HttpResponse:
    """What somebody gathered, before and after; and who agreed to it, which changes the plan."""
    plan = plan_for(who(request), slug, Verb.REVISE_PLAN)
    if answer := frozen(request, plan) or _take_back(request, plan):
        return answer
    waiting = gathered(plan, person(request))
    form = AgreeForm(typed(request), bodies=Body.objects.filter(area=plan.area_id))
    if request.method == "POST" and form.is_valid():
        try:
            must_come_from_a_board(plan, waiting, form.cleaned_data["body"])
            revision = agree_gathered(plan=plan, by=person(request), **form.cleaned_data)
        except ChangedMeanwhile:
            form.add_error(None, "Somebody changed one of these rows since. Look at what it says now, then agree again")
        except ValidationError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "The plan is changed, and everyone can read why")
            return redirect("plan-revision", slug, revision.pk) if revision else redirect("desk-plan", slug)
    found: list[Item] = items(plan, waiting, person(request))
    ready = bool(found) and not any(i.problem or i.meanwhile for i in found)
    context = _about(request, plan) | {"items": found, "form": form, "ready": ready}
    return render(request, "desk/revisions/agree.html", context)


def _take_back(request: HttpRequest, plan: Plan) -> HttpResponse | None:
    """Take a gathered change out, or keep it though somebody changed the row since; None where neither was pressed."""
    if request.method != "POST" or not ({"drop", "keep"} & request.POST.keys()):
        return None
    waiting = gathered(plan, person(request))
    for item in items(plan, waiting, person(request)):
        if request.POST.get("drop") == item.key:
            del waiting[item.place]
            messages.success(request, f"Taken out: {item.title.lower()}")
        elif request.POST.get("keep") == item.key and item.meanwhile:
            waiting[item.place]["seen"] = item.meanwhile.pk
        else:
            continue
        keep_gathered(plan=plan, changes=waiting, by=person(request))
        break
    return redirect("agree-changes", plan.slug)


def _about(request: HttpRequest, plan: Plan) -> dict[str, Any]:
    """How the plan changes now, and what this person has gathered."""
    how = manner_of(plan, today())
    may = who(request).may(Verb.REVISE_PLAN)
    return {
        "plan": plan,
        "openly": how is Manner.OPENLY,
        "may_change": may and how is not Manner.NOT_NOW,
        "why_not": why_not(life(plan, today()).status) if may else "",
        "waiting": len(gathered(plan, person(request))) if may else 0,
        "kinds": {k.value: k.label for k in Row.Kind},
    }
