"""The life of a plan, across the plans it followed and those that follow it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.desk.evidence.forms import show_refusal
from milepost.desk.request import typed, who
from milepost.people.access import page, person
from milepost.plan.access import plan_for
from milepost.plan.actions.follow_on import MAY_BE_FOLLOWED
from milepost.plan.actions.move import SteppedMeanwhile, take_step
from milepost.plan.models import Plan, PlanStep
from milepost.plan.queries import sign_offs, whole_life
from milepost.plan.queries.agreement import BEING_WRITTEN
from milepost.plan.signers import signers
from milepost.rules.moves import OVER, Status
from milepost.rules.permissions import Verb

from .forms import StepForm
from .presenters import ahead, policy_now, ticking, told


@page(Verb.READ_PLAN)
def life(request: HttpRequest, slug: str) -> HttpResponse:
    """Where the plan is, what may come next, how it was agreed, and one history. Whoever may moves it on."""
    plan = plan_for(who(request), slug)
    last = PlanStep.objects.filter(plan=plan).last()
    policy = policy_now()
    present = policy.step(last.step if last else "", Status(last.status) if last else Status.DRAFT)
    mine = [s for s in policy.next_of(present) if who(request).may(s.verb)]
    form = StepForm(mine, typed(request), initial={"seen": last.pk if last else None})
    if request.method == "POST":
        if not mine and not who(request).may(Verb.MOVE_PLAN):
            raise Http404
        if form.is_valid() and _taken(request, plan, form):
            return redirect("plan-life", slug)
    chapters = whole_life(plan)
    signed = sign_offs(plan)
    own = next(c for c in chapters if c.plan.pk == plan.pk)
    clocks = ticking(own, policy, present.status)
    context = {
        "plan": plan,
        "form": form,
        "present": present,
        "clocks": clocks,
        "ahead": ahead(plan, present, policy, clocks),
        "moves_on": bool(mine),
        "signed": signed,
        "chapters": [told(c, policy, {s.id: s for s in signed}) for c in chapters],
        "steps": [e for e in own.lived if e.what == "step"],
        "may": _may(request, plan, present.status),
    }
    return render(request, "desk/life/life.html", context)


def _taken(request: HttpRequest, plan: Plan, form: StepForm) -> bool:
    said = form.cleaned_data
    try:
        step = take_step(
            plan=plan, key=said["step"], on=said["on"], note=said["note"], seen=said["seen"], by=person(request)
        )
    except SteppedMeanwhile as meanwhile:
        show_refusal(form, meanwhile)
        form.data = {**request.POST.dict(), "seen": str(meanwhile.latest.pk if meanwhile.latest else "")}
        return False
    except ValidationError as error:
        show_refusal(form, error)
        return False
    messages.success(request, f"Recorded: {Status(step.status).label.lower()}")
    return True


def _may(request: HttpRequest, plan: Plan, status: Status) -> dict[str, Any]:
    """What this person may record about the plan now."""
    keeps = who(request).may(Verb.MOVE_PLAN)
    return {
        "took_part": keeps and status not in OVER,
        "sign_off": status in BEING_WRITTEN and bool(signers(who(request), plan)),
        "review": keeps and status is Status.LIVE,
        "follow_on": keeps and who(request).may(Verb.LOAD_PLAN) and status in MAY_BE_FOLLOWED,
        "redact": who(request).may(Verb.REDACT),
    }
