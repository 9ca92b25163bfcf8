"""One decision and what became of it, every decision of a body, corrections, and carrying out a re-baseline."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.board.access import body_for, decision_for
from milepost.board.actions.minutes import correct
from milepost.board.actions.rebaseline import carry_out
from milepost.board.models import Decision
from milepost.board.queries.decisions import DecisionRead, decisions
from milepost.desk.evidence.forms import show_refusal
from milepost.desk.request import typed, who
from milepost.judgement.as_at import day_or
from milepost.people.access import page, person
from milepost.people.clock import today
from milepost.plan.actions.change import ChangedMeanwhile
from milepost.plan.models import Plan, Row, Version
from milepost.rules.board import DecisionKind
from milepost.rules.permissions import Verb

from ..forms import CorrectForm
from ..reading import refusal

PER_PAGE = 25
"""Decisions on a page."""


@page(Verb.READ_PLAN)
def one(request: HttpRequest, pk: int) -> HttpResponse:
    found = decision_for(who(request), pk)
    day = day_or(request.GET.get("as_at", ""), today())
    read = next(iter(decisions(on=day.on, ids=[found.pk], private_for=who(request).sits_on)), None)
    if read is None:
        raise Http404
    now = not day.asked
    context = {
        "d": read,
        "day": day,
        "plan": _plan(read),
        "may_keep": now and who(request).may_for(Verb.KEEP_MEETINGS, read.body_id),
        "may_carry_out": now and _waits(read) and who(request).may(Verb.REVISE_PLAN),
    }
    return render(request, "desk/decisions/decision.html", context)


@page(Verb.READ_PLAN)
def of_body(request: HttpRequest, pk: int) -> HttpResponse:
    """Every decision of a body, the latest first: what was asked, and what became of it."""
    body = body_for(who(request), pk)
    day = day_or(request.GET.get("as_at", ""), today())
    kind = request.GET.get("kind", "")
    found = decisions(on=day.on, body_ids=[body.pk], private_for=who(request).sits_on)
    kept = [d for d in reversed(found) if kind in ("", d.kind.value)]
    context = {
        "body": body, "day": day, "kind": kind, "kinds": [(k.value, k.label) for k in DecisionKind], "total": len(found),
        "shown": Paginator(kept, PER_PAGE).get_page(request.GET.get("page")),
    }  # fmt: skip
    return render(request, "desk/decisions/decisions.html", context)


@page(Verb.KEEP_MEETINGS)
def put_right(request: HttpRequest, pk: int) -> HttpResponse:
    decision = decision_for(who(request), pk, Verb.KEEP_MEETINGS)
    form = CorrectForm(typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            correct(meeting=decision.meeting, decision=decision, by=person(request), **form.cleaned_data)
        except ValidationError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "The correction stands beside what was written")
            return redirect("desk-decision", pk)
    return render(request, "desk/decisions/correct.html", {"decision": decision, "form": form})


@page(Verb.REVISE_PLAN)
def rebaseline(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan lead looks at what is to move, before and after, and carries it out by one revision."""
    decision = decision_for(who(request), pk, Verb.REVISE_PLAN)
    read = next(iter(decisions(on=today(), ids=[decision.pk], private_for=who(request).sits_on)), None)
    if read is None or not _waits(read):
        return redirect("desk-decision", pk)
    problem = ""
    if request.method == "POST":
        try:
            made = carry_out(decision=decision, seen=_seen(request, decision), by=person(request))
        except ChangedMeanwhile as changed:
            problem = f"{changed}. Look at what it says now, then carry it out"
        except ValidationError as error:
            problem = refusal(error)
        else:
            messages.success(request, "The deadlines are moved, and everyone can read why")
            return redirect("plan-revision", made.revision.plan.slug, made.revision_id)
    context = {"d": read, "plan": _plan(read), "moves": _moves(read), "problem": problem}
    return render(request, "desk/decisions/rebaseline.html", context)


def _waits(read: DecisionRead) -> bool:
    return read.kind is DecisionKind.REBASELINE and read.revision_id is None


def _plan(read: DecisionRead) -> Plan | None:
    slug = next((a.plan for a in read.about if a.deadline), None)
    return Plan.objects.filter(slug=slug).first() if slug else None


def _moves(read: DecisionRead) -> list[tuple[Row, Version, str]]:
    """Each milestone, what it says now, and its new deadline."""
    wanted = {a.row_id: a.deadline for a in read.about if a.deadline and a.row_id}
    rows = Row.objects.filter(pk__in=wanted)
    return [(row, row.versions.latest("recorded_at", "pk"), wanted[row.pk]) for row in rows]


def _seen(request: HttpRequest, decision: Decision) -> dict[int, int]:
    rows = [a.row_id for a in decision.about.all() if a.row_id]
    sent = {pk: request.POST.get(f"seen_{pk}", "") for pk in rows}
    return {pk: int(v) for pk, v in sent.items() if v.isdecimal() and len(v) < 18}
