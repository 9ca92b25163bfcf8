"""What is written about what came in: a document brought, how its reading goes, what people put right."""

from .bring import bring
from .correct import PutRightMeanwhile, correct, undo_last
from .read import ask_again, begin_reading, finish_reading, forgotten, reap, refuse_reading, say

__all__ = [
    "PutRightMeanwhile",
    "ask_again",
    "begin_reading",
    "bring",
    "correct",
    "finish_reading",
    "forgotten",
    "reap",
    "refuse_reading",
    "say",
    "undo_last",
]
