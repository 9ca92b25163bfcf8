"""Writing down what happened, one verb a file. Every act has a person, a time, and one audit event."""

from .check import check_update, withdraw_update
from .draft import drop_draft, keep_draft
from .evidence import NewEvidence, add_evidence
from .post import NewUpdate, SaidMeanwhile, post_update
from .redact import redact
from .review import review_milestone
from .risks import NewRisk, change_risk, raise_risk
from .view import give_forum_view

__all__ = [
    "NewEvidence",
    "NewRisk",
    "NewUpdate",
    "SaidMeanwhile",
    "add_evidence",
    "change_risk",
    "check_update",
    "drop_draft",
    "give_forum_view",
    "keep_draft",
    "post_update",
    "raise_risk",
    "redact",
    "review_milestone",
    "withdraw_update",
]
