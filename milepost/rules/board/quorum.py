"""Whether enough seats were filled at a meeting for it to decide.

Source: ours. A body's own terms of reference say how many of its seats make a quorum, and whether the parent carer forum's
place must be one of them; guests never count.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Quorum:
    """``met`` is None where the terms set none. ``words`` say why."""

    met: bool | None
    words: str


def quorum(*, filled: int, seats: int, forum: bool, needed: int | None, needs_forum: bool) -> Quorum:
    """``filled`` of ``seats`` were present or stood in for; ``forum``: the forum's place was among them.

    >>> quorum(filled=3, seats=5, forum=False, needed=3, needs_forum=False).words
    '3 of 5 seats were filled and the quorum is 3: there was a quorum'
    >>> quorum(filled=4, seats=5, forum=False, needed=3, needs_forum=True).words
    'Nobody was in the parent carer forum’s place, which the terms of reference ask for: there was no quorum'
    """
    came = f"{filled} of {seats} seat{'' if seats == 1 else 's'} {'was' if filled == 1 else 'were'} filled"
    if needed is not None and filled < needed:
        return Quorum(False, f"{came} and the quorum is {needed}: there was no quorum")
    if needs_forum and not forum:
        return Quorum(
            False,
            "Nobody was in the parent carer forum’s place, which the terms of reference ask for: there was no quorum",
        )
    if needed is None and not needs_forum:
        return Quorum(None, f"{came}. No terms of reference say how many make a quorum")
    asked = f" and the quorum is {needed}" if needed is not None else ", the parent carer forum’s place among them"
    return Quorum(True, f"{came}{asked}: there was a quorum")
