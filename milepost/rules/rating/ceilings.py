"""The ceiling table of design section 7, in its order: the first match decides."""

from __future__ import annotations

from collections.abc import Callable

from milepost.rules.brag import Brag
from milepost.rules.dates import day

from .case import Case
from .words import completed_words, completion_words, deadline_words, missed_words

Row = tuple[Callable[[Case], bool], Brag | None, Callable[[Case], str]]

CEILINGS: tuple[Row, ...] = (
    (lambda c: not c.facts.plan_rated, None, lambda c: completed_words(c) if c.complete else ""),
    (lambda c: c.complete, Brag.BLUE, completion_words),
    (
        lambda c: c.past_due and (c.said is None or c.days_late > c.policy.late_is_red_after_days),
        Brag.RED,
        lambda c: (
            f"past its deadline of {deadline_words(c)}"
            + (" and nothing has been posted" if c.said is None else f" by {c.days_late} days")
        ),
    ),
    (lambda c: c.past_due, Brag.AMBER, lambda c: f"past its deadline of {deadline_words(c)}"),
    (
        lambda c: c.missed_in_a_row >= 2,
        Brag.RED,
        lambda c: f"the last two times round were missed ({missed_words(c, 2)})",
    ),
    (
        # Not where the milestone is silent, which is Red below: a missed turn must not improve it.
        lambda c: c.missed_in_a_row == 1 and not c.silent,
        Brag.AMBER,
        lambda c: f"the last time round was missed ({missed_words(c, 1)})",
    ),
    (lambda c: not c.in_play, None, lambda c: "not yet due"),
    (
        lambda c: c.silent,
        Brag.RED,
        lambda c: f"no update posted; the first was due by {day(c.asked_for_by)}",
    ),
    (lambda c: c.said is None, None, lambda c: f"first update due by {day(c.asked_for_by)}"),
    (lambda c: c.stale, None, lambda c: f"not updated since {day(c.said.recorded_on)}" if c.said else ""),
    (lambda c: True, Brag.GREEN, lambda c: "nothing in its dates says otherwise"),
)
"""When, the ceiling, and its words. The first match decides; the order is the design's."""
