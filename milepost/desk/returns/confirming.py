"""Confirming what somebody else sent."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.desk.request import who
from milepost.measures import actions
from milepost.measures.access import submission_for
from milepost.measures.definitions import every
from milepost.measures.queries import ToConfirm, to_confirm
from milepost.people.access import page, person
from milepost.rules.permissions import Verb

from .presenters import about, said


@dataclass(frozen=True)
class LookedAt:
    """One figure in words. ``before`` is what it takes the place of, ``why`` why."""

    id: int
    measure: str
    period: str
    about: str
    said: str
    before: str
    why: str


@page(Verb.CONFIRM_READING)
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything of one sending that waits for me, confirmed together."""
    mine, submission = submission_for(who(request), pk)
    confirms = {m.id for m in mine.measures if mine.may_confirm(m)}
    found = to_confirm(submission, confirms)
    wrong = ""
    if request.method == "POST":
        allowed = {row.sent.id for row in found}
        seen = {int(n) for n in request.POST.getlist("reading") if n.isdecimal() and len(n) < 19}
        try:
            if not seen <= allowed:
                raise ValidationError(
                    "Some of these figures were confirmed or replaced meanwhile. Look at the others again"
                )
            count = actions.confirm(by=person(request), submission=submission, readings=seen)
        except ValidationError as error:
            wrong = " ".join(error.messages)
            found = to_confirm(submission, confirms)
        else:
            messages.success(request, f"Confirmed: {count} figure{'' if count == 1 else 's'}")
            return redirect("figures")
    context = {"submission": submission, "wrong": wrong, "rows": [_looked_at(row) for row in found]}
    return render(request, "desk/returns/confirm.html", context)


def _looked_at(row: ToConfirm) -> LookedAt:
    measure = every()[row.measure]
    return LookedAt(
        id=row.sent.id,
        measure=measure.name,
        period=row.period.label,
        about=about(measure, row.sent.breakdown),
        said=said(measure, row.sent),
        before=said(measure, row.before) if row.before else "",
        why=row.sent.why if row.before else "",
    )
