"""Where an escalation stands: who holds it, by when an answer is due, and whether it is over.

Source: Milepost's own choice, after the published plan, whose map sends each kind of concern to another body.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from .kinds import Handing

K = TypeVar("K")


@dataclass(frozen=True)
class Step:
    """What happened to an escalation; ``to`` and ``answer_by`` where it moved. Bodies are named by their numbers."""

    handing: Handing
    to: int | None = None
    answer_by: date | None = None


@dataclass(frozen=True)
class Standing:
    """``holder`` has it now, or had it last; ``came_from`` is who handed it to them. ``answer_by`` is empty once it is over."""

    holder: int
    came_from: int
    answer_by: date | None
    received: bool = False
    ended: Handing | None = None

    def overdue(self, on: date) -> bool:
        """Whether the day by which an answer was due has passed.

        >>> due = Standing(2, 1, date(2026, 3, 27))
        >>> due.overdue(date(2026, 3, 27)), due.overdue(date(2026, 3, 28))
        (False, True)
        """
        return self.answer_by is not None and on > self.answer_by


def standing(sender: int, steps: Iterable[Step]) -> Standing:
    """Where an escalation of a body stands after these steps, oldest first. Whoever it was last handed to holds it.

    >>> sent, passed = Step(Handing.SENT, 2, date(2026, 3, 27)), Step(Handing.PASSED, 3, date(2026, 4, 20))
    >>> standing(1, [sent, Step(Handing.RECEIVED), passed])
    Standing(holder=3, came_from=2, answer_by=datetime.date(2026, 4, 20), received=False, ended=None)
    >>> standing(1, [sent, Step(Handing.ANSWERED)]).ended.value
    'answered'
    """
    holder, came_from, answer_by = sender, sender, None
    received, ended = False, None
    for step in steps:
        if step.handing.moves and step.to is not None:
            holder, came_from, answer_by, received = step.to, holder, step.answer_by, False
        elif step.handing.ends:
            ended, answer_by = step.handing, None
        else:
            received = True
    return Standing(holder, came_from, answer_by, received, ended)


def may_follow(now: Standing, sender: int) -> tuple[Handing, ...]:
    """What may happen next: the sender may take it back, and the holder does the rest. Nothing follows what is over.

    One that has come back to its sender can only be passed on again or withdrawn: nobody answers their own concern.

    >>> [h.value for h in may_follow(Standing(2, 1, date(2026, 3, 27)), 1)]
    ['received', 'passed', 'returned', 'answered', 'withdrawn']
    >>> [h.value for h in may_follow(Standing(1, 2, date(2026, 3, 27), received=True), 1)]
    ['passed', 'withdrawn']
    """
    if now.ended:
        return ()
    receipt = () if now.received else (Handing.RECEIVED,)
    if now.holder == sender:
        return (*receipt, Handing.PASSED, Handing.WITHDRAWN)
    return (*receipt, Handing.PASSED, Handing.RETURNED, Handing.ANSWERED, Handing.WITHDRAWN)


def lasting(found: Iterable[Collection[K]]) -> list[K]:
    """What was found each time, in the order of the first. Asks for no more once nothing is left, so put the latest first.

    >>> lasting([["1.1a.2", "1.1a.3"], {"1.1a.1", "1.1a.2"}]), lasting([])
    (['1.1a.2'], [])
    """
    times = iter(found)
    left = list(next(times, ()))
    while left and (earlier := next(times, None)) is not None:
        left = [key for key in left if key in earlier]
    return left


def rests(said_on: date | None, last_met_on: date | None) -> bool:
    """Whether a proposal rests because of what was said on a day: until the body has met on a later one.

    >>> rests(date(2026, 3, 2), date(2026, 3, 2)), rests(date(2026, 3, 2), date(2026, 5, 4)), rests(None, date(2026, 5, 4))
    (True, False, False)
    """
    return said_on is not None and (last_met_on is None or last_met_on <= said_on)
