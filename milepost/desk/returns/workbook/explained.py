"""The sheet "How to fill this in", in plain words."""

from __future__ import annotations

from milepost.people.models import Organisation

from .layout import ANSWER, BECAUSE, FIGURE, OUT


def explained(organisation: Organisation) -> list[tuple[str, str]]:
    return [
        ("What this is", f"The figures that {organisation.name} is asked for. Each row is one figure for one period."),
        ("What to do", "Fill in the yellow cells, save it as an Excel workbook (.xlsx), and send it back where you got it."),
        (
            ANSWER,
            "Choose “A figure” and put it in. Choose “Nil return” if there was nothing to count: it stands for 0. "
            "Choose “Not available, because” if you cannot know, and say why. Leave it empty to answer another time.",
        ),
        (FIGURE, "Digits alone, like 12 or 1204. No words, no unit, no formula. “What to put in” says what is counted."),
        (OUT, "Out of how many, where the cell is yellow. Never put in a percentage: it is worked out."),
        (BECAUSE, "Why there is no figure, in a sentence. Never name a child or a family."),
        (
            "Parts",
            "Where a row says who is counted, like an age group, count only those. The row “Everybody” is the whole: "
            "the one that is owed. The parts are welcome if you have them.",
        ),
        (
            "Sent before",
            "What was sent already. To change it, fill the row in. You are asked why before anything is sent, "
            "and what was sent first is kept.",
        ),
        (
            "When you send it",
            "Every cell is checked, and you see what will be added and changed before anything is. If something is wrong, "
            "nothing is sent, and you are told each cell and what to do. Sending the same file again adds nothing.",
        ),
        ("Small numbers", "Send the true number, however small. Milepost hides small numbers before anybody else sees them."),
    ]  # fmt: skip
