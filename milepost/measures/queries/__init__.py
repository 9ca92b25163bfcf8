"""Reading figures, as recorded by the end of a day. What leaves here has had its small numbers taken out."""

from .kept import latest_agreed
from .owed import Owed, owed, reminded
from .raw import Sent, raw_for_sender
from .records import Cell, Event, Kept, Point, Redrawn, Series
from .senders import senders
from .series import series
from .waiting import Answered, ToConfirm, Waiting, answered, first_answered, to_confirm, waiting

__all__ = [
    "Answered", "Cell", "Event", "Kept", "Owed", "Point", "Redrawn", "Sent", "Series", "ToConfirm", "Waiting",
    "answered", "first_answered", "latest_agreed", "owed", "raw_for_sender", "reminded", "senders", "series",
    "to_confirm", "waiting",
]  # fmt: skip
