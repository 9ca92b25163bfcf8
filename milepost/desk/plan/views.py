"""The plan at the desk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from milepost.board.queries.decisions import decisions_about
from milepost.desk.request import who
from milepost.judgement.as_at import Day, reading_day
from milepost.judgement.measures import in_plan, measures_of
from milepost.judgement.pages import plan_page
from milepost.judgement.queries import JudgedMilestone, JudgedPlan, judged_plan
from milepost.judgement.risks import red_without_risk, risk_policy
from milepost.people.access import page, person
from milepost.plan.access import gone, plan_for, row_for
from milepost.plan.kinds import plan_kind
from milepost.plan.models import Plan, Row
from milepost.plan.queries import Line
from milepost.plan.queries.origins import brought_in, came_from
from milepost.progress.queries import risks
from milepost.rules.moves import Status
from milepost.rules.permissions import Role, Verb
from milepost.rules.revising import why_not

from .filters import RATINGS, RESOURCES, narrowed, owners, read_filters
from .history import history
from .linked import linked
from .presenters import rounds


def _read(request: HttpRequest, slug: str, *, history: bool = False) -> tuple[Plan, Day, JudgedPlan, dict[str, Any]]:
    """What every page about a plan begins with. Only a live plan read as it is now takes what anybody has to say."""
    found = plan_for(who(request), slug)
    day = reading_day(found, request.GET.get("as_at", ""))
    judged = judged_plan(found, on=day.on, history=history)
    takes_words = judged.life.status is Status.LIVE and not day.asked
    context = {
        "plan": found,
        "day": day,
        "judged": judged,
        "measures": in_plan(measures_of(found, day.on), judged),
        "kind": plan_kind(found.kind),
        "takes_words": takes_words,
        "may": {
            "give_forum_view": takes_words and who(request).may(Verb.GIVE_FORUM_VIEW),
            "redact": who(request).may(Verb.REDACT),
            "revise": who(request).may(Verb.REVISE_PLAN) and not day.asked and not why_not(judged.life.status),
        },
    }
    return found, day, judged, context


@page(Verb.READ_PLAN)
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    filters = read_filters(request.GET)
    it, day, judged, context = _read(request, slug, history=filters.changed_since is not None)
    found = narrowed(judged, filters)
    workstreams, shown = plan_page(found, request.GET.get("page", ""))
    context |= {
        "filters": filters,
        "workstreams": workstreams,
        "shown": shown,
        "found": {w.line.ref: sum(1 for _ in w.milestones) for w in found},
        "choices": {
            "rating": RATINGS,
            "workstream": [(w.line.ref, f"{w.line.ref} {w.line.statement}") for w in judged.workstreams],
            "resource": RESOURCES,
            "owner": owners(judged),
        },
        # Said of a draft, which people have just made; of any other plan its life says it.
        "brought": brought_in(context["plan"]) if judged.life.status is Status.DRAFT else [],
    }
    context |= linked(request, it, day)
    return render(request, "desk/plan/plan.html", context)


@page(Verb.READ_PLAN)
def workstream(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    found, _, judged, context = _read(request, slug)
    row = row_for(who(request), found, "workstream", ref)
    if answer := _has_left(row, (w.line for w in judged.workstreams)):
        return answer
    whole = _one(w for w in judged.workstreams if w.line.ref == ref)
    (context["workstream"],), context["shown"] = plan_page((whole,), request.GET.get("page", ""))
    context |= _on_row(request, row, context)
    return render(request, "desk/plan/workstream.html", context)


@page(Verb.READ_PLAN)
def action(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    found, _, judged, context = _read(request, slug)
    row = row_for(who(request), found, "action", ref)
    if answer := _has_left(row, (a.line for a in judged.actions)):
        return answer
    context |= {
        "action": _one(a for a in judged.actions if a.line.ref == ref),
        "workstream_ref": row.workstream.ref,
    }
    context |= _on_row(request, row, context) | linked(request, found, context["day"], action=row.pk)
    return render(request, "desk/plan/action.html", context)


@page(Verb.READ_PLAN)
def milestone(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    found, day, judged, context = _read(request, slug, history=True)
    row = row_for(who(request), found, "milestone", ref)
    if answer := _has_left(row, (m.line for m in judged.milestones)):
        return answer
    m: JudgedMilestone = _one(m for m in judged.milestones if m.line.ref == ref)
    context |= _on_row(request, row, context)
    context |= {
        "milestone": m,
        "behind": context["measures"].behind(m.action_ref),
        "history": history(row, m, day.on),
        "rounds": rounds(m.judged.occurrences),
        "asks_for_risk": m in red_without_risk(judged, context["every_risk"]),
        "may": {**context["may"], **_may_here(request, context["takes_words"], m)},
    }
    return render(request, "desk/plan/milestone.html", context)


def _on_row(request: HttpRequest, row: Row, context: dict[str, Any]) -> dict[str, Any]:
    """What stands beside one row: its risks, whether this person may raise another, where the row came from, and what boards
    decided about it."""
    every = risks(row.plan, context["day"].on)
    may_raise = context["takes_words"] and who(request).may_on(Verb.MANAGE_RISK, row)
    return {
        "every_risk": every,
        "risks": [r for r in every if r.row_id == row.pk],
        "policy": risk_policy(),
        "origins": came_from(row.pk),
        "decisions": decisions_about(on=context["day"].on, row_id=row.pk, private_for=who(request).sits_on),
        "may": {**context["may"], "manage_risk": may_raise},
    }


def _may_here(request: HttpRequest, takes_words: bool, m: JudgedMilestone) -> dict[str, bool]:
    """What this person may do on this milestone now. Nobody checks their own update."""

    def may(verb: Verb) -> bool:
        return takes_words and who(request).may_at(verb, row_id=m.line.id, workstream_id=m.workstream_id)

    mine = person(request).pk
    verbs = (Verb.POST_UPDATE, Verb.GIVE_FORUM_VIEW, Verb.REASSIGN_OWNER)
    return {verb.value: may(verb) for verb in verbs} | {
        "check_update": m.being_checked and m.newest is not None and m.newest.by_id != mine and may(Verb.CHECK_UPDATE),
        "withdraw": takes_words and Role.AUDITOR not in who(request).roles,
        "add_evidence": m.latest is not None and may(Verb.POST_UPDATE),
        "review_milestone": m.judged.complete and m.latest is not None and m.latest.by_id != mine
        and may(Verb.REVIEW_MILESTONE),
    }  # fmt: skip


def _has_left(row: Row, lines: Iterable[Line]) -> HttpResponse | None:
    """A row that has been withdrawn has no page of its own any more, but as at a day before: where it is told of instead."""
    if not gone(row) or any(line.id == row.pk for line in lines):
        return None
    return redirect(f"{reverse('withdrawn-rows', args=[row.plan.slug])}#{row.kind}-{row.ref}")


def _one(found: Any) -> Any:
    """The one asked for, or not found: not in the plan on that day."""
    first = next(iter(found), None)
    if first is None:
        raise Http404
    return first
