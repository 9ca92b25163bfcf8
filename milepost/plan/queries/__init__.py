"""Reading a plan as at a day."""

from .agreement import Signed, facts, sign_offs, took_part
from .differences import Difference
from .life import Life, life, status_now, steps
from .line import Agreed, Deadline, Line, Move, Part, Reference
from .lines import lines
from .revisions import Revised, Touch, Touched, revisions
from .whole_life import Chapter, Lived, whole_life
from .withdrawn import Gone, withdrawn
from .wordings import Wording, wordings

__all__ = [
    "Agreed",
    "Chapter",
    "Deadline",
    "Difference",
    "Gone",
    "Life",
    "Line",
    "Lived",
    "Move",
    "Part",
    "Reference",
    "Revised",
    "Signed",
    "Touch",
    "Touched",
    "Wording",
    "facts",
    "life",
    "lines",
    "revisions",
    "sign_offs",
    "status_now",
    "steps",
    "took_part",
    "whole_life",
    "withdrawn",
    "wordings",
]
