"""What is counted in Exampleshire: told by periods before the last that has ended, so that it never goes out of date.

Figures are oldest first and the last is of the latest period that anybody can know. A percentage is two numbers, a count or a
wait one, and None a period without an answer. All of it is made up.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Figure = tuple[int, int] | int | None


@dataclass(frozen=True)
class Agreed:
    """A baseline found or a target agreed anew, ``ago`` days before today. ``due`` is the plan's month it is due by the end of,
    counted from 0; ``target`` the key of the target, empty for the baseline."""

    target: str
    ago: int
    value: int
    why: str
    due: int | None = None
    upper: int | None = None


@dataclass(frozen=True)
class Happened:
    """Something that happened ``ago`` periods before the last."""

    ago: int
    words: str
    open: bool = True


@dataclass(frozen=True)
class Anew:
    """The chart is worked out anew from the period ``ago`` before the last."""

    ago: int
    why: str


@dataclass(frozen=True)
class Answered:
    """A provider's answer that is no figure: ``ago`` periods before the last, nil or why there is none."""

    organisation: str
    ago: int
    why: str = ""


@dataclass(frozen=True)
class Measured:
    """``figures`` are the area's, ``parts`` those of each breakdown or provider. ``waiting`` are how many of the latest periods
    nobody has confirmed yet; ``mended`` a figure first sent wrong: periods ago, and what was sent."""

    measure: str
    figures: tuple[Figure, ...] = ()
    parts: dict[str, tuple[Figure, ...]] = field(default_factory=dict)
    by: str = "owner"
    agreed: tuple[Agreed, ...] = ()
    happened: tuple[Happened, ...] = ()
    anew: tuple[Anew, ...] = ()
    answered: tuple[Answered, ...] = ()
    waiting: int = 1
    mended: tuple[int, tuple[int, int] | int] | None = None


BECAME_DAYS = "The plan went live, so its month became a day"

TRUST = "Exampleshire Children's NHS Trust"
HOSPITALS = "Exampleshire Hospitals NHS Trust"
HOSPICE = "Exampleshire Children's Hospice"

MEASURED: tuple[Measured, ...] = (
    # A real improvement; then a target that is sometimes met and sometimes not.
    Measured(
        "exampleshire-plans-in-20-weeks",
        (
            (13, 34), (17, 36), (12, 33), (16, 35), (14, 38), (18, 37), (12, 32), (15, 39), (17, 36), (13, 35),
            (19, 41), (14, 36), (16, 34), (13, 37), (18, 40), (15, 33), (14, 38), (17, 36), (13, 31), (19, 42),
            (15, 37), (21, 39), (18, 35), (25, 41), (22, 33), (24, 38), (28, 36), (25, 40), (29, 37), (33, 41),
            (26, 39), (32, 38), (29, 42), (31, 38),
        ),
        agreed=(Agreed("three-in-four", 240, 75, BECAME_DAYS, due=16),),
        happened=(
            Happened(9, "The recovery plan was agreed"),
            Happened(4, "All eight caseworkers were in post"),
            Happened(6, "A caseworker was away for five weeks", open=False),
        ),
        mended=(5, (27, 34)),
    ),
    # Neither way is better: more work comes in than used to.
    Measured(
        "exampleshire-requests",
        (
            41, 46, 39, 44, 48, 37, 45, 42, 49, 40, 43, 47, 38, 46, 41, 44, 50, 39, 43, 45, 40, 47, 42, 44, 52,
            55, 51, 58, 54, 57, 53, 60, 56, 59,
        ),
        waiting=2,
    ),
    # Steady, and the target always met.
    Measured(
        "exampleshire-decisions-in-six-weeks",
        (
            (52, 57), (55, 60), (50, 56), (54, 58), (57, 63), (49, 54), (55, 61), (53, 57), (58, 64), (51, 57),
            (54, 59), (56, 62), (50, 55), (55, 60), (53, 59), (57, 62), (60, 66), (51, 56), (54, 60), (56, 61),
            (52, 58), (58, 63), (54, 60), (55, 60), (60, 67), (63, 69), (59, 65), (66, 73), (62, 68), (65, 71),
            (61, 68), (68, 75), (64, 71), (67, 74),
        ),
        waiting=2,
    ),
    # The process changed, so the chart was begun anew, and the target with it.
    Measured(
        "exampleshire-review-decisions",
        (
            (43, 86), (48, 91), (41, 84), (50, 95), (46, 88), (44, 90), (51, 97), (45, 85), (47, 93), (50, 92),
            (42, 83), (49, 96), (46, 87), (52, 98), (45, 89), (48, 94), (50, 95), (47, 86), (71, 92), (75, 94),
            (69, 91), (77, 98), (70, 88), (74, 96), (72, 90), (78, 99), (71, 93), (76, 95), (73, 94), (79, 97),
            (70, 89), (75, 98), (77, 96), (74, 92),
        ),
        agreed=(
            Agreed("in-time", 240, 60, BECAME_DAYS, due=11),
            Agreed("in-time", 75, 80, "60% had been met for a year, so the board asked for more", due=14),
        ),
        happened=(Happened(15, "One system for every step of a yearly review began"),),
        anew=(Anew(15, "One system replaced three lists, so decisions are made in another way since then"),),
    ),
    Measured(
        "exampleshire-caseload",
        (168, 171, 175, 174, 178, 181, 176, 172, 158, 139, 133),
        agreed=(Agreed("fair-load", 240, 110, BECAME_DAYS, due=10, upper=140),),
    ),
    # The same question to families twice a year: the latest two answers differ by more than chance.
    Measured(
        "exampleshire-families-helped-to-write",
        ((70, 168), (78, 171), (74, 176), (80, 183), (84, 190), (131, 212)),
        agreed=(
            Agreed("most", 240, 51, BECAME_DAYS, due=9),
            Agreed("most", 60, 70, "“Most” was met, and the forum asked for a number to work towards", due=17),
        ),
        happened=(Happened(1, "The guide to writing plans together came out"),),
    ),
    # Too few points for a control chart to say anything.
    Measured(
        "exampleshire-audits-good",
        ((9, 20), (12, 24), (15, 26)),
        agreed=(
            Agreed("", 150, 45, "The first audits were held"),
            Agreed("most", 150, 75, "“Most” needed a number, and a day", due=5),
        ),
    ),
    # Rare: how long it is from one to the next says more than how many there are.
    Measured(
        "exampleshire-appeals-lost",
        (0, 1, 0, 0, 1, 0, 1, 0, 0, 0, 2, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0),
        by="officer",
    ),
    # It falls, and the target is out of its reach so far.
    Measured(
        "exampleshire-longest-therapy-wait",
        (
            47, 46, 48, 47, 45, 47, 46, 48, 46, 47, 45, 46, 47, 45, 44, 46, 44, 45, 43, 44, 42, 43, 41, 42, 40,
            None, 39, 40, 38, 39, 37, 38, 36, 35,
        ),
        by="owner2",
        agreed=(Agreed("no-more-than-18", 240, 18, BECAME_DAYS, due=15),),
        happened=(Happened(3, "The therapy advice line opened"),),
    ),
    # Three providers each send theirs; the area's figure is their sum.
    Measured(
        "exampleshire-health-advice",
        parts={
            TRUST: (
                (21, 33), (24, 36), (20, 31), (25, 38), (22, 35), (23, 34), (26, 39), (21, 32), (24, 35),
                (27, 38), (23, 33), (28, 39), (25, 34), (29, 38), (26, 35), (30, 39), (27, 34), (31, 38),
                (29, 36), (32, 39), (30, 36), (33, 39),
            ),
            HOSPITALS: (
                (14, 22), (16, 24), (13, 21), (15, 25), (14, 20), (17, 26), (15, 23), (16, 24), (14, 21),
                (18, 27), (15, 22), (16, 23), (17, 25), (15, 22), (18, 26), (16, 23), (19, 27), (17, 24),
                (18, 25), (16, 22), (19, 26), None,
            ),
            HOSPICE: (
                (9, 15), (9, 16), (8, 14), (10, 16), (9, 15), (10, 17), (9, 14), (3, 8), (10, 16), (9, 15),
                (10, 16), (9, 14), (11, 17), (10, 15), (9, 14), (4, 7), (10, 15), None, (11, 16), None,
                (12, 17), (12, 17),
            ),
        },
        agreed=(Agreed("nine-in-ten", 240, 90, BECAME_DAYS, due=11),),
        answered=(
            Answered(HOSPICE, 4),
            Answered(HOSPICE, 2, "our records system was being replaced that month"),
        ),
        happened=(Happened(5, "Late advice is looked at with providers every two weeks"),),
    ),
    # It gets worse while the action behind it is said to go well. The older age group is small.
    Measured(
        "exampleshire-part-time-timetables",
        (
            64, 61, 66, 63, 65, 60, 62, 67, 63, 61, 65, 62, 64, 60, 63, 66, 62, 64, 61, 65, 63, 62, 66, 64, 63,
            65, 68, 70, 72, 74, 75, 77, 79, 81,
        ),
        parts={
            "age-5-to-10": (23, 24, 24, 25, 25, 26),
            "age-11-to-15": (46, 46, 48, 48, 51, 52),
            "age-16-to-18": (3, 4, 3, 4, 3, 3),
            "with-plan": (29, 30, 30, 31, 32, 33),
            "sen-support": (43, 44, 45, 46, 47, 48),
        },
        agreed=(
            Agreed("", 225, 63, "Counted when the plan began"),
            Agreed("down-by-30", 225, 30, BECAME_DAYS, due=13),
        ),
        happened=(Happened(8, "Schools were given new guidance on part-time timetables"),),
    ),
    # New, so it is too early to say anything.
    Measured("exampleshire-parents-at-workshops", (14, 22, 19, 27, 25), by="owner2"),
    # One figure a year.
    Measured(
        "exampleshire-persistent-absence",
        ((312, 1104), (335, 1151), (341, 1198), (388, 1240), (421, 1307), (409, 1362), (398, 1421)),
        waiting=0,
    ),
)  # fmt: skip
