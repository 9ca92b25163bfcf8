"""The updates that wait for somebody's verdict, each with what it says, so that nobody accepts one unread."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from milepost.design.forms import error_lines
from milepost.desk.request import typed, who
from milepost.judgement.queries import JudgedMilestone, judged_plan
from milepost.people.access import page, person
from milepost.people.clock import today
from milepost.plan.access import with_status
from milepost.progress import actions
from milepost.progress.access import checkable
from milepost.progress.actions.check import AlreadyChecked
from milepost.progress.models import Update, Verdict
from milepost.progress.queries import Report, awaiting
from milepost.rules.moves import Status
from milepost.rules.permissions import Role, Verb

from .forms import RowCheckForm, ids

PER_PAGE = 15


@dataclass(frozen=True)
class ToCheck:
    """An update, its milestone as judged and what it says. In a plan that is no longer live only ``update`` is there."""

    update: Update
    m: JudgedMilestone | None = None
    report: Report | None = None
    form: RowCheckForm | None = None


@dataclass
class Checked:
    """What was recorded, in words; what must be put right, by update; and what was refused, with the reason typed."""

    done: list[str] = field(default_factory=list)
    failed: dict[int, RowCheckForm] = field(default_factory=dict)
    refused: list[tuple[str, str]] = field(default_factory=list)


@page(Verb.CHECK_UPDATE)
def waiting(request: HttpRequest) -> HttpResponse:
    checked = Checked()
    if request.method == "POST":
        checked = _check(request, request.POST)
        if checked.done:
            messages.success(request, f"Recorded: {', '.join(checked.done)}")
        if not (checked.failed or checked.refused):
            return redirect(request.get_full_path())
    mine = who(request)
    found = awaiting(None if Role.PLAN_LEAD in mine.roles else mine.answers_for)
    others = [u for u in found if u.recorded_by_id != person(request).pk]
    shown = Paginator(others, PER_PAGE).get_page(request.GET.get("page"))
    # What must be put right comes first, whichever page it falls on by now.
    first = [u for u in others if u.pk in checked.failed]
    rows = _rows(request, first + [u for u in shown if u.pk not in checked.failed], checked)
    lines = [line for pk, form in checked.failed.items() for line in error_lines(form, f"{form.about}: ", f"u{pk}")]
    lines += [{"text": why, "href": f"#refused-{n}"} for n, (why, _) in enumerate(checked.refused)]
    context = {"rows": rows, "shown": shown, "lines": lines, "refused": checked.refused}
    return render(request, "desk/bulk/waiting.html", context)


def _rows(request: HttpRequest, updates: list[Update], checked: Checked) -> list[ToCheck]:
    back = typed(request)
    live = {p.pk for p in with_status(Status.LIVE)} & {u.milestone.plan_id for u in updates}
    plans = {u.milestone.plan_id: u.milestone.plan for u in updates if u.milestone.plan_id in live}
    known = {m.line.id: m for p in plans.values() for m in judged_plan(p, on=today()).milestones}
    rows = []
    for u in updates:
        m = known.get(u.milestone_id)
        report = next((r for r in m.said if r.id == u.pk), None) if m else None
        form = checked.failed.get(u.pk) or RowCheckForm(back, update=u.pk)
        rows.append(ToCheck(u, m, report, form) if m else ToCheck(u))
    return rows


def _check(request: HttpRequest, posted: QueryDict) -> Checked:
    """Give each verdict that was chosen, one by one."""
    checked = Checked()
    asked = ids(posted, "u")
    may = checkable(who(request), asked)
    live = {p.pk for p in with_status(Status.LIVE)}
    for pk in asked:
        form = RowCheckForm(posted, update=pk)
        if not form.filled:
            continue
        update = may.get(pk)
        if update is None:
            checked.refused.append(("One of these is not yours to check. Nothing was recorded for it", form.said))
        elif update.milestone.plan_id not in live:
            why = f"Milestone {update.milestone.ref}: its plan is no longer live, so nothing was recorded"
            checked.refused.append((why, form.said))
        else:
            _one(request, checked, update, form)
    return checked


def _one(request: HttpRequest, checked: Checked, update: Update, form: RowCheckForm) -> None:
    ref = update.milestone.ref
    form.about = f"Milestone {ref}"
    if hasattr(update, "verdict"):
        _too_late(request, checked, update, form)
        return
    if not form.is_valid():
        checked.failed[update.pk] = form
        return
    kind = Verdict.Kind(form.cleaned_data["kind"])
    try:
        actions.check_update(update=update, kind=kind, reason=form.cleaned_data["reason"], by=person(request))
    except AlreadyChecked:
        _too_late(request, checked, update, form)
    except ValidationError as error:
        form.add_error("reason", error.messages)
        checked.failed[update.pk] = form
    else:
        checked.done.append(f"{ref} {kind.label.lower()}")


def _too_late(request: HttpRequest, checked: Checked, update: Update, form: RowCheckForm) -> None:
    verdict = checkable(who(request), [update.pk])[update.pk].verdict
    words = "withdrew it" if verdict.kind == Verdict.Kind.WITHDRAWN else "checked it first"
    why = f"Milestone {update.milestone.ref}: {verdict.recorded_by} {words} ({verdict.get_kind_display().lower()})"
    checked.refused.append((f"{why}, so yours was not recorded", form.said))
