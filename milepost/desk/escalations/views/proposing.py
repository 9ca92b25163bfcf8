"""What a body might escalate: taking it up the map, or setting it aside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.board.access import body_for, decision_for
from milepost.board.actions.escalate import escalate as take_up
from milepost.board.actions.set_aside import set_aside
from milepost.board.models import Decision
from milepost.board.queries.about import AboutRead, about
from milepost.board.queries.escalations import Proposal, asides, proposals
from milepost.desk.evidence.forms import show_refusal
from milepost.desk.naming import written
from milepost.desk.request import typed, who
from milepost.judgement.as_at import day_or
from milepost.people.access import page, person
from milepost.people.clock import today
from milepost.people.models import Body, ReportingLine
from milepost.plan.access import Capacity, with_status
from milepost.plan.models import Plan
from milepost.rules.moves import Status
from milepost.rules.permissions import Verb

from ..forms import EscalateForm, SetAsideForm


@page(Verb.READ_PLAN)
def proposed(request: HttpRequest, pk: int) -> HttpResponse:
    body = body_for(who(request), pk)
    day = day_or(request.GET.get("as_at", ""), today())
    context = {
        "day": day,
        "body": body,
        "lines": _lines(body),
        "proposals": proposals(body.pk, on=day.on, private_for=who(request).sits_on),
        "asides": asides(body.pk, on=day.on, private_for=who(request).sits_on),
        "may_keep": not day.asked and who(request).may_for(Verb.KEEP_MEETINGS, body.pk),
        "may_redact": who(request).may(Verb.REDACT),
    }
    return render(request, "desk/escalations/proposals.html", context)


@page(Verb.KEEP_MEETINGS)
def escalate(request: HttpRequest, pk: int) -> HttpResponse:
    """A concern of one's own, or begun from a proposal (``?proposal=``) or from a decision (``?decision=``)."""
    body = body_for(who(request), pk, Verb.KEEP_MEETINGS)
    plans = list(with_status(Status.LIVE).filter(area=body.area_id))
    lines = _lines(body)
    start = _start(who(request), body, request.GET)
    form = EscalateForm(typed(request), lines=lines, plans=plans, initial=start.initial(plans))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            sent = take_up(
                body=body, line=given["line"], why=given["why"], tried=given["tried"], about=form.subjects(),
                decision=start.decision, proposal=start.proposal.key if start.proposal else "", by=person(request),
            )  # fmt: skip
        except ValidationError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "The concern is escalated. Whoever holds it sees it first on their desk")
            return redirect("desk-escalation", sent.pk)
    context = {"body": body, "lines": lines, "form": form, "start": start}
    return render(request, "desk/escalations/escalate.html", context)


@page(Verb.KEEP_MEETINGS)
def aside(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    body = body_for(who(request), pk, Verb.KEEP_MEETINGS)
    proposal = _proposal(who(request), body, key)
    if proposal is None:
        messages.info(request, "That is not proposed any more")
        return redirect("body-proposals", pk)
    form = SetAsideForm(typed(request))
    if request.method == "POST" and form.is_valid():
        set_aside(body=body, key=key, why=form.cleaned_data["why"], by=person(request))
        messages.success(request, f"Set aside until the {body} has met again")
        return redirect("body-proposals", pk)
    return render(request, "desk/escalations/aside.html", {"body": body, "proposal": proposal, "form": form})


@dataclass(frozen=True)
class Start:
    """What an escalation begins from: a proposal, a decision, or neither; and what those are about."""

    proposal: Proposal | None = None
    decision: Decision | None = None
    about: tuple[AboutRead, ...] = ()

    def initial(self, plans: list[Plan]) -> dict[str, Any]:
        """First values of the form. The words of a private decision stay where they are."""
        why = self.proposal.because if self.proposal else ""
        if self.decision and not self.decision.private and not why:
            why = f"{self.decision.words} {self.decision.reasons}".strip()
        measure = next((a.measure for a in self.about if a.measure), "")
        return {"why": why, "about": written(self.about, plans), "measure": measure}


def _start(capacity: Capacity, body: Body, asked: Mapping[str, str]) -> Start:
    if asked.get("proposal"):
        found = _proposal(capacity, body, asked["proposal"])
        if found:
            decision = decision_for(capacity, found.decision_id) if found.decision_id else None
            return Start(found, decision, found.about)
    named = asked.get("decision", "")
    if named.isdecimal() and len(named) < 19:
        decision = decision_for(capacity, int(named))
        if decision.meeting.body_id != body.pk:
            raise Http404
        return Start(None, decision, about("decision", [decision.pk], on=today()).get(decision.pk, ()))
    return Start()


def _proposal(capacity: Capacity, body: Body, key: str) -> Proposal | None:
    found = proposals(body.pk, on=today(), private_for=capacity.sits_on)
    return next((p for p in found if p.key == key), None)


def _lines(body: Body) -> Any:
    return ReportingLine.objects.filter(body=body, kind=ReportingLine.Kind.ESCALATES).select_related("to")
