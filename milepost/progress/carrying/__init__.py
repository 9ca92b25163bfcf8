"""The whole history of a plan: what the plan records of itself, and what anybody said of it.

It carries words, never the bytes of a file: of evidence that is a file, its name, kind, size and hash. What was removed is
gone here too; that it was removed, by whom, when and why remains.
"""

from .lists import PROGRESS
from .out import whole_history

__all__ = ["PROGRESS", "whole_history"]
