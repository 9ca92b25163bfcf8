"""Taking back what can be taken back: an update nobody has checked yet, and a draft that was dropped."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.desk.request import who
from milepost.people.access import page, person
from milepost.people.clock import now
from milepost.plan.access import plan_for
from milepost.plan.models import Row
from milepost.progress import actions
from milepost.progress.access import update_for
from milepost.progress.actions.check import AlreadyChecked
from milepost.progress.models import Draft
from milepost.progress.queries import words_removed_since
from milepost.rules.permissions import Role, Verb

from .live import not_live

DROPPED = "dropped_draft"


@page(Verb.READ_PLAN)
def withdraw(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """For its writer, whoever owns the milestone by now; an auditor changes nothing."""
    plan = plan_for(who(request), slug)
    update = update_for(who(request), plan, pk, Verb.READ_PLAN)
    if update.recorded_by_id != person(request).pk or Role.AUDITOR in who(request).roles:
        raise Http404
    if closed := not_live(request, plan):
        return closed
    ref = update.milestone.ref
    if request.method == "POST" and not hasattr(update, "verdict"):
        try:
            actions.withdraw_update(update=update, by=person(request))
        except AlreadyChecked:
            update = update_for(who(request), plan, pk, Verb.READ_PLAN)
        else:
            messages.success(request, f"Withdrawn: your update on milestone {ref}. Post again when you are ready")
            return redirect("desk-milestone", slug, ref)
    context = {"plan": plan, "update": update, "already": hasattr(update, "verdict")}
    return render(request, "desk/updates/withdraw.html", context)


def drop(request: HttpRequest, row: Row) -> None:
    """Drop the draft, remembering it until they sign out, or drop another."""
    draft = Draft.objects.filter(milestone=row, user=person(request)).first()
    if draft is not None:
        request.session[DROPPED] = {"milestone": row.pk, "fields": draft.fields, "at": now().isoformat()}
    actions.drop_draft(milestone=row, by=person(request))


def dropped(request: HttpRequest, row: Row) -> dict[str, Any] | None:
    """The words of the draft of this milestone that was dropped last.

    Not once words were removed from what was said of the milestone: the draft may hold them still.
    """
    last = request.session.get(DROPPED)
    if not last or last["milestone"] != row.pk or words_removed_since(row, datetime.fromisoformat(last["at"])):
        return None
    fields: dict[str, Any] = last["fields"]
    return fields


def bring_back(request: HttpRequest, row: Row) -> None:
    """Keep the dropped draft again and say so, or why not: a newer one was begun meanwhile, or its words are gone."""
    fields = dropped(request, row)
    if Draft.objects.filter(milestone=row, user=person(request)).exists():
        # Pressed twice, it was brought back already, and that was said.
        if fields is not None:
            messages.info(request, "You began a newer draft. It is kept as it is")
    elif fields is None:
        messages.info(request, "The draft cannot be brought back. Write it again")
    else:
        actions.keep_draft(milestone=row, fields=fields, by=person(request))
        messages.success(request, "The draft is back")
    request.session.pop(DROPPED, None)


def forget(request: HttpRequest) -> None:
    """They wrote something else instead."""
    if request.method == "POST":
        request.session.pop(DROPPED, None)
