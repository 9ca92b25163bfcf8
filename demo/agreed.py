"""How Exampleshire's plan was agreed, and what its first review found. All of it is made up."""

from __future__ import annotations

TOOK_PART = (
    (
        "Exampleshire Parent Carer Forum",
        "Four evening workshops with 61 parents and carers, and a survey that 214 families answered.",
        "Action 1.1a says that families are told every two weeks how their child’s plan is coming on. The forum wrote that line.",
        45,
    ),
    (
        "Speak Up, a group of young people aged 14 to 24",
        "Three afternoons at the youth centre. The group read the draft in plain English and marked what was not clear.",
        "Every promise now has a plain-English sentence, and the group reads the next ones before they are published.",
        38,
    ),
)
"""Who, how, what it changed, and how many days before the plan went live."""
SIGNED = (
    ("Director of Children's Services", "officer", "I answer for the council’s part of this plan.", 26),
    ("Chief Nurse, Exampleshire Integrated Care Board", "officer2", "Agreed with the board’s executive.", 26),
    ("Exampleshire SEND Improvement Board", "lead", "Agreed at the board’s special meeting, minute 4.", 25),
)
"""Who, recorded by whom in the cast, their words, and how many days before the plan went live."""
REVIEWED = (
    "Plans are coming faster than six months ago, and families say so. Therapies are behind: a second bidder is needed. "
    "The forum took part and asked that waiting times are shown by area from now on."
)
