"""Clocks that start, stop and start again, and what is missing before a step."""

from __future__ import annotations

from datetime import date

import pytest

from milepost.rules.life import Clock, Event, Facts, Needs, Running, Signers, Unit, kept, missing, running

ANSWER = Clock("The answer", ("fit", "returned"), ("submitted",), 10, Unit.WORKING_DAYS, "example", False)
AGAIN = Clock("Again", ("submitted",), ("returned",), 20, Unit.DAYS, "example", False)
REVIEW = Clock("The next review", (), ("live", "review"), 6, Unit.MONTHS, "example", False)
DUE = Clock("The plan", ("submitted",), ("plan_due",), 0, Unit.DAYS, "example", True)
CLOCKS = (ANSWER, AGAIN, REVIEW, DUE)


def events(*said: tuple[str, str]) -> list[Event]:
    return [Event(key, date.fromisoformat(on)) for key, on in said]


def due(*said: tuple[str, str]) -> list[tuple[str, str]]:
    return [(r.clock.name, r.due.isoformat()) for r in running(CLOCKS, events(*said), {date(2026, 12, 25)})]


DRAFT = (("plan_due", "2026-11-30"), ("draft", "2026-11-01"))
HANDED_IN = (*DRAFT, ("submitted", "2026-12-17"))
RETURNED = (*HANDED_IN, ("returned", "2026-12-30"))
LIVE = (*RETURNED, ("submitted", "2027-01-10"), ("fit", "2027-01-20"), ("live", "2027-01-31"))


@pytest.mark.parametrize(
    ("happened", "runs"),
    [
        ((), []),
        (DRAFT, [("The plan", "2026-11-30")]),
        (HANDED_IN, [("The answer", "2027-01-01")]),
        (RETURNED, [("Again", "2027-01-19")]),
        (LIVE, [("The next review", "2027-07-31")]),
        ((*LIVE, ("review", "2027-07-20")), [("The next review", "2028-01-20")]),
    ],
)
def test_one_clock_follows_another(happened: tuple[tuple[str, str], ...], runs: list[tuple[str, str]]) -> None:
    assert due(*happened) == runs


def test_each_step_says_how_it_stood_to_its_clock() -> None:
    def words(which: int) -> str:
        clock = kept(CLOCKS, events(*LIVE), which, ())
        return clock.kept_words(events(*LIVE)[which].on) if clock else ""

    assert [words(n) for n in range(len(LIVE))] == [
        "", "", "17 days late", "1 day before it was due", "9 days before it was due", "2 days before it was due", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("today", "words"),
    [("2026-12-14", "1 day left"), ("2026-12-15", "due today"), ("2026-12-16", "1 day late"), ("2026-12-10", "5 days left")],
)  # fmt: skip
def test_days_left_or_late_in_words(today: str, words: str) -> None:
    assert Running(AGAIN, date(2026, 11, 25), date(2026, 12, 15)).words(date.fromisoformat(today)) == words


def test_one_day_is_one_day() -> None:
    assert Clock("", (), (), 1, Unit.WORKING_DAYS, "test", True).words == "1 working day"


FULL = Facts("Ourshire", 1, ("Director",), ("Board",), 2, (), ())
NEEDS = Needs(took_part=1, owners=True, deadlines=True, posts=1, bodies=1)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (FULL, []),
        (Facts("Ourshire", 0, ("Director",), ("Board",), 2, (), ()), ["Nobody is recorded as having taken part"]),
        (Facts("Ourshire", 1, (), ("Board",), 2, (), ()), ["No post has signed it off as it reads now"]),
        (Facts("Ourshire", 1, ("Director",), (), 2, (), ()), ["No body has signed it off as it reads now"]),
        (Facts("Ourshire", 1, ("Director",), ("Board",), 0, (), ()), ["The plan has no milestones yet"]),
        (
            Facts("Ourshire", 1, ("Director",), ("Board",), 2, ("1.1a.1",), ("1.1a.2",)),
            ["These milestones have no owner: 1.1a.1", "no deadline that is understood: 1.1a.2"],
        ),
    ],
)
def test_what_is_missing_is_named(facts: Facts, words: list[str]) -> None:
    found = missing(NEEDS, facts)
    assert len(found) == len(words)
    assert all(word in said for word, said in zip(words, found, strict=True))


def test_an_area_names_who_signs() -> None:
    named = Needs(posts=1, named={"Ourshire": Signers(("Director", "Chief Nurse"), ("Board",))})
    assert missing(named, FULL) == ("Chief Nurse has not signed it off as it reads now",)
    assert missing(Needs(posts=3), FULL) == ("Fewer than 3 posts have signed it off as it reads now",)
    assert missing(Needs(took_part=2), FULL) == ("Only 1 of 2 groups are recorded as having taken part in writing it",)


def test_many_refs_are_counted() -> None:
    refs = tuple(f"1.1a.{n}" for n in range(1, 21))
    (said,) = missing(Needs(owners=True), Facts("Ourshire", 0, (), (), 20, refs, ()))
    assert said.endswith("1.1a.12 and 8 more")
