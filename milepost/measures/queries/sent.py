"""A submission as its sender may read it again: their own figures, as they sent them."""

from __future__ import annotations

from ..models import ProviderKey, Reading, Submission


def submission_of(key: ProviderKey, reference: str) -> Submission | None:
    """What this key sent under a reference. One query."""
    if "\x00" in reference:
        return None
    return Submission.objects.filter(key=key, reference=reference).select_related("organisation").first()


def readings_of(submission: Submission) -> list[Reading]:
    """Its figures in the order they were sent. One query."""
    return list(submission.readings.order_by("pk"))
