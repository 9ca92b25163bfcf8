"""Reading escalations, and what might be one."""

from .held import EscalationRead, StepRead, counted, escalations, stood
from .proposed import Proposal, proposals

__all__ = ["EscalationRead", "Proposal", "StepRead", "counted", "escalations", "proposals", "stood"]
