"""Words blanked because they should never have been posted."""

from __future__ import annotations

from typing import Any

from django.db import models

from milepost.people.models import Recorded
from milepost.plan.models import LookedAt, Need, PlanStep, Revision, SignOff, TookPart, Version

from .evidence import Evidence, Review
from .forum import ForumView
from .one_of import one_of
from .risks import RiskVersion
from .updates import Update, Verdict

ABOUT = (
    "update", "verdict", "evidence", "review", "forum_view", "risk_version", "version", "revision", "step", "need", "took_part",
    "sign_off", "looked_at", "redaction",
)  # fmt: skip
"""What words may be blanked in. The last is an earlier redaction, whose reason repeated them."""


def _about(to: Any) -> Any:
    return models.ForeignKey(to, on_delete=models.PROTECT, null=True, blank=True, related_name="redactions")


class Redaction(Recorded):
    """Who blanked which words, when and why remain; the words do not."""

    update = _about(Update)
    verdict = _about(Verdict)
    evidence = _about(Evidence)
    review = _about(Review)
    forum_view = _about(ForumView)
    risk_version = _about(RiskVersion)
    version = _about(Version)
    revision = _about(Revision)
    step = _about(PlanStep)
    took_part = _about(TookPart)
    sign_off = _about(SignOff)
    looked_at = _about(LookedAt)
    need = _about(Need)
    redaction = _about("self")
    field = models.CharField(max_length=20)
    why = models.TextField()

    class Meta:
        ordering = ["recorded_at", "pk"]
        constraints = [one_of("progress_redaction_of_one", *ABOUT)]

    def __str__(self) -> str:
        return f"Redaction of {self.field}"
