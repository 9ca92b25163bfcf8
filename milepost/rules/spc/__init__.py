"""Control charts by the rules of Making Data Count: is a change real, and will the target be met?"""

from .records import Assurance, Group, Label, Limits, Observation, Options, PointType, Spc, Variation

__all__ = ["Assurance", "Group", "Label", "Limits", "Observation", "Options", "PointType", "Spc", "Variation"]
