"""What was blanked, and why."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from milepost.plan.models import Row

from ..models import Redaction


def redactions(row: Row) -> list[Redaction]:
    """Every redaction of anything said on a row. Today's redactions apply to every as-at view, so there is no date."""
    return list(Redaction.objects.filter(_about(row)).select_related("recorded_by"))


def words_removed_since(row: Row, moment: datetime) -> bool:
    return Redaction.objects.filter(_about(row), recorded_at__gt=moment).exists()


def _about(row: Row) -> Q:
    return (
        Q(update__milestone=row)
        | Q(verdict__update__milestone=row)
        | Q(evidence__update__milestone=row)
        | Q(evidence__review__milestone=row)
        | Q(review__milestone=row)
        | Q(forum_view__row=row)
        | Q(risk_version__risk__row=row)
        | Q(version__row=row)
        | Q(need__row=row)
    )
