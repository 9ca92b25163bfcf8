"""What people write to say what a concern is about: refs of the plan's rows and numbers of risks, with commas between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from django import forms
from django.db.models import QuerySet

from milepost.board.queries.about import AboutRead
from milepost.board.subjects import Subjects
from milepost.plan.access import gone, rows_with_standing
from milepost.plan.models import Plan, Row
from milepost.progress.models import Risk

BETWEEN = re.compile(r"[,;\n]")
A_RISK = re.compile(r"risk\s+(\d{1,6})", re.IGNORECASE)


def written(about: Iterable[AboutRead], plans: Sequence[Plan]) -> str:
    """Rows and risks as somebody would write them; with the plan's short name first where there are several plans."""
    several = len(plans) > 1
    named = (a for a in about if a.kind != "measure")
    return ", ".join((f"{a.plan} " if several else "") + ("risk " if a.kind == "risk" else "") + a.ref for a in named)


def understood(text: str, plans: Sequence[Plan]) -> Subjects:
    """The rows and risks that are named, each once. Two queries. Raises ValidationError naming the first it does not know."""
    wanted = [word.strip() for word in BETWEEN.split(text) if word.strip()]
    if not wanted:
        return Subjects()
    rows = [row for row in rows_with_standing().filter(plan__in=[p.pk for p in plans]) if not gone(row)]
    risks = Risk.objects.filter(plan__in=[p.pk for p in plans]).select_related("plan")
    found = [_one(word, rows, risks, len(plans)) for word in wanted]
    return Subjects(
        rows=tuple(x for x in found if isinstance(x, Row)), risks=tuple(x for x in found if isinstance(x, Risk))
    )


def _one(word: str, rows: Sequence[Row], risks: QuerySet[Risk], plans: int) -> Row | Risk:
    plan, _, rest = word.partition(" ")
    known = {row.plan.slug for row in rows}
    name = rest.strip() if plan in known else word
    risk = A_RISK.fullmatch(name)
    number = int(risk[1]) if risk else 0
    among: Sequence[Row | Risk] = (
        [r for r in risks if r.number == number] if risk else [r for r in rows if r.ref == name]
    )
    found = [x for x in among if plan not in known or x.plan.slug == plan]
    if not found:
        raise forms.ValidationError(
            f"“{word[:40]}” is no row and no risk of a live plan. Write a ref like 1.1a.2, or risk 3"
        )
    if plans > 1 and len({x.plan_id for x in found}) > 1:
        example = f"{found[0].plan.slug} {name}"
        raise forms.ValidationError(f"“{word}” is in several plans. Write the plan’s short name first, like {example}")
    return found[0]
