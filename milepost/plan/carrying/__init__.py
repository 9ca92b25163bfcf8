"""A plan's whole history as plain values, and back: every record with who and when, as the plan file's ``history`` holds it.

It refuses to know what anybody said of the plan: ``progress.carrying`` adds its own lists to these.
"""

from .into import Bearer, HistoryProblem
from .lists import PLAN, Carried
from .out import History
from .parties import parties

__all__ = ["PLAN", "Bearer", "Carried", "History", "HistoryProblem", "parties"]
