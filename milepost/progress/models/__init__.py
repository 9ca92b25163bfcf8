"""The nouns of what happened. Rows are added, never changed; only a redaction may blank words, and it says so."""

from .evidence import Evidence, Review
from .forum import ForumView
from .redactions import Redaction
from .risks import Risk, RiskVersion
from .updates import Draft, Update, Verdict

__all__ = ["Draft", "Evidence", "ForumView", "Redaction", "Review", "Risk", "RiskVersion", "Update", "Verdict"]
