"""Reading figures, as recorded by the end of a day. What leaves here has had its small numbers taken out."""

from .records import Cell, Kept, Point, Series

__all__ = ["Cell", "Kept", "Point", "Series"]
