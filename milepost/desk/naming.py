"""What people write to say what a concern or a decision is about: refs of the plan's rows and numbers of risks, with commas
between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError

from milepost.board.queries.about import AboutRead
from milepost.board.subjects import Subject
from milepost.plan.access import gone, rows_with_standing
from milepost.plan.models import Plan, Row
from milepost.progress.models import Risk

BETWEEN = re.compile(r"[,;\n]")
NAMED = re.compile(rf"(?:(risk|{'|'.join(Row.Kind.values)})\s+)?(\S{{1,20}})", re.IGNORECASE)
MAY_SHARE = (Row.Kind.OUTCOME, Row.Kind.ACTION)
"""An outcome and an action may have one ref: then the kind goes before it."""


def written(about: Iterable[AboutRead], plans: Sequence[Plan]) -> str:
    """Rows and risks as somebody would write them; with the plan's short name first where there are several plans."""
    named = (
        (a.plan, f"{a.kind} {a.ref}" if a.kind in ("risk", *MAY_SHARE) else a.ref) for a in about if a.kind != "measure"
    )
    return ", ".join(f"{plan} {name}" if len(plans) > 1 else name for plan, name in named)


def understood(text: str, plans: Sequence[Plan]) -> tuple[Subject, ...]:
    """The rows and risks that are named, each once. Two queries. Raises ValidationError naming the first it does not know."""
    wanted = [word.strip() for word in BETWEEN.split(text) if word.strip()]
    if not wanted:
        return ()
    known = _Known(plans)
    found = dict.fromkeys(known.named(word) for word in wanted)
    return tuple(Subject(row=x) if isinstance(x, Row) else Subject(risk=x) for x in found)


def new_deadlines(text: str, plans: Sequence[Plan]) -> list[tuple[Row, str]]:
    """The milestones and deadlines of lines like "1.1a.2: Mar 2028". Two queries. Raises ValidationError."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        return []
    known, found = _Known(plans), []
    for line in lines:
        name, colon, deadline = line.partition(":")
        if not colon or not deadline.strip():
            raise ValidationError(f"Write “{line[:40]}” as a ref, a colon and a deadline, like 1.1a.2: Mar 2028")
        row = known.named(name.strip())
        if not isinstance(row, Row) or row.kind != Row.Kind.MILESTONE:
            raise ValidationError(f"“{name.strip()[:40]}” is no milestone, and only milestones have a deadline")
        found.append((row, deadline.strip()))
    return found


class _Known:
    """The rows and risks of some plans, by what people call them."""

    def __init__(self, plans: Sequence[Plan]) -> None:
        self.plans = {plan.slug: plan for plan in plans}
        self.rows = [row for row in rows_with_standing().filter(plan__in=plans) if not gone(row)]
        self.risks = list(Risk.objects.filter(plan__in=plans).select_related("plan"))

    def named(self, word: str) -> Row | Risk:
        slug, _, rest = word.partition(" ")
        plan = self.plans.get(slug) if rest else None
        match = NAMED.fullmatch(rest.strip() if plan else word)
        found = [x for x in self._called(*match.groups()) if plan in (None, x.plan)] if match else []
        if not found or match is None:
            raise ValidationError(
                f"“{word[:40]}” is no row and no risk of a live plan. Write a ref like 1.1a.2, or risk 3"
            )
        if len({x.plan_id for x in found}) > 1:
            example = f"{found[0].plan.slug} {word}"
            raise ValidationError(f"“{word}” is in several plans. Write the plan’s short name first, like {example}")
        if len(found) > 1:
            names = " or ".join(f"{x.kind} {x.ref}" for x in found if isinstance(x, Row))
            raise ValidationError(f"“{word}” is more than one row. Write {names}")
        return found[0]

    def _called(self, kind: str | None, ref: str) -> Sequence[Row | Risk]:
        if kind and kind.lower() == "risk":
            return [r for r in self.risks if str(r.number) == ref]
        return [r for r in self.rows if r.ref.lower() == ref.lower() and (not kind or r.kind == kind.lower())]
