"""A plan as a file: read, checked line by line, and handed on as plain records.

It refuses to know about the database: ``plan.actions.load`` writes what this reads.
"""

from .problems import PlanFileProblems, Problem
from .read import read_plan_file
from .records import PlanFile

__all__ = ["PlanFile", "PlanFileProblems", "Problem", "read_plan_file"]
