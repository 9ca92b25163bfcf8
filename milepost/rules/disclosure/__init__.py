"""Small numbers are taken out before anything is charted, said or published."""

from .beside import Sum
from .records import Policy, Raw, Shown
from .show import show

__all__ = ["Policy", "Raw", "Shown", "Sum", "show"]
