"""The keys of our area's organisations, as the page that looks after them shows them."""

from __future__ import annotations

from django.db.models import F, Max, QuerySet

from milepost.people.queries import ours

from ..models import ProviderKey


def keys() -> QuerySet[ProviderKey]:
    """Each with when it last sent something as ``last_sent``: those that work first. Two queries, whatever their number."""
    rows = ProviderKey.objects.filter(ours("organisation__area")).annotate(last_sent=Max("submissions__recorded_at"))
    rows = rows.select_related("organisation", "recorded_by", "revoked_by")
    return rows.order_by(F("revoked_at").asc(nulls_first=True), "organisation__name", "-recorded_at")
