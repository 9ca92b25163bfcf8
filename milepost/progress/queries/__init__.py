"""Reading what was said, as recorded by the end of a day."""

from .proofs import Proof, Reviewed, evidence, proofs, reviews
from .redactions import redactions, words_removed_since
from .reports import Report, Voice, awaiting, done_occurrences, drafts_of, reports, voices
from .risks import RiskRead, RiskSaid, risks

__all__ = [
    "Proof",
    "Report",
    "Reviewed",
    "RiskRead",
    "RiskSaid",
    "Voice",
    "awaiting",
    "done_occurrences",
    "drafts_of",
    "evidence",
    "proofs",
    "redactions",
    "reports",
    "reviews",
    "risks",
    "voices",
    "words_removed_since",
]
