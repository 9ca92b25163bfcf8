"""Where a plan is in its life, as far as the rest of Milepost needs to know. Which steps lead where is policy: ``life``.

Source: design section 3 ("drafted, submitted, fit for purpose or returned, live, closed") and section 7 (archived plans
are published plans of other areas, read only).
"""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    FIT = "fit_for_purpose"
    RETURNED = "returned"
    LIVE = "live"
    CLOSED = "closed"
    ARCHIVED = "archived"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()


PUBLIC_STATUSES = (Status.LIVE, Status.CLOSED, Status.ARCHIVED)
OVER = (Status.CLOSED, Status.ARCHIVED)
"""Nothing more happens to these but what follows them."""
