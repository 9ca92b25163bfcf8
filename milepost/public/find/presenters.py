"""Plain words for what can be found, and where each is."""

from __future__ import annotations

from django.urls import reverse

from milepost.judgement.findable import Findable, Kind
from milepost.rules.brag import Brag

WORDS = {
    "narrow": {"kind": "What", "plan": "Plan", "workstream": "What must get better", "rating": "How it is going"},
    "kind": {
        Kind.MILESTONE: "Promise",
        Kind.ACTION: "What people will do",
        Kind.OUTCOME: "What must change",
        Kind.IMPACT: "What will be different",
        Kind.WORKSTREAM: "What must get better",
        Kind.PLAN: "Plan",
        Kind.UPDATE: "News",
        Kind.FORUM: "What families say",
    },
    "rating": {**{str(brag): f"{brag.label}, {brag.meaning}" for brag in Brag}, "none": "No rating yet"},
    "text": {
        "statement": "In the plan’s own words",
        "plain": "In plain words",
        "weakness": "What inspectors found",
        "weakness_plain": "What inspectors found",
        "about": "About this plan",
        "happened": "What happened",
        "next": "Next",
        "words": "The parent carer forum says",
    },
}


def href(thing: Findable) -> str:
    """The page that shows something found: a promise has its own, other rows stand on the page of their weakness."""
    assert thing.plan is not None
    slug = thing.plan.plan.slug
    if thing.kind is Kind.PLAN:
        return reverse("public-plan", args=[slug])
    if thing.page is Kind.MILESTONE:
        return reverse("public-promise", args=[slug, thing.page_ref])
    page = reverse("public-weakness", args=[slug, thing.workstream_ref])
    if thing.page is Kind.ACTION:
        return f"{page}#a{thing.page_ref}"
    return f"{page}#o{thing.own_ref}" if thing.kind is Kind.OUTCOME else page
