"""What a person can put right in a draft, and why something cannot be put right so.

It refuses to change anything: ``understanding`` makes the changes, in their order.
"""

from ..change import UNDER, VERBS, Change, lines_of
from .refuse import refuse
from .rows import previous

__all__ = ["UNDER", "VERBS", "Change", "lines_of", "previous", "refuse"]
