"""The nouns of a plan. Two tables serve five nouns: a Row is who a line of the plan *is*, a Version is what it *says*."""

from .plans import Inspection, Plan, PlanStep
from .rows import CrossReference, Row, RowPost
from .versions import Revision, Version

__all__ = ["CrossReference", "Inspection", "Plan", "PlanStep", "Revision", "Row", "RowPost", "Version"]
