"""What is written about what came in: a document brought, how its reading goes, what people put right; a release loaded."""

from .bring import bring
from .correct import PutRightMeanwhile, correct, undo_last
from .load_release import Loaded, load_release
from .read import ask_again, begin_reading, finish_reading, forgotten, reap, refuse_reading, say

__all__ = [
    "Loaded",
    "PutRightMeanwhile",
    "ask_again",
    "begin_reading",
    "bring",
    "correct",
    "finish_reading",
    "forgotten",
    "load_release",
    "reap",
    "refuse_reading",
    "say",
    "undo_last",
]
