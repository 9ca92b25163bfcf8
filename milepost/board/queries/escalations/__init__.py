"""Reading escalations, and what might be one."""

from .held import EscalationRead, StepRead, escalations, stood

__all__ = ["EscalationRead", "StepRead", "escalations", "stood"]
