"""A plan in the list of plans: what it is, what it may be used for, and where its files are."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from milepost.plan.kinds import plan_kind
from milepost.plan.models import Plan

from .licences import licence_for

FILES = {
    "page": "public-plan",
    "plan": "data-plan",
    "milestones_csv": "data-milestones-csv",
    "milestones_jsonl": "data-milestones-jsonl",
    "history_csv": "data-history-csv",
    "history_jsonl": "data-history-jsonl",
}
"""What the list calls each address, and the page or file that is there."""


def listed(request: HttpRequest, plan: Plan, on: date) -> dict[str, Any]:
    """``on`` is the day its files are read as at. The addresses carry the day where one was asked for."""
    asked = f"?as_at={on.isoformat()}" if request.GET.get("as_at") else ""
    licence = licence_for(plan)
    return {
        "slug": plan.slug,
        "title": plan.title,
        "kind": plan.kind,
        "kind_name": plan_kind(plan.kind).name,
        "area": plan.area.name,
        "status": plan.status,  # type: ignore[attr-defined]
        "as_at": on.isoformat(),
        "source": plan.source or None,
        "licence": {"name": licence.name, "address": licence.address or None, "terms": licence.terms},
        "addresses": {
            key: request.build_absolute_uri(reverse(name, args=[plan.slug])) + asked for key, name in FILES.items()
        },
    }
