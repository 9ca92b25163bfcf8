"""A release as it is recorded, without its files: nothing that other tests read is changed."""

from __future__ import annotations

from django.utils import timezone

from milepost.people.system import loader
from milepost.sources.models import Release
from milepost.sources.releases import Examined


def a_release() -> Release:
    examined = Examined(
        "ehc-plans-2025", 2025, "A release", "Somebody", "Open", "0" * 64, 1, "2025-07-01", (), (), (), 0, ()
    )
    return Release.objects.create(
        form=examined.form, edition=examined.edition, title=examined.title, publisher=examined.publisher,
        licence=examined.licence, sha256=examined.sha256, size=1, rows=0, differing=0, found=examined.to_json(),
        folder="not-there", recorded_at=timezone.now(), recorded_by=loader(),
    )  # fmt: skip
