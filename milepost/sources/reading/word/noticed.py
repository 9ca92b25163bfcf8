"""What was noticed on the way that a reader should be told, counted, and said once at the end."""

from __future__ import annotations

from collections import Counter

from ...document import Place, Remark

MOST_PICTURES = 20
"""Remarks about pictures, so that a photo album does not bury the rest."""
WORDS = {
    "notes": ("1 footnote mark was", "{} footnote marks were", "left out; what footnotes and endnotes say is not read"),
    "raised": ("1 small raised number was", "{} small raised numbers were", "taken for footnote marks and left out"),
    "comments": ("1 comment in the margin was", "{} comments in the margin were", "not read"),
    "hidden": ("1 piece of hidden text was", "{} pieces of hidden text were", "left out"),
    "boxes": ("1 text box was", "{} text boxes were", "read after the words beside: check the order"),
    "other": ("1 other document is", "{} other documents are", "inside this one and not read"),
    "outside": (
        "1 thing outside this document is",
        "{} things outside this document are",
        "pointed to, and not fetched",
    ),
}
"""What is said of one, of many, and of both."""


class Noticed:
    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.pictures: list[Place] = []
        self.more: list[Remark] = []

    def count(self, what: str, times: int = 1) -> None:
        self.counts[what] += times

    def say(self, words: str, place: Place) -> None:
        self.more.append(Remark(words, place))

    def remarks(self) -> tuple[Remark, ...]:
        said = [Remark(self._words(what)) for what in WORDS if self.counts[what]]
        pictures = [Remark("There is a picture here that cannot be read", p) for p in self.pictures[:MOST_PICTURES]]
        if len(self.pictures) > MOST_PICTURES:
            pictures.append(Remark(f"There are {len(self.pictures):,} pictures in all that cannot be read"))
        return (*self._tracked(), *said, *pictures, *self.more)

    def _words(self, what: str) -> str:
        one, many, both = WORDS[what]
        number = self.counts[what]
        return f"{one if number == 1 else many.format(number)} {both}"

    def _tracked(self) -> tuple[Remark, ...]:
        come, gone = self.counts["come"], self.counts["gone"]
        if not come and not gone:
            return ()
        words = (
            f"This document has tracked changes ({come} added, {gone} taken out). It was read as if all were accepted"
        )
        return (Remark(words),)
