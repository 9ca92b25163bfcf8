"""Reading escalations, and what might be one."""

from .held import EscalationRead, StepRead, escalations, stood
from .proposed import Proposal, proposals

__all__ = ["EscalationRead", "Proposal", "StepRead", "escalations", "proposals", "stood"]
