"""Small numbers are taken out before anything is charted, said or published."""

from .beside import Sum
from .over_time import Stage, hidden_over_time
from .records import Policy, Raw, Shown
from .show import show, shown_as
from .small import is_small

__all__ = ["Policy", "Raw", "Shown", "Stage", "Sum", "hidden_over_time", "is_small", "show", "shown_as"]
