"""What items, decisions and escalations are about: rows of plans, measures and risks, in their words on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from milepost.measures import definitions
from milepost.people.clock import end_of
from milepost.plan.models import Row, Version
from milepost.progress.models import RiskVersion

from ..models import About


@dataclass(frozen=True)
class AboutRead:
    """``kind`` is that of the row, or "measure" or "risk"; ``ref`` its ref, its id or its number; ``href`` its page at the desk.

    ``workstream_ref`` is empty for a measure; ``deadline`` is the new one that a re-baseline gives. ``plain`` is said instead of
    ``words`` to everyone, where there is any; ``gone``: the row has left its plan.
    """

    kind: str
    ref: str
    words: str
    href: str
    plan: str = ""
    row_id: int | None = None
    measure: str = ""
    risk_id: int | None = None
    workstream_ref: str = ""
    deadline: str = ""
    plain: str = ""
    gone: bool = False

    @property
    def public_words(self) -> str:
        return self.plain or self.words

    @property
    def name(self) -> str:
        """How to call it in a sentence: "Milestone 1.1a.2"; a measure by its name."""
        return self.words if self.kind == "measure" else f"{self.kind.capitalize()} {self.ref}"


def about(of: str, ids: Collection[int], *, on: date) -> dict[int, tuple[AboutRead, ...]]:
    """By the id of an "item", a "decision" or an "escalation": what it is about, in the order it was given. One query."""
    before = end_of(on)
    says = Version.objects.filter(row=OuterRef("row"), recorded_at__lt=before).order_by("-recorded_at", "-pk")
    risk_says = RiskVersion.objects.filter(risk=OuterRef("risk"), recorded_at__lt=before).order_by(
        "-recorded_at", "-pk"
    )
    rows = About.objects.filter(**{f"{of}__in": ids}).select_related(
        "row__plan", "row__parent__parent__parent", "risk__plan", "risk__row__parent__parent__parent"
    )
    told = rows.annotate(
        row_says=Subquery(says.values("statement")[:1]),
        row_plain=Subquery(says.values("plain")[:1]),
        row_gone=Subquery(says.values("withdrawn")[:1]),
        risk_says=Subquery(risk_says.values("statement")[:1]),
    )
    found: dict[int, list[AboutRead]] = defaultdict(list)
    for a in told:
        found[getattr(a, f"{of}_id")].append(_read(a))
    return {key: tuple(each) for key, each in found.items()}


def row_href(row: Row) -> str:
    """The desk's page of a row; an outcome and an impact stand on that of their workstream."""
    name = {"milestone": "desk-milestone", "action": "desk-action"}.get(row.kind)
    return reverse(name, args=[row.plan.slug, row.ref]) if name else _workstream_href(row)


def _workstream_href(row: Row) -> str:
    return reverse("desk-workstream", args=[row.plan.slug, row.workstream.ref])


def _read(a: Any) -> AboutRead:
    if a.row is not None:
        row, plan = a.row, a.row.plan.slug
        return AboutRead(
            row.kind, row.ref, a.row_says or "", row_href(row), plan, row_id=row.pk,
            workstream_ref=row.workstream.ref, deadline=a.deadline, plain=a.row_plain or "", gone=bool(a.row_gone),
        )  # fmt: skip
    if a.risk is not None:
        plan, number = a.risk.plan.slug, str(a.risk.number)
        href = reverse("plan-risk", args=[plan, number])
        return AboutRead(
            "risk",
            number,
            a.risk_says or "",
            href,
            plan,
            risk_id=a.risk.pk,
            workstream_ref=a.risk.row.workstream.ref,
        )
    measure = definitions.every().get(a.measure)
    if measure is None:
        return AboutRead("measure", a.measure, a.measure, "", measure=a.measure)
    href = reverse("plan-measure", args=[measure.plan, measure.id])
    return AboutRead("measure", measure.id, measure.name, href, measure.plan, measure=measure.id)
