"""The search for everyone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from milepost.judgement.as_at import reading_day
from milepost.judgement.find import find, read_asked
from milepost.judgement.findable import Findable, findables
from milepost.judgement.queries import open_plan
from milepost.people.access import page
from milepost.plan.access import public_plans
from milepost.rules.moves import Status
from milepost.rules.permissions import Verb

from .presenters import WORDS, href


@page(Verb.READ_PUBLIC)
def find_page(request: HttpRequest) -> HttpResponse:
    findings = find(read_asked(request.GET), "public", _everything)
    plans = public_plans() if findings.refused else []
    return render(
        request, "public/find/find.html", {"findings": findings, "words": WORDS, "href": href, "plans": plans}
    )


def _everything() -> list[Findable]:
    """What open plans hold and nothing else, so that nothing can be found that public pages may not show."""
    plans = sorted(public_plans(), key=lambda p: p.status != Status.LIVE)  # type: ignore[attr-defined]
    return [thing for plan in plans for thing in findables(open_plan(plan, on=reading_day(plan, "").on), plain=True)]
