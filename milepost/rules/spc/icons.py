"""What a marked point means, and the two icons of Making Data Count: variation and assurance.

Source: NHSRplotthedots 0.2.2, ``ptd_special_cause_type`` and ``ptd_get_icons``.
"""

from __future__ import annotations

from ..measuring import Direction
from .records import Assurance, Label, Limits, Options, PointType, Variation

HIGH = (Label.ABOVE, Label.RISING, Label.TWO_ABOVE, Label.SHIFT_ABOVE)


def kind_of(label: Label, direction: Direction) -> PointType:
    """
    >>> kind_of(Label.FALLING, Direction.UP)
    <PointType.CONCERN: 'special_cause_concern'>
    """
    if label is Label.COMMON:
        return PointType.COMMON
    high = label in HIGH
    if direction is Direction.NONE:
        return PointType.NEUTRAL_HIGH if high else PointType.NEUTRAL_LOW
    return PointType.IMPROVEMENT if high is (direction is Direction.UP) else PointType.CONCERN


def variation_of(kind: PointType, direction: Direction) -> Variation:
    """The icon of the latest point.

    >>> variation_of(PointType.CONCERN, Direction.DOWN)
    <Variation.CONCERN_HIGH: 'concern_high'>
    """
    up = direction is Direction.UP
    return {
        PointType.COMMON: Variation.COMMON,
        PointType.IMPROVEMENT: Variation.IMPROVEMENT_HIGH if up else Variation.IMPROVEMENT_LOW,
        PointType.CONCERN: Variation.CONCERN_LOW if up else Variation.CONCERN_HIGH,
        PointType.NEUTRAL_HIGH: Variation.NEUTRAL_HIGH,
        PointType.NEUTRAL_LOW: Variation.NEUTRAL_LOW,
    }[kind]


def assurance_of(limits: Limits, options: Options) -> Assurance | None:
    """The icon of the latest limits against the target; a target on a limit is hit or miss.

    Without a target there is none, and without a direction neither; NHSRplotthedots gives "hit or miss" to a part of a chart
    that has no target.
    """
    if options.target is None or options.direction is Direction.NONE:
        return None
    up = options.direction is Direction.UP
    if options.target > limits.upper:
        return Assurance.FAIL if up else Assurance.PASS
    if options.target < limits.lower:
        return Assurance.PASS if up else Assurance.FAIL
    return Assurance.INCONSISTENT
