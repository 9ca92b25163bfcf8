"""Reading a plan as at a day."""

from .differences import Difference
from .life import Life, life, steps
from .line import Agreed, Deadline, Line, Move, Part, Reference
from .lines import lines
from .revisions import Gone, Revised, Touch, Touched, revisions, withdrawn
from .wordings import Wording, wordings

__all__ = [
    "Agreed",
    "Deadline",
    "Difference",
    "Gone",
    "Life",
    "Line",
    "Move",
    "Part",
    "Reference",
    "Revised",
    "Touch",
    "Touched",
    "Wording",
    "life",
    "lines",
    "revisions",
    "steps",
    "withdrawn",
    "wordings",
]
