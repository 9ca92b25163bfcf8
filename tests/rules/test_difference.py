"""Is it making a difference? A verdict for every method, with its reasons, and when it challenges ratings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal as D

import pytest

from milepost.rules.difference import WORST_FIRST, Difference, Findings, Verdict, challenges, verdict, worst
from milepost.rules.intervals import Interval, difference
from milepost.rules.measuring import Aim, Direction, Method, Unit
from milepost.rules.spc import Options, work_out
from milepost.rules.target import Standing, Stood, Wanted
from milepost.rules.trend import FivePoint, Trend

from .spc.test_chart import WIGGLE, dated

DUE = date(2021, 7, 31)
WANTED = Wanted(Aim.AT_LEAST, D(90), due=DUE)


def xmr(*after: float, direction: Direction = Direction.UP) -> Findings:
    spc = work_out(dated([*WIGGLE, *after]), Options(direction, fix_after=12))
    return Findings(Method.XMR, direction, Unit.COUNT, spc=spc)


def annual(trend: Trend, direction: Direction = Direction.UP) -> Findings:
    return Findings(Method.ANNUAL, direction, Unit.PERCENT, trend=FivePoint(trend, 1.0, 1.0))


@pytest.mark.parametrize(
    ("found", "change", "reason"),
    [
        (xmr(300), Difference.BETTER, "the latest figure, 300, is above the upper limit"),
        (xmr(-300), Difference.WORSE, "the latest figure, -300, is below the lower limit"),
        (xmr(-300, direction=Direction.DOWN), Difference.BETTER, "the latest figure, -300, is below the lower limit"),
        (xmr(300, direction=Direction.NONE), Difference.CHANGED, "the latest figure, 300, is above the upper limit"),
        (xmr(300, 0), Difference.NO_CHANGE, "the latest figure, 0, is within the usual variation"),
        (
            xmr(*[60.0, 70.0] * 4),
            Difference.BETTER,
            "the latest figure, 70, is one of 7 points in a row above the mean",
        ),
        (xmr(), Difference.TOO_EARLY, "not enough data (12 of 13 points)"),
        (Findings(Method.XMR, Direction.UP, Unit.COUNT), Difference.TOO_EARLY, "not enough data (0 of 13 points)"),
        (
            replace(xmr(), spc=work_out(dated([5.0] * 13), Options(Direction.UP))),
            Difference.NO_CHANGE,
            "no limits: every point is the same",
        ),
        (annual(Trend.RISING), Difference.BETTER, "a real rise over the latest five years"),
        (annual(Trend.RISING, Direction.DOWN), Difference.WORSE, "a real rise over the latest five years"),
        (annual(Trend.FALLING, Direction.NONE), Difference.CHANGED, "a real fall over the latest five years"),
        (annual(Trend.NONE), Difference.NO_CHANGE, "no real rise or fall over the latest five years"),
        (
            Findings(Method.ANNUAL, Direction.UP, Unit.PERCENT),
            Difference.TOO_EARLY,
            "the trend is tested from five years in a row, each with its interval",
        ),
        (
            Findings(Method.RUN, Direction.UP, Unit.COUNT),
            Difference.CANNOT_TELL,
            "no rule tells change on this kind of chart; a person judges it",
        ),
        (
            Findings(Method.GAPS, Direction.DOWN, Unit.COUNT),
            Difference.CANNOT_TELL,
            "no rule tells change on this kind of chart; a person judges it",
        ),
        (
            Findings(Method.RUN, Direction.UP, Unit.PERCENT, waves=difference(56, 70, 48, 80)),
            Difference.BETTER,
            "+20.0 percentage points between the two surveys, somewhere from +5.2 to +33.4, which is more than chance",
        ),
        (
            Findings(Method.RUN, Direction.UP, Unit.PERCENT, waves=Interval(-0.05, -0.15, 0.06)),
            Difference.NO_CHANGE,
            "-5.0 percentage points between the two surveys, somewhere from -15.0 to +6.0, which may be chance",
        ),
    ],
)
def test_what_the_figures_say(found: Findings, change: Difference, reason: str) -> None:
    assert verdict(found) == Verdict(change, change, (reason,))


@pytest.mark.parametrize(
    ("standing", "headline", "words"),
    [
        (Standing.MISSED, Difference.MISSED, "74%, where at least 90% was wanted by 31 July 2021"),
        (Standing.MET, Difference.MET, "74%, and at least 90% was wanted by 31 July 2021"),
        (
            Standing.MET_LATE,
            Difference.MET,
            "74% by 31 August 2021, after its date: at least 90% was wanted by 31 July 2021",
        ),
        (Standing.MET_SO_FAR, Difference.MEETING, "74% already, and at least 90% is wanted by 31 July 2021"),
    ],
)
def test_the_target_is_named_before_the_figures(standing: Standing, headline: Difference, words: str) -> None:
    found = replace(annual(Trend.RISING), wanted=WANTED, stood=Stood(standing, (date(2021, 8, 31), D(74))))
    assert verdict(found) == Verdict(headline, Difference.BETTER, (words, "a real rise over the latest five years"))


def test_a_target_met_once_and_lost_is_not_met() -> None:
    found = replace(annual(Trend.NONE), wanted=WANTED, stood=Stood(Standing.LOST, (date(2021, 8, 31), D(74))))
    assert verdict(found).headline is Difference.NO_CHANGE
    assert verdict(found).reasons[1] == "74% now, where at least 90% was wanted by 31 July 2021 and was met then"


def test_a_target_still_to_come_says_nothing_yet() -> None:
    found = replace(annual(Trend.RISING), wanted=WANTED, stood=Stood(Standing.TO_COME, (date(2021, 3, 31), D(74))))
    assert verdict(found).headline is Difference.BETTER
    assert len(verdict(found).reasons) == 1


def test_a_turn_for_the_worse_comes_before_a_target_met() -> None:
    found = replace(annual(Trend.FALLING), wanted=WANTED, stood=Stood(Standing.MET, (DUE, D(95))))
    assert verdict(found).headline is Difference.WORSE
    assert challenges("Plans in 20 weeks", verdict(found)) == (
        "Plans in 20 weeks: getting worse (a real fall over the latest five years; "
        "95%, and at least 90% was wanted by 31 July 2021)"
    )


def test_what_challenges_ratings() -> None:
    challenging = {d for d in Difference if challenges("A measure", Verdict(d, d, ("why",)))}
    assert challenging == {Difference.WORSE, Difference.MISSED}
    assert challenges("Waits", Verdict(Difference.MISSED, Difference.BETTER, ("20 weeks",))) == (
        "Waits: target date passed and missed (20 weeks)"
    )


def test_which_make_a_difference() -> None:
    def told(headline: Difference, change: Difference) -> bool | None:
        return Verdict(headline, change, ()).makes_one

    for headline in (Difference.MET, Difference.MEETING, Difference.MISSED):
        assert told(headline, Difference.BETTER) is True
        assert told(headline, Difference.NO_CHANGE) is False
        assert told(headline, Difference.TOO_EARLY) is None
    assert told(Difference.WORSE, Difference.WORSE) is False
    assert told(Difference.CHANGED, Difference.CHANGED) is None


def test_a_target_without_a_day_is_met_now() -> None:
    wanted = replace(WANTED, due=None)
    found = replace(annual(Trend.NONE), wanted=wanted, stood=Stood(Standing.MET_SO_FAR, (DUE, D(95))))
    assert verdict(found).words == "Meets its target; no real change"
    assert verdict(replace(found, wanted=WANTED)).words == "Meeting its target so far; no real change"


def test_of_several_the_worst_is_said_and_one_without_a_direction_is_only_counted() -> None:
    up, none = Direction.UP, Direction.NONE
    assert worst([(Difference.CHANGED, none), (Difference.MET, up), (Difference.BETTER, up)]) is Difference.BETTER
    assert worst([(Difference.BETTER, up), (Difference.NO_CHANGE, none)]) is Difference.BETTER
    assert worst([(Difference.MISSED, none), (Difference.BETTER, up)]) is Difference.MISSED
    assert worst([(Difference.TOO_EARLY, none)]) is None
    assert set(WORST_FIRST) == set(Difference)


def test_every_difference_has_its_own_words() -> None:
    assert len({d.label for d in Difference}) == len(Difference)
