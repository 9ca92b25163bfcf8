"""May I, for what was said: the only way a page gets an update, and who may check one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q
from django.http import Http404

from milepost.plan.access import Capacity
from milepost.plan.models import LookedAt, Need, Plan, PlanStep, Revision, Row, SignOff, TookPart, Version
from milepost.rules.permissions import Verb

from .actions.redact import Sayable
from .models import Evidence, ForumView, Redaction, Review, Risk, RiskVersion, Update, Verdict

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


def checkable(who: Capacity, pks: Iterable[int]) -> dict[int, Update]:
    """Those of these updates that somebody may check, by id; the others are left out as if they were not there."""
    updates = Update.objects.select_related("milestone__plan", PARENTS, "recorded_by", "verdict__recorded_by")
    return {u.pk: u for u in updates.filter(pk__in=list(pks)) if may_check(who, u)}


def may_check(who: Capacity, update: Update) -> bool:
    """Whether somebody may accept this update or send it back: never their own."""
    mine = who.user is not None and who.user.pk == update.recorded_by_id
    return not mine and who.may_on(Verb.CHECK_UPDATE, update.milestone)


SAID: dict[str, tuple[type[Sayable], tuple[str, ...]]] = {
    "update": (Update, ("milestone",)),
    "verdict": (Verdict, ("update__milestone",)),
    "evidence": (Evidence, ("update__milestone", "review__milestone")),
    "review": (Review, ("milestone",)),
    "forum_view": (ForumView, ("row",)),
    "risk_version": (RiskVersion, ("risk__row",)),
    "version": (Version, ("row",)),
    "revision": (Revision, ()),
    "step": (PlanStep, ()),
    "took_part": (TookPart, ()),
    "sign_off": (SignOff, ()),
    "looked_at": (LookedAt, ()),
    "need": (Need, ("row",)),
}
"""What somebody may have said, and how it reaches the row it is about; where that is none, it is about the plan."""


def said_for(who: Capacity, plan: Plan, what: str, pk: int) -> tuple[Sayable, Row | None]:
    """Something said in a plan, and the row it is about, for somebody who may blank words in it."""
    if not who.may(Verb.REDACT):
        raise Http404
    if what == "redaction":
        return _redaction(who, plan, pk)
    if what not in SAID:
        raise Http404
    model, paths = SAID[what]
    in_plan = reduce(or_, (Q(**{f"{path}__plan": plan}) for path in paths)) if paths else Q(plan=plan)
    found: Any = model._default_manager.select_related(*paths).filter(in_plan, pk=pk).first()
    if found is None:
        raise Http404
    return found, next((row for path in paths if (row := _reached(found, path))), None)


def _redaction(who: Capacity, plan: Plan, pk: int) -> tuple[Redaction, Row | None]:
    """A redaction's own reason may repeat the words: it belongs to the plan of what it blanked."""
    found = Redaction.objects.filter(pk=pk, redaction__isnull=True).first()
    if found is None:
        raise Http404
    what = next(name for name in SAID if getattr(found, f"{name}_id") is not None)
    return found, said_for(who, plan, what, getattr(found, f"{what}_id"))[1]


def _reached(found: Any, path: str) -> Row | None:
    for step in path.split("__"):
        found = getattr(found, step, None)
    return found if isinstance(found, Row) else None


def file_for(who: Capacity, plan: Plan, pk: int) -> Evidence:
    """Evidence with a file, for somebody who may read the plan at the desk."""
    evidence = _with_file(plan, pk)
    if evidence is None or not who.may(Verb.READ_PLAN):
        raise Http404
    return evidence


def open_file(plan: Plan, pk: int) -> Evidence:
    """Evidence with a file that everyone may see: marked public, and its update accepted (the plan being public)."""
    evidence = _with_file(plan, pk)
    if evidence is None or not evidence.public or evidence.update is None:
        raise Http404
    verdict: Verdict | None = getattr(evidence.update, "verdict", None)
    if verdict is None or verdict.kind != Verdict.Kind.ACCEPTED:
        raise Http404
    return evidence


def _with_file(plan: Plan, pk: int) -> Evidence | None:
    in_plan = Q(update__milestone__plan=plan) | Q(review__milestone__plan=plan)
    return Evidence.objects.select_related("update__verdict").exclude(file="").filter(in_plan, pk=pk).first()


def risk_for(who: Capacity, plan: Plan, number: int, verb: Verb = Verb.READ_PLAN) -> Risk:
    """A risk by its number, for somebody who may do this to the row it was raised on."""
    risks = Risk.objects.select_related("row__parent__parent__parent", "row__plan")
    risk = risks.filter(plan=plan, number=number).first()
    if risk is None or not who.may_on(verb, risk.row):
        raise Http404
    return risk
