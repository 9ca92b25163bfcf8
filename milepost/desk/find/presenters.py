"""The desk's words for what can be found, where each is, and views that are ready to open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse

from milepost.judgement.findable import Findable, Kind
from milepost.plan.models import Plan
from milepost.rules.brag import Brag

WORDS = {
    "narrow": {"kind": "What", "plan": "Plan", "workstream": "Workstream", "rating": "Rating now"},
    "kind": {
        Kind.MILESTONE: "Milestone",
        Kind.ACTION: "Action",
        Kind.OUTCOME: "Outcome",
        Kind.IMPACT: "Impact",
        Kind.WORKSTREAM: "Workstream",
        Kind.PLAN: "Plan",
        Kind.UPDATE: "Update",
        Kind.FORUM: "Forum’s view",
        Kind.EVIDENCE: "Evidence",
        Kind.REVIEW: "Review",
        Kind.RISK: "Risk",
        Kind.POST: "Post",
        Kind.BODY: "Body",
        Kind.ORGANISATION: "Organisation",
    },
    "rating": {**{str(brag): f"{brag.label}, {brag.meaning}" for brag in Brag}, "none": "No rating"},
    "text": {
        "statement": "In the plan",
        "plain": "For families",
        "weakness": "Weakness",
        "weakness_plain": "Weakness, for families",
        "note": "Note",
        "about": "About",
        "happened": "What happened",
        "next": "What is next",
        "at_risk": "What is at risk",
        "words": "The forum’s words",
        "evidence": "Evidence",
        "review": "What the review saw",
        "risk": "What could go wrong",
        "mitigation": "What is done about it",
        "held_in": "In",
        "purpose": "Purpose",
        "what": "Kind",
    },
}

VIEWS = (
    ("Overdue", "desk-plan", {"overdue": "1"}),
    ("The dates say worse than the rating", "desk-plan", {"challenged": "1"}),
    ("The forum disagrees", "desk-plan", {"forum": "1"}),
    ("Complete, and no evidence shows it", "plan-evidence", {"show": "gaps"}),
)


def href(thing: Findable) -> str:
    """The page that shows something found."""
    if thing.plan is None:
        return reverse(f"desk-{thing.kind}", args=[thing.pk])
    slug = thing.plan.plan.slug
    if thing.page is Kind.PLAN:
        return reverse("desk-plan", args=[slug])
    if thing.page is Kind.RISK:
        return reverse("plan-risk", args=[slug, thing.page_ref])
    anchor = f"#o{thing.own_ref}" if thing.kind is Kind.OUTCOME else ""
    return reverse(f"desk-{thing.page}", args=[slug, thing.page_ref]) + anchor


@dataclass(frozen=True)
class Ready:
    """A view of a plan that somebody may want without typing anything."""

    text: str
    href: str


def ready(plans: Iterable[Plan], today: date) -> list[tuple[Plan, list[Ready]]]:
    """The plan's own filters, for each live plan."""
    week = ("Changed in the last 7 days", "desk-plan", {"changed_since": (today - timedelta(days=7)).isoformat()})
    return [
        (plan, [Ready(text, f"{reverse(page, args=[plan.slug])}?{urlencode(f)}") for text, page, f in (*VIEWS, week)])
        for plan in plans
    ]
