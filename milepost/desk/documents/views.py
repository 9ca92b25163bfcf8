"""Taking the plan away: choosing what and how, and the files themselves."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from milepost.design.documents.forms import FORMS
from milepost.design.documents.refusing import CannotBeMade
from milepost.design.files import made_file
from milepost.desk.request import who
from milepost.judgement.planfile import plan_file
from milepost.people.access import page, person
from milepost.plan.access import plan_for
from milepost.plan.planfile.text import to_json, to_yaml
from milepost.rules.permissions import Verb

from .chosen import Chosen, choose
from .waiting import ask_for, found


@dataclass(frozen=True)
class Data:
    media: str
    whole: bool = False
    yaml: bool = False


DATA = {
    "json": Data("application/json"),
    "yaml": Data("application/yaml", yaml=True),
    "history.json": Data("application/json", whole=True),
    "history.yaml": Data("application/yaml", whole=True, yaml=True),
}


@page(Verb.READ_PLAN)
def take_away(request: HttpRequest, slug: str) -> HttpResponse:
    plan = plan_for(who(request), slug)
    chosen = choose(plan, request.GET)
    context = {"plan": plan, "day": chosen.day, "chosen": chosen, "judged": chosen.judged}
    context["long_pdf"] = chosen.count > FORMS["pdf"].longest
    context["may_bring"] = who(request).may(Verb.BRING_UPDATES)
    return render(request, "desk/documents/take_away.html", context)


@page(Verb.READ_PLAN)
def document(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    plan = plan_for(who(request), slug)
    if kind not in FORMS and kind not in DATA:
        raise Http404
    chosen = choose(plan, request.GET)
    whole = kind in DATA and DATA[kind].whole
    if chosen.day.problem or chosen.filters.problems or not (chosen.count or whole):
        return redirect(f"{reverse('take-away', args=[slug])}?{request.GET.urlencode()}")
    if kind in DATA:
        return _data(chosen, kind)
    form = FORMS[kind]
    table = chosen.table()
    try:
        if chosen.count > form.longest:
            form.check()
            return redirect("document-waiting", slug, ask_for(plan, kind, chosen.query, person(request)))
        body = form.make(table)
    except CannotBeMade as why:
        return render(request, "desk/documents/not_made.html", {"plan": plan, "why": str(why)}, status=409)
    return made_file(body, name=f"{table.name}.{kind}", media=form.media)


def _data(chosen: Chosen, kind: str) -> HttpResponse:
    """A history is of the whole plan, whatever rows were chosen."""
    data = DATA[kind]
    values = plan_file(chosen.judged, None if data.whole else chosen.rows, history=data.whole)
    text = to_yaml(values) if data.yaml else to_json(values, indent=1) + "\n"
    name = (
        f"{chosen.plan.slug}-{chosen.judged.on.isoformat()}-{kind}"
        if data.whole
        else f"{chosen.plan.slug}-{chosen.judged.on.isoformat()}.{kind}"
    )
    return made_file(text.encode(), name=name, media=data.media)


@page(Verb.READ_PLAN)
def waiting(request: HttpRequest, slug: str, ticket: str) -> HttpResponse:
    """A document that is being made: it is given as soon as it is there."""
    plan = plan_for(who(request), slug)
    path, late = found(plan, ticket, person(request))
    if path is None:
        return render(request, "desk/documents/waiting.html", {"plan": plan, "late": late})
    form = FORMS[path.suffix[1:]]
    return made_file(path.read_bytes(), name=f"{slug}.{form.ending}", media=form.media)
