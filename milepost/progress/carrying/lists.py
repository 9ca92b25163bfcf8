"""Which records of what was said a history holds. Drafts are nobody's but their writer's, and stay behind."""

from __future__ import annotations

from milepost.plan.carrying import PLAN, Carried

from ..models import Evidence, ForumView, Redaction, Review, Risk, RiskVersion, Update, Verdict

EVIDENCE = ("update__milestone__plan", "review__milestone__plan")
ABOUT = (
    "update__milestone__plan", "verdict__update__milestone__plan", *(f"evidence__{path}" for path in EVIDENCE),
    "review__milestone__plan", "forum_view__row__plan", "risk_version__risk__plan", "version__row__plan", "revision__plan",
    "step__plan", "took_part__plan", "sign_off__plan", "looked_at__plan", "need__row__plan",
)  # fmt: skip

PROGRESS = (
    Carried("updates", Update, ("milestone__plan",)),
    Carried("verdicts", Verdict, ("update__milestone__plan",)),
    Carried("reviews", Review, ("milestone__plan",)),
    Carried("evidence", Evidence, EVIDENCE, left=frozenset({"file"})),
    Carried("forum_views", ForumView, ("row__plan",)),
    Carried("risks", Risk, ("plan",)),
    Carried("risk_versions", RiskVersion, ("risk__plan",)),
    # Its own reason may have repeated the words, and been blanked in turn.
    Carried("redactions", Redaction, (*ABOUT, *(f"redaction__{path}" for path in ABOUT)), always=True),
)
WHOLE = (*PLAN, *PROGRESS)
