"""How boards work: what they decide, what they make, where a concern stands, and the numbers a partnership sets for them."""

from .kinds import Ask, DecisionKind, Handing, How, Letter, PackKind, Part, Sent
from .policy import BoardPolicy, in_force

__all__ = [
    "Ask",
    "BoardPolicy",
    "DecisionKind",
    "Handing",
    "How",
    "Letter",
    "PackKind",
    "Part",
    "Sent",
    "in_force",
]
