"""A small report that has every block, and words that mean harm."""

from __future__ import annotations

from milepost.design.charts import About, Note, Point, Step, run_chart
from milepost.design.report import (
    Bullets,
    Cell,
    Column,
    Facts,
    Figure,
    Heading,
    Para,
    Report,
    Runs,
    Signature,
    Split,
    Style,
    Table,
    Tone,
    Words,
    words,
)
from milepost.design.report.figures import drawn
from milepost.rules.measuring import Unit

ODD = "one\x0btwo\x01 {{ 7*7 }} {% if %} <b> & =1+1"
SAID = "one two  {{ 7*7 }} {% if %} <b> & =1+1"


def cell(*paras: str | Words, span: int = 1, tone: Tone = Tone.NONE, icon: str = "", header: bool = False) -> Cell:
    return Cell(tuple(words(p) for p in paras), tone, icon, header, span)


def chart() -> Figure:
    about = About("late", "plans in 20 weeks", "Exampleshire", "2025", Unit.PERCENT, "More plans are in time")
    points = [Point("April 2025", 40, "Apr"), Point("May 2025", 62, "May")]
    return drawn(
        run_chart(about, points, targets=[Step(0, 1, 90)], notes=[Note(1, "May 2025", "A third officer began")]),
        "Plans",
    )


def rows(count: int = 4, odd: str = "") -> tuple[tuple[Cell, ...], ...]:
    """Pairs of milestones that share an outcome."""
    found = []
    for n in range(count):
        shared = () if n % 2 else (cell(f"Outcome {n // 2}", span=2, header=True),)
        ref = Words(f"1.1a.{n}", "/desk/plans/p/1.1a.1/")
        found.append((*shared, cell(ref, odd), cell("30 November 2026"), cell("Red", "Late", tone=Tone.RED)))
    return tuple(found)


PLAN = (Column("Outcome", 2), Column("Milestone", 4), Column("Deadline", 2), Column("BRAG", 2))
MEASURES = (Column("Measure", 4), Column("Latest", 1, number=True), Column("Change", 3))
MEASURED = (
    (cell("Plans in time", header=True), cell("62.5%"), cell("Real change for the worse: lower", icon="concern_low")),
    (cell("Waiting", header=True), cell("1,204"), cell("Not enough data", icon="none")),
    (cell("Few", header=True), cell("c"), cell("=HYPERLINK(1)")),
)


def report(odd: str = "", *, easy: bool = False, count: int = 4) -> Report:
    said: Runs = words("Moved to ", Words("Nov 2026", strong=True), ". See ", Words("measures", "#measures"), odd)
    summary = (
        Heading(2, "Summary" + odd, "summary"),
        Para(words("Four of six are on track." + odd), Style.LEAD),
        Facts((("Escalations open" + odd, words("2" + odd)),)),
    )
    blocks = (
        Heading(2, "Exceptions", "exceptions"),
        Para(said),
        Heading(3, "1.1a.1 A plan is agreed"),
        Para(words("“No change.” The forum" + odd), Style.INSET),
        Para(words("Red for two meetings" + odd), Style.WARNING),
        Bullets((words("First"), words("Second" + odd)), ordered=True),
        Bullets(
            (words("A step", Words(" on a site", "https://example.org/")), words("Bad", Words("x", "javascript:x()")))
        ),
        Heading(4, "What is asked"),
        Para(words("Small print"), Style.SMALL),
        Split(),
        Heading(2, "Measures", "measures"),
        Table("One row a measure" + odd, MEASURES, MEASURED, "Measures"),
        chart(),
        Figure("", "Bar chart: nobody drew it", "Not drawn"),
        Signature("Director" + odd, "3 November 2026", "Signed after questions"),
        Signature("Chief Nurse"),
        Heading(2, "Appendix", "appendix"),
        Table("One row a milestone", PLAN, rows(count, odd), "Plan", wide=True),
        Heading(2, "How it was made", "made"),
        Para(words("From what was recorded.\nNothing by hand.")),
    )
    facts = (("Body" + odd, words("SEND board" + odd)), ("As at", words("31 October 2026")))
    return Report(
        "Board pack “A” & B" + odd, "Board pack" + odd, "Exampleshire" + odd, "31 October 2026", "pack", facts, summary,
        blocks, easy,
    )  # fmt: skip
