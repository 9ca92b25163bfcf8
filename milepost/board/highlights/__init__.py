"""What is collated of each workstream for a meeting, and how its highlight report reads with the words of its officer."""

from .blocks import body_blocks, forum_blocks, highlight_blocks, in_order
from .gather import TITLES, collated, gather
from .known import Known, read
from .records import Highlights, Section
from .signed import SinceSigned, since_signed

__all__ = [
    "TITLES",
    "Highlights",
    "Known",
    "Section",
    "SinceSigned",
    "body_blocks",
    "collated",
    "forum_blocks",
    "gather",
    "highlight_blocks",
    "in_order",
    "read",
    "since_signed",
]
