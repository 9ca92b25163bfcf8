"""Writing down what happened, one verb a file. Every act has a person, a time, and one audit event."""

from .check import check_update
from .draft import drop_draft, keep_draft
from .post import NewEvidence, NewUpdate, SaidMeanwhile, post_update
from .redact import redact
from .view import give_forum_view

__all__ = [
    "NewEvidence",
    "NewUpdate",
    "SaidMeanwhile",
    "check_update",
    "drop_draft",
    "give_forum_view",
    "keep_draft",
    "post_update",
    "redact",
]
