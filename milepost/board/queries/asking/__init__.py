"""What an area's owners are to be asked on a day: what is stale, due, or about to be, and who holds the posts that own it."""

from .area import Asking, asking
from .thing import Thing

__all__ = ["Asking", "Thing", "asking"]
