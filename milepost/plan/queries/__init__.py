"""Reading a plan as at a day."""

from .life import Life, life, steps
from .line import Deadline, Line, Move, Part, Reference
from .lines import lines
from .wordings import Wording, wordings

__all__ = [
    "Deadline",
    "Life",
    "Line",
    "Move",
    "Part",
    "Reference",
    "Wording",
    "life",
    "lines",
    "steps",
    "wordings",
]
