"""A newer version of a plan's document: brought, and held against the plan, each difference to be taken over or left."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.desk.request import sent, who
from milepost.desk.revisions.saving import frozen, save
from milepost.judgement.queries import judged_plan
from milepost.people.access import page, person
from milepost.people.clock import today
from milepost.plan.access import plan_for
from milepost.plan.access_documents import intake_for
from milepost.plan.actions.bring_newer import bring_newer
from milepost.plan.actions.change import ChangedMeanwhile, manner_of
from milepost.plan.actions.gather import gathered
from milepost.plan.actions.gathered_changes import Waiting
from milepost.plan.models import Brought, Plan
from milepost.plan.queries.origins import brought_in
from milepost.progress.actions.post import SaidMeanwhile, post_update
from milepost.progress.actions.take_ratings import take_ratings
from milepost.rules.permissions import Verb
from milepost.rules.revising import Manner
from milepost.sources.models import Intake
from milepost.sources.queries import understood

from ..against import Against
from ..forms import BringForm, show_refusal
from ..taking import Taking, nodes_in
from ..tasks import ask_to_read

ITEMS = 100


@page(Verb.REVISE_PLAN)
def newer(request: HttpRequest, slug: str) -> HttpResponse:
    """Bring a newer version; what was brought for this plan before."""
    plan = plan_for(who(request), slug, Verb.REVISE_PLAN)
    form = BringForm(*sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            found = bring_newer(plan=plan, file=form.cleaned_data["file"], by=person(request), then=ask_to_read)
        except ValidationError as error:
            show_refusal(form, error)
        else:
            return redirect("intake", found.pk)
    return render(request, "desk/intake/newer.html", {"plan": plan, "form": form, "brought": brought_in(plan)})


@page(Verb.REVISE_PLAN)
def against(request: HttpRequest, pk: int) -> HttpResponse:
    """Each difference, with where it came from. What is taken over changes a draft, or is gathered for one revision."""
    found = intake_for(who(request), pk, Verb.REVISE_PLAN)
    brought = Brought.objects.filter(intake=found, kind=Brought.As.NEWER).first()
    if brought is None or found.state != Intake.State.READ:
        raise Http404
    plan = plan_for(who(request), Plan.objects.get(pk=brought.plan_id).slug, Verb.REVISE_PLAN)
    if answer := frozen(request, plan):
        return answer
    judged = judged_plan(plan, on=today())
    openly = manner_of(plan, today()) is Manner.OPENLY
    waiting = frozenset(nodes_in(gathered(plan, person(request)), found.pk)) if openly else frozenset()
    held = Against(plan, judged, understood(found), openly=openly, waiting=waiting)
    problem = ""
    if request.method == "POST":
        answered = _take_over(request, plan, found, held)
        if isinstance(answered, HttpResponse):
            return answered
        problem = answered
    shown = Paginator(held.items(), ITEMS).get_page(request.GET.get("page", ""))
    context = {
        "intake": found, "plan": plan, "shown": shown, "matching": held.matching, "problem": problem,
        "openly": openly, "sent": request.POST,
    }  # fmt: skip
    return render(request, "desk/intake/against.html", context)


def _take_over(request: HttpRequest, plan: Plan, found: Intake, held: Against) -> HttpResponse | str:
    """Where to go once it is taken over, or in words why it cannot be; then nothing is."""
    taking = Taking(held, found.pk, request.POST)
    changes, rated = taking.changes(), taking.ratings()
    if not changes and not rated:
        return "Tick what is to be taken over from the document"
    answer: HttpResponse = redirect("intake-against", found.pk)
    try:
        with transaction.atomic():
            if rated and not held.openly:
                take_ratings(plan=plan, rated=rated, by=person(request))
            for one in rated if held.openly else ():
                post_update(milestone=one.milestone, new=one.new, by=person(request), seen=one.seen)
            if changes:
                saved = save(request, plan, changes, openly=held.openly, done=_done(_count(changes)))
                answer = saved if held.openly else answer
    except ValidationError as error:
        return " ".join(error.messages)
    except (ChangedMeanwhile, SaidMeanwhile) as error:
        return f"{error}. Nothing was taken over: look at it as it is now"
    if rated:
        what = (
            "proposed as updates: each waits to be checked like any other" if held.openly else "taken over as ratings"
        )
        messages.success(request, f"{len(rated)} {what}")
    return answer


def _count(changes: Sequence[Waiting]) -> int:
    """How many changes there are, each new row with those below it."""
    return sum(1 + _count(change.get("below", ())) for change in changes)


def _done(count: int) -> str:
    return f"{count} taken over from the document" if count > 1 else "1 difference taken over from the document"
