"""The computed rating of a milestone on a day: the worse of what was declared and what the dates allow (the ceiling).

Source: design section 7, "The computed rating", whose table ``ceilings.CEILINGS`` follows row by row.
"""

from .judge import judge
from .records import Judged, MilestoneFacts, Said

__all__ = ["Judged", "MilestoneFacts", "Said", "judge"]
