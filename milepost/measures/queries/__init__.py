"""Reading figures, as recorded by the end of a day. What leaves here has had its small numbers taken out."""

from .raw import Sent, raw_for_sender
from .records import Cell, Event, Kept, Point, Redrawn, Series
from .series import series

__all__ = [
    "Cell", "Event", "Kept", "Point", "Redrawn", "Sent", "Series", "raw_for_sender", "series",
]  # fmt: skip
