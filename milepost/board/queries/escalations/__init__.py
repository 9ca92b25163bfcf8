"""Reading escalations, and what might be one."""

from .aside import AsideRead, asides
from .held import EscalationRead, StepRead, counted, escalations, stood
from .proposed import Proposal, proposals

__all__ = [
    "AsideRead",
    "EscalationRead",
    "Proposal",
    "StepRead",
    "asides",
    "counted",
    "escalations",
    "proposals",
    "stood",
]
