"""Writing about measures, one verb a file. Rows are only added."""

from .confirm import confirm
from .note import note
from .recalibrate import Agreed, AgreedMeanwhile, recalibrate
from .redraw import redraw, undo_redraw
from .send import NotTaken, Stands, Taken, send_readings

__all__ = [
    "Agreed", "AgreedMeanwhile", "NotTaken", "Stands", "Taken", "confirm", "note", "recalibrate", "redraw",
    "send_readings", "undo_redraw",
]  # fmt: skip
