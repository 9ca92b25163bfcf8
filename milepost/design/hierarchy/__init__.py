"""Who hangs below whom: the same things as boxes in layers, for a drawing, and as nested lists, for everyone.

Pure functions of the boxes and ties they are given: the same input gives the same drawing, whatever circles it holds.
"""

from .boxes import Box, Drawing, DrawnBox, DrawnTie, Tie
from .draw import draw
from .nest import Branch, nest

__all__ = ["Box", "Branch", "Drawing", "DrawnBox", "DrawnTie", "Tie", "draw", "nest"]
