"""What this door answers, as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import JsonResponse
from django.utils import timezone

from milepost.measures.definitions import Measure
from milepost.measures.models import Reading, Submission
from milepost.measures.queries.asked import Slot
from milepost.people.models import Organisation

Json = dict[str, Any]


def answer(said: Json, status: int = 200, **headers: str) -> JsonResponse:
    return JsonResponse(said, status=status, headers=headers, json_dumps_params={"ensure_ascii": False})


def owed(organisation: Organisation, slots: Iterable[Slot], on: date) -> Json:
    return {
        "provider": organisation.name,
        "owed": [
            {
                "measure": s.measure.id,
                "name": s.measure.name,
                "period": s.period.starts.isoformat(),
                "period_ends": s.period.ends.isoformat(),
                "due_by": s.due.isoformat(),
                "late": on > s.due,
            }
            for s in slots
        ],
    }


def measures(organisation: Organisation, found: Iterable[Measure], slots: Iterable[Slot]) -> Json:
    standing: dict[str, list[Json]] = {}
    for s in slots:
        if s.sent:
            told = {"id": s.sent.id, "period": s.period.starts.isoformat(), "breakdown": s.breakdown.key}
            standing.setdefault(s.measure.id, []).append(told)
    return {
        "provider": organisation.name,
        "measures": [
            {
                "measure": m.id,
                "name": m.name,
                "question": m.question,
                "unit": m.unit.value,
                "numerator": m.numerator,
                "denominator": m.denominator,
                "every": m.every.value,
                "due_days": m.due_days,
                "breakdowns": [{"breakdown": b.key, "label": b.label} for b in m.breakdowns],
                "standing": standing.get(m.id, []),
            }
            for m in found
        ],
    }


def submission(sent: Submission, readings: Iterable[Reading]) -> Json:
    return {
        "reference": sent.reference,
        "provider": sent.organisation.name if sent.organisation else "",
        "received_at": timezone.localtime(sent.recorded_at).isoformat(timespec="seconds"),
        "figures": [
            {
                "id": r.pk,
                "measure": r.measure,
                "period": r.starts.isoformat(),
                "period_ends": r.ends.isoformat(),
                "breakdown": r.breakdown,
                "answer": r.answer,
                "numerator": _number(r.value if r.numerator is None else r.numerator),
                "denominator": _number(r.denominator),
                "why": r.why,
                "instead_of": r.supersedes_id,
            }
            for r in readings
        ],
    }


def nothing_new(reference: str, organisation: Organisation) -> Json:
    """Every figure stood already as it was sent, so there is no submission."""
    at = timezone.localtime().isoformat(timespec="seconds")
    return {"reference": reference, "provider": organisation.name, "received_at": at, "figures": []}


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
