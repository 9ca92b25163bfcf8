"""The nouns of a board, one idea a file. Rows are only added, but for the agenda of a meeting to come."""

from .cycles import Cycle, Digest, LetterChoice, Posting
from .decisions import About, AgendaItem, Decision, Dissent, FollowUp, FollowUpStep, Rebaseline
from .escalations import Escalation, EscalationStep, SetAside
from .highlights import ForumReport, Highlight, HighlightSignature, HighlightVersion
from .meetings import Arrangement, Attended, Meeting, Register, Terms
from .minutes import Approval, Correction, Minutes, Publication
from .packs import ReportPack
from .redactions import Blanked

__all__ = [
    "About",
    "AgendaItem",
    "Approval",
    "Arrangement",
    "Attended",
    "Blanked",
    "Correction",
    "Cycle",
    "Decision",
    "Digest",
    "Dissent",
    "Escalation",
    "EscalationStep",
    "FollowUp",
    "FollowUpStep",
    "ForumReport",
    "Highlight",
    "HighlightSignature",
    "HighlightVersion",
    "LetterChoice",
    "Meeting",
    "Minutes",
    "Posting",
    "Publication",
    "Rebaseline",
    "Register",
    "ReportPack",
    "SetAside",
    "Terms",
]
