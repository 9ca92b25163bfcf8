"""What is written about what came in: a document brought, how its reading goes, what people put right."""

from .bring import bring
from .read import ask_again, begin_reading, finish_reading, reap, refuse_reading, say

__all__ = ["ask_again", "begin_reading", "bring", "finish_reading", "reap", "refuse_reading", "say"]
