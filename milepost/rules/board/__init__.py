"""How boards work: what they decide, what they make, where a concern stands, and the numbers a partnership sets for them."""

from .contacts import without_contacts
from .following import Followed, Said, followed
from .kinds import Ask, DecisionKind, Handing, How, Letter, PackKind, Part, Sent
from .policy import BoardPolicy, in_force

__all__ = [
    "Ask",
    "BoardPolicy",
    "DecisionKind",
    "Followed",
    "Handing",
    "How",
    "Letter",
    "PackKind",
    "Part",
    "Said",
    "Sent",
    "followed",
    "in_force",
    "without_contacts",
]
