"""Reading figures, as recorded by the end of a day. What leaves here has had its small numbers taken out."""

from .owed import Owed, owed, reminded
from .raw import Sent, raw_for_sender
from .records import Cell, Event, Kept, Point, Redrawn, Series
from .senders import senders
from .series import series

__all__ = [
    "Cell", "Event", "Kept", "Owed", "Point", "Redrawn", "Sent", "Series", "owed", "raw_for_sender", "reminded", "senders",
    "series",
]  # fmt: skip
