"""What published figures say, in plain words for everyone."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.rules.compare import Against
from milepost.rules.measuring import Unit
from milepost.rules.trend import Trend
from milepost.sources.national import Figure, NationalMeasure

from .records import Alike, Change, Line, Stand

QUARTERS = {1: "the best quarter", 2: "the second quarter", 3: "the third quarter", 4: "the last quarter"}


def headline(when: str, area: Line, england: Line) -> str:
    """The one sentence a page is there for."""
    if area.value is None:
        return f"There is no published figure for {area.name} for {when}: {area.missing[0].lower()}{area.missing[1:]}."
    counts = f" ({area.counts})" if area.numerator is not None and area.denominator else ""
    figure = f"In {when} the figure for {area.name} was {area.said}{counts}."
    if area.unit is not Unit.PERCENT or england.value is None:
        return figure
    beside = {
        Against.BETTER: "This is better than England’s",
        Against.WORSE: "This is worse than England’s",
        Against.HIGHER: "This is higher than England’s",
        Against.LOWER: "This is lower than England’s",
        Against.SIMILAR: "This is about the same as England’s",
        Against.NOT_COMPARED: "England’s was",
    }[area.against]
    return f"{figure} {beside} {england.said}."


def of_all(when: str, england: Line, areas: Sequence[Line]) -> str:
    """England's figure, and how many of the areas shown stand on either side of it beyond chance."""
    if not england.said:
        return f"England has no figure for {when}."
    figure = f"In {when} the figure for England was {england.said}."
    sides = {a: sum(ln.against is a for ln in areas) for a in Against}
    similar = sides[Against.SIMILAR]
    for above, below, did in ((Against.BETTER, Against.WORSE, "did"), (Against.HIGHER, Against.LOWER, "were")):
        if sides[above] or sides[below]:
            counted = f"{sides[above]} {did} {above.value}, {sides[below]} {below.value} and {similar} about the same"
            return f"{figure} Of the areas here {counted}."
    return figure


def standing(name: str, stand: Stand) -> str:
    level = f", level with {stand.level} other{'s' if stand.level > 1 else ''}" if stand.level else ""
    words = f"{name} is number {stand.rank} of the {stand.of} areas that have a figure{level}. Number 1 is the best."
    quarter = f" It is in {QUARTERS[stand.quarter]} of areas." if stand.quarter else ""
    return words + quarter


def alike(name: str, found: Alike) -> str:
    """Who they are said to be by, how many had a figure, and which statistic this is."""
    several = len(found.lines)
    had = "All of them" if found.had == several else f"{found.had} of them"
    mean = (
        f" Their mean is {found.mean.said}: we add up their figures and share the sum out evenly."
        if found.mean.said
        else ""
    )
    return (
        f"The Department for Education says which {several} areas are most like {name}. They are called statistical "
        f"neighbours. We use its list of {found.edition}. {had} had a figure.{mean}"
    )


def change(found: Change, measure: NationalMeasure) -> tuple[str, str]:
    """The trend in a few words, and what that means."""
    if found.trend is Trend.NOT_TESTED:
        if measure.unit is not Unit.PERCENT:
            return (
                "We do not test this trend.",
                "This is a number, not a share. It also changes when more or fewer children live here.",
            )
        return (
            "Too soon to say.",
            "We need five years in a row, each with its counts, before we say that something has changed.",
        )
    if found.trend is Trend.NONE:
        return (
            "No steady rise or fall in five years.",
            "Either it is no more than chance would make, or it is gone when we leave one single year out.",
        )
    way = "up" if found.trend is Trend.RISING else "down"
    words = {True: "Getting better.", False: "Getting worse.", None: f"Going {way}."}[found.better]
    return (
        words,
        f"Over five years the figures have gone {way}: more than chance would explain, whichever year we leave out.",
    )


def differs(figure: Figure) -> str:
    """Both rates, where the published one does not come out of its counts."""
    published, counted = figure.published, figure.recomputed
    assert published is not None
    assert counted is not None
    return f"{figure.label}: published {figure.unit.say(published)}, from the counts {figure.unit.say(counted)}"
