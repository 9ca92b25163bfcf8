"""Rules and icons in words, because a mark or a colour never stands alone.

Source: the meaning of the method's rules and icons; the words are Milepost's own.
"""

from __future__ import annotations

from .records import Assurance, Label, Observation, Spc, Variation

RULES = {
    Label.ABOVE: "above the upper limit",
    Label.BELOW: "below the lower limit",
    Label.RISING: "7 points in a row, each higher than the one before",
    Label.FALLING: "7 points in a row, each lower than the one before",
    Label.TWO_ABOVE: "2 of 3 points in a row near the upper limit",
    Label.TWO_BELOW: "2 of 3 points in a row near the lower limit",
    Label.SHIFT_ABOVE: "7 points in a row above the mean",
    Label.SHIFT_BELOW: "7 points in a row below the mean",
    Label.COMMON: "within the usual variation",
}

VARIATIONS = {
    Variation.COMMON: "No real change: usual variation",
    Variation.IMPROVEMENT_HIGH: "Real change for the better: higher",
    Variation.IMPROVEMENT_LOW: "Real change for the better: lower",
    Variation.CONCERN_HIGH: "Real change for the worse: higher",
    Variation.CONCERN_LOW: "Real change for the worse: lower",
    Variation.NEUTRAL_HIGH: "Real change: higher, neither good nor bad",
    Variation.NEUTRAL_LOW: "Real change: lower, neither good nor bad",
}

ASSURANCES = {
    Assurance.PASS: "Will keep meeting the target unless something changes",
    Assurance.FAIL: "Will keep missing the target unless something changes",
    Assurance.INCONSISTENT: "Hit or miss: will meet the target at some times and miss it at others",
}


def fired_words(point: Observation) -> str:
    """Every rule that marks a point, the one it is named after first; "within the usual variation" where none does.

    >>> from datetime import date
    >>> from .records import PointType
    >>> fired = (Label.RISING, Label.SHIFT_ABOVE)
    >>> fired_words(Observation(date(2020, 1, 1), 3, 0, Label.RISING, fired, PointType.IMPROVEMENT, None))
    '7 points in a row, each higher than the one before; 7 points in a row above the mean'
    """
    if point.limits is None and not point.fired:
        return "not tested"
    return "; ".join(RULES[label] for label in point.fired) or RULES[Label.COMMON]


def variation_words(spc: Spc, shortest: int) -> str:
    """The variation icon in words, or why there is none."""
    return VARIATIONS[spc.variation] if spc.variation else without_icons(spc, shortest)


def assurance_words(spc: Spc, shortest: int) -> str:
    """The assurance icon in words, or why there is none."""
    if spc.assurance:
        return ASSURANCES[spc.assurance]
    return "No target to test" if spc.variation else without_icons(spc, shortest)


def without_icons(spc: Spc, shortest: int) -> str:
    """Why a chart has no icons.

    >>> without_icons(Spc((), (), (), None, None), 13)
    'Not enough data (0 of 13 points)'
    """
    points = spc.groups[-1].points if spc.groups else 0
    if points < shortest or not points:
        return f"Not enough data ({points} of {shortest} points)"
    same = len({point.value for point in spc.points if point.group == spc.groups[-1].number}) == 1
    return f"No limits: {'every point is the same' if same else 'no figure differs from one in the period before it'}"
