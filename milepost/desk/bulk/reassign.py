"""Giving many milestones from one post to another, from a day."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from milepost.design.environment import plural
from milepost.design.forms import error_lines
from milepost.desk.request import typed, who
from milepost.desk.updates.live import not_live
from milepost.judgement.queries import JudgedMilestone, judged_plan
from milepost.people.access import page, person
from milepost.people.clock import today
from milepost.people.models import Post
from milepost.plan.access import plan_for, rows_for
from milepost.plan.actions.reassign import reassign_owner
from milepost.plan.models import Plan
from milepost.rules.permissions import Verb

from .forms import ManyOwnersForm


@dataclass
class Given:
    """The refs of what was given, and why each of the others was not."""

    done: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


@page(Verb.REASSIGN_OWNER)
def reassign_many(request: HttpRequest, slug: str) -> HttpResponse:
    plan = plan_for(who(request), slug)
    if closed := not_live(request, plan):
        return closed
    mine = _mine(request, plan)
    owners = sorted({(str(p.post_id), p.name) for m in mine for p in m.line.posts("owner")}, key=lambda o: o[1])
    chosen = request.GET.get("from") or (owners[0][0] if owners else "")
    theirs = [m for m in mine if _owns(m, chosen)]
    form = _form(request, plan, theirs)
    given = Given()
    if request.method == "POST" and form.is_valid():
        given = _give(request, form, mine, chosen)
        if given.done:
            to = form.cleaned_data["to"]
            said = f"{plural(len(given.done), 'milestone')} now with {to}: {', '.join(given.done)}"
            messages.success(request, f"{said}. If this was a slip, give them back from the same day")
        if not given.refused:
            return HttpResponseRedirect(f"{reverse('reassign-many', args=[slug])}?from={form.cleaned_data['to'].pk}")
        theirs = [m for m in _mine(request, plan) if _owns(m, chosen)]
        form = _form(request, plan, theirs)
    context = {
        "plan": plan,
        "owners": owners,
        "chosen": chosen,
        "theirs": theirs,
        "answers": bool(mine),
        "form": form,
        "lines": error_lines(form) + [{"text": why} for why in given.refused],
    }
    return render(request, "desk/bulk/reassign.html", context)


def _mine(request: HttpRequest, plan: Plan) -> list[JudgedMilestone]:
    """The milestones of the workstreams they answer for, unfinished first."""
    found = [m for m in judged_plan(plan, on=today()).milestones if m.workstream_id in who(request).answers_for]
    return sorted(found, key=lambda m: m.judged.complete)


def _owns(m: JudgedMilestone, post: str) -> bool:
    return any(str(p.post_id) == post for p in m.line.posts("owner"))


def _form(request: HttpRequest, plan: Plan, theirs: list[JudgedMilestone]) -> ManyOwnersForm:
    named = [(str(m.line.id), f"{m.line.ref} {m.line.statement}" + _complete(m)) for m in theirs]
    ticked = [str(m.line.id) for m in theirs if not m.judged.complete]
    posts = Post.objects.filter(area=plan.area_id)
    return ManyOwnersForm(typed(request), posts=posts, milestones=named, initial={"milestones": ticked})


def _complete(m: JudgedMilestone) -> str:
    return " (complete)" if m.judged.complete else ""


def _give(request: HttpRequest, form: ManyOwnersForm, mine: list[JudgedMilestone], chosen: str) -> Given:
    """One by one. What is not in a workstream they answer for, or has another owner by now, is refused by itself."""
    given = Given()
    known = {str(m.line.id): m for m in mine}
    to, from_on = form.cleaned_data["to"], form.cleaned_data["from_on"]
    leaving = Post.objects.filter(pk=chosen).first() if chosen.isdecimal() else None
    rows = rows_for(who(request), "milestone", [m.line.id for m in mine], Verb.REASSIGN_OWNER)
    for pk in form.cleaned_data["milestones"]:
        m = known.get(pk)
        if m is None or m.line.id not in rows:
            given.refused.append("One of these is not in a workstream you answer for. It was not changed")
            continue
        if not _owns(m, chosen):
            given.refused.append(f"{m.line.ref}: it has another owner by now. It was not changed")
            continue
        try:
            reassign_owner(milestone=rows[m.line.id], to=to, from_on=from_on, leaving=leaving, by=person(request))
        except ValidationError as error:
            given.refused.append(f"{m.line.ref}: {' '.join(error.messages)}")
        else:
            given.done.append(m.line.ref)
    return given
