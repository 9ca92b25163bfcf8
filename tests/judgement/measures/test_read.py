"""What is made of a measure, from figures that may be shown and nothing else."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal

from milepost.judgement.measures.drawn import picture
from milepost.judgement.measures.read import made_of
from milepost.judgement.measures.sheets import figures_sheet, matrix_sheet
from milepost.measures.queries import Event, Kept, Redrawn
from milepost.rules.difference import Difference
from milepost.rules.forecast import Will
from milepost.rules.measuring import Direction, Method, Source, Unit
from milepost.rules.periods import Every
from milepost.rules.target import Standing
from tests.judgement.measures.made import HIDDEN, measure, series, target

STEADY = [60 + n % 3 for n in range(14)]
ON = date(2025, 1, 10)


def test_a_steady_process_below_its_target_changes_nothing_and_will_miss() -> None:
    read = made_of(series(STEADY, measure(targets=(target(90, date(2025, 12, 31)),))), ON)
    assert read.difference is Difference.NO_CHANGE
    assert read.process.spc
    assert read.process.spc.assurance == "consistent_fail"
    assert read.forecast
    assert read.forecast.will is Will.NO
    assert read.challenge == ""
    assert "The target is at least 90% by 31 December 2025: not met yet." in read.headline


def test_a_fall_is_worse_and_every_rule_is_named() -> None:
    read = made_of(series([*STEADY, 20]), ON)
    assert read.difference is Difference.WORSE
    assert "below the lower limit" in read.challenge
    assert read.fired == (
        ("January 2023 to February 2024", "7 points in a row above the mean"),
        ("March 2024", "below the lower limit"),
    )
    assert "20% in March 2024. Getting worse" in read.headline
    assert "It is getting worse" in read.plain


def test_a_target_met_before_its_day_is_met_so_far_and_no_difference_made() -> None:
    read = made_of(series(STEADY, measure(targets=(target(50, date(2025, 12, 31)),))), ON)
    assert read.difference is Difference.MEETING
    assert read.verdict.makes_one is False
    assert "No real change. The target is at least 50% by 31 December 2025: met so far." in read.headline
    assert "So far we are where we want to be" in read.plain
    assert read.plain_reasons[1:] == ("It is about the same", "So far we are where we want to be")


def test_a_target_without_a_day_is_met_now() -> None:
    read = made_of(series(STEADY, measure(targets=(target(50),))), ON)
    assert read.difference is Difference.MEETS
    assert "The target is at least 50%: met now." in read.headline


def test_a_missed_date_challenges_though_a_later_target_is_still_to_come() -> None:
    wanted = (target(70, date(2024, 1, 31), key="a"), target(90, date(2026, 1, 31), key="b"))
    read = made_of(series(STEADY, measure(targets=wanted)), ON)
    assert [t.standing for t in read.targets] == [Standing.MISSED, Standing.TO_COME]
    assert read.aim is read.targets[1]
    assert read.difference is Difference.MISSED
    assert "at least 70% was wanted by 31 January 2024" in read.challenge


def test_progress_may_be_negative_or_more_than_all_the_way() -> None:
    baseline = Kept("", Decimal(50), None, None, "50%")
    down = measure(direction=Direction.UP, targets=(target(60), target(49, key="u")))
    read = made_of(series([45], down, baseline=baseline), ON)
    assert [t.progress for t in read.targets] == [Decimal(-50), None]
    assert read.targets[0].progress_words == "-50%"
    assert made_of(series([65], down, baseline=baseline), ON).targets[0].progress == Decimal(150)


def test_twelve_points_have_no_icons_and_say_why() -> None:
    read = made_of(series(STEADY[:12]), ON)
    assert read.difference is Difference.TOO_EARLY
    assert read.process.variation_words == "Not enough data (12 of 13 points)"


def test_what_is_missing_or_hidden_is_left_out_and_listed() -> None:
    read = made_of(series([*STEADY, None, HIDDEN, 61, None, HIDDEN]), ON)
    assert [p.label for p in read.missing] == ["March 2024", "April 2024"]
    assert read.figure == "c"
    assert read.process.spc
    assert len(read.process.spc.points) == 15
    assert made_of(series([]), ON).headline == "No figure yet. Too early to say."


def test_a_chart_begins_anew_with_the_first_figure_from_then_on() -> None:
    redrawn = (Redrawn(1, date(2024, 3, 1), "New way of counting", "The board", "Leo"),)
    read = made_of(
        series([*STEADY, None, 80], redrawn=redrawn, events=(Event(date(2024, 1, 5), "A new team", True),)), ON
    )
    assert read.process.spc
    assert [g.points for g in read.process.spc.groups] == [14, 1]


def test_rare_counts_are_not_put_on_a_control_chart() -> None:
    rare = measure(unit=Unit.COUNT, denominator="", direction=Direction.DOWN)
    read = made_of(series([0, 1, 0, 0, 2, 0, 0, 1, 0, 0, 0, 0, 1, 0], rare), ON)
    assert read.process.method is Method.RUN
    assert read.process.spc is None
    assert "Too rare" in read.process.why
    assert read.difference is Difference.CANNOT_TELL
    gaps = made_of(series([1, 0, 0, 1, 0], measure(Method.GAPS, unit=Unit.COUNT)), ON)
    assert gaps.process.variation_words == "1 period since the last one"


def test_a_chart_of_counts_says_that_the_small_ones_are_missing() -> None:
    words = "the usual level may be lower than drawn"
    few, none = (
        made_of(series([20, gone, 22] * 5, measure(unit=Unit.COUNT, denominator="")), date(2025, 1, 1))
        for gone in (HIDDEN, None)
    )
    assert words in str(picture(few, "Exampleshire", "Few"))
    assert words not in str(picture(none, "Exampleshire", "None"))


def test_a_rare_event_whose_number_is_hidden_still_happened() -> None:
    gaps = made_of(series([HIDDEN, 0, 0, HIDDEN, 0, 0], measure(Method.GAPS, unit=Unit.COUNT)), ON)
    assert gaps.process.variation_words == "2 periods since the last one"
    assert gaps.process.gaps
    assert [gap.periods for gap in gaps.process.gaps.gaps] == [3]
    assert gaps.missing == ()


def test_yearly_figures_are_tested_over_five_years_with_their_intervals() -> None:
    yearly = measure(Method.ANNUAL, every=Every.YEAR)
    read = made_of(series([(n, 1000) for n in (400, 450, 500, 560, 640)], yearly, first=date(2019, 1, 1)), ON)
    assert read.difference is Difference.BETTER
    assert read.process.intervals
    assert len(read.process.intervals) == 5


def test_two_rounds_of_a_survey_differ_by_more_than_chance() -> None:
    survey = measure(Method.RUN, every=Every.HALF_YEAR, source=Source.SURVEY)
    read = made_of(series([(48, 80), (70, 80)], survey), ON)
    assert read.difference is Difference.BETTER
    assert "+27.5 percentage points" in read.waves_words
    drawn = picture(read, "Exampleshire", read.headline)
    assert drawn.kind == "Bar chart with intervals"
    assert [row[1:4] for row in drawn.table.rows] == [
        ("60%", "49.0% to 70.0%", "80"),
        ("87.5%", "78.5% to 93.1%", "80"),
    ]


def test_numbers_are_numbers_to_take_away_and_what_is_hidden_is_c() -> None:
    read = made_of(series([60, HIDDEN]), ON)
    (row,) = matrix_sheet([read]).rows
    assert row[2] == "c"
    desk, public = figures_sheet(read, desk=True), figures_sheet(read, desk=False)
    assert [r[4] for r in desk.rows] == [Decimal(60), "c"]
    assert "Ann Analyst" in str(desk.rows)
    assert "Ann Analyst" not in str(public.rows)


def test_sixty_measures_of_36_points_are_worked_out_at_once() -> None:
    """Printed, never asserted: a slow machine proves nothing."""
    one, began = series([60 + n % 5 for n in range(36)], measure(targets=(target(90),))), time.perf_counter()
    for _ in range(60):
        made_of(one, ON)
    print(f"60 measures in {time.perf_counter() - began:.3f} s")
