"""The register of risks, and one risk."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.desk.evidence.forms import show_refusal
from milepost.desk.request import typed, who
from milepost.desk.updates.live import not_live
from milepost.judgement.as_at import reading_day
from milepost.judgement.queries import judged_plan
from milepost.judgement.risks import red_without_risk, risk_policy
from milepost.people.access import page, person
from milepost.people.models import Post
from milepost.plan.access import plan_for, row_for
from milepost.plan.models import Row
from milepost.progress import actions
from milepost.progress.access import risk_for
from milepost.progress.actions.risks import RiskMeanwhile
from milepost.progress.queries import risks
from milepost.rules.permissions import Verb

from .forms import ChangeRiskForm, RiskForm, as_initial
from .presenters import chosen, filters_of, may_raise


@page(Verb.READ_PLAN)
def register(request: HttpRequest, slug: str) -> HttpResponse:
    """Every risk of a plan, or of one workstream, and the Red milestones that have none."""
    plan = plan_for(who(request), slug)
    day = reading_day(plan, request.GET.get("as_at", ""))
    judged, every = judged_plan(plan, on=day.on), risks(plan, day.on)
    asked = filters_of(request.GET)
    context = {
        "plan": plan,
        "day": day,
        "policy": risk_policy(),
        "asked": asked,
        "workstreams": [(w.line.ref, f"{w.line.ref} {w.line.statement}") for w in judged.workstreams],
        "risks": chosen(every, asked, day.on),
        "total": len(every),
        "silent": [
            (m, may_raise(who(request), m))
            for m in red_without_risk(judged, every)
            if asked["workstream"] in ("", m.workstream_ref)
        ],
    }
    return render(request, "desk/risks/register.html", context)


@page(Verb.READ_PLAN)
def risk(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One risk as at a day, with every version until then."""
    plan = plan_for(who(request), slug)
    day = reading_day(plan, request.GET.get("as_at", ""))
    kept = risk_for(who(request), plan, number)
    read = next((r for r in risks(plan, day.on) if r.id == kept.pk), None)
    if read is None:
        raise Http404
    context = {
        "plan": plan,
        "day": day,
        "risk": read,
        "policy": risk_policy(),
        "may_change": not day.asked and who(request).may_on(Verb.MANAGE_RISK, kept.row),
        "may_redact": who(request).may(Verb.REDACT),
    }
    return render(request, "desk/risks/risk.html", context)


@page(Verb.MANAGE_RISK)
def raise_one(request: HttpRequest, slug: str, kind: str, ref: str) -> HttpResponse:
    plan = plan_for(who(request), slug)
    if kind not in Row.Kind.values:
        raise Http404
    row = row_for(who(request), plan, kind, ref, Verb.MANAGE_RISK)
    if answer := not_live(request, plan):
        return answer
    form = RiskForm(typed(request), posts=Post.objects.filter(area=plan.area_id))
    if request.method == "POST" and form.is_valid():
        try:
            raised = actions.raise_risk(row=row, new=form.risk(), by=person(request))
        except ValidationError as error:
            show_refusal(form, error)
        else:
            messages.success(request, f"Risk {raised.number} is on the register")
            return redirect("plan-risk", slug, raised.number)
    context = {"plan": plan, "row": row, "latest": row.versions.last(), "form": form}
    return render(request, "desk/risks/raise.html", context)


@page(Verb.MANAGE_RISK)
def change(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    plan = plan_for(who(request), slug)
    kept = risk_for(who(request), plan, number, Verb.MANAGE_RISK)
    if answer := not_live(request, plan):
        return answer
    day = reading_day(plan, "")
    read = next(r for r in risks(plan, day.on) if r.id == kept.pk)
    posts = Post.objects.filter(area=plan.area_id)
    form = ChangeRiskForm(typed(request), posts=posts, initial=as_initial(read.now))
    meanwhile = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_risk(risk=kept, new=form.risk(), seen=form.cleaned_data["seen"], by=person(request))
        except RiskMeanwhile as changed:
            meanwhile = changed.latest
            form = ChangeRiskForm({**request.POST.dict(), "seen": str(meanwhile.pk)}, posts=posts)
        except ValidationError as error:
            show_refusal(form, error)
        else:
            messages.success(request, f"Risk {number} is saved")
            return redirect("plan-risk", slug, number)
    context = {"plan": plan, "day": day, "risk": read, "form": form, "meanwhile": meanwhile}
    return render(request, "desk/risks/change.html", context)
