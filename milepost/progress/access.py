"""May I, for what was said: the only way a page gets an update, and who may check one."""

from __future__ import annotations

from django.http import Http404

from milepost.plan.access import Capacity
from milepost.plan.models import Plan
from milepost.rules.permissions import Verb

from .models import Evidence, ForumView, Update, Verdict

PARENTS = "milestone__parent__parent__parent"


def update_for(who: Capacity, plan: Plan, pk: int, verb: Verb) -> Update:
    """An update in a plan, for somebody who may do this to it. Nobody checks their own."""
    update = (
        Update.objects.select_related("milestone__plan", PARENTS, "recorded_by", "verdict")
        .filter(pk=pk, milestone__plan=plan)
        .first()
    )
    if update is None or not who.may_on(verb, update.milestone):
        raise Http404
    if verb is Verb.CHECK_UPDATE and not may_check(who, update):
        raise Http404
    return update


def may_check(who: Capacity, update: Update) -> bool:
    """Whether somebody may accept this update or send it back: never their own."""
    mine = who.user is not None and who.user.pk == update.recorded_by_id
    return not mine and who.may_on(Verb.CHECK_UPDATE, update.milestone)


def said_for(who: Capacity, plan: Plan, what: str, pk: int) -> tuple[Update | Verdict | Evidence | ForumView, str]:
    """Something said in a plan, and the ref of its row, for somebody who may blank words in it."""
    found: Update | Verdict | Evidence | ForumView | None = None
    if what == "update":
        found = Update.objects.filter(pk=pk, milestone__plan=plan).select_related("milestone").first()
    elif what == "verdict":
        found = Verdict.objects.filter(pk=pk, update__milestone__plan=plan).select_related("update__milestone").first()
    elif what == "evidence":
        found = Evidence.objects.filter(pk=pk, update__milestone__plan=plan).select_related("update__milestone").first()
    elif what == "forum_view":
        found = ForumView.objects.filter(pk=pk, row__plan=plan).select_related("row").first()
    if found is None or not who.may(Verb.REDACT):
        raise Http404
    if isinstance(found, Update):
        return found, found.milestone.ref
    return found, found.row.ref if isinstance(found, ForumView) else found.update.milestone.ref
