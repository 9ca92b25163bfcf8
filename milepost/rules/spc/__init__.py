"""Control charts by the rules of Making Data Count: is a change real, and will the target be met?"""

from .chart import work_out
from .records import Assurance, Group, Label, Limits, Observation, Options, PointType, Spc, Variation
from .words import assurance_words, fired_words, variation_words, without_icons

__all__ = [
    "Assurance",
    "Group",
    "Label",
    "Limits",
    "Observation",
    "Options",
    "PointType",
    "Spc",
    "Variation",
    "assurance_words",
    "fired_words",
    "variation_words",
    "without_icons",
    "work_out",
]
