"""The nouns of a plan. Two tables serve five nouns: a Row is who a line of the plan *is*, a Version is what it *says*."""

from .agreement import LookedAt, SignOff, TookPart
from .gathered import Gathered
from .needs import Need
from .origins import Brought, Origin
from .plans import Inspection, Plan, PlanStep
from .rows import CrossReference, Row, RowPost
from .versions import Revision, Version

__all__ = [
    "Brought",
    "CrossReference",
    "Gathered",
    "Inspection",
    "LookedAt",
    "Need",
    "Origin",
    "Plan",
    "PlanStep",
    "Revision",
    "Row",
    "RowPost",
    "SignOff",
    "TookPart",
    "Version",
]
