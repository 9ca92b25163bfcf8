"""The life of a plan as data: its steps, their clocks, and what must be there before one is taken."""

from .clocks import Event, Running, kept, running
from .needs import Facts, missing
from .policy import Clock, LifePolicy, Needs, Review, Signers, Step, Unit, in_force

__all__ = [
    "Clock",
    "Event",
    "Facts",
    "LifePolicy",
    "Needs",
    "Review",
    "Running",
    "Signers",
    "Step",
    "Unit",
    "in_force",
    "kept",
    "missing",
    "running",
]
