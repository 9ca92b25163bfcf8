"""The numbers Word draws before paragraphs, which stand nowhere in their text: "1.2b" of a list with levels, or a bullet."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .names import Element, W, find, val, whole

ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
         (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True)
class Number:
    """``words`` is as drawn, empty for a bullet; ``compound`` where it holds the numbers of several levels, like 1.2."""

    words: str
    compound: bool = False


class Numbering:
    def __init__(self, root: Element | None) -> None:
        found = root.findall if root is not None else lambda _: []
        self.abstract = {a.get(f"{W}abstractNumId"): a for a in found(f"{W}abstractNum")}
        self.numbers = {n.get(f"{W}numId"): n for n in found(f"{W}num")}
        self.counts: dict[str, dict[int, int]] = {}
        self.begun: set[tuple[str, int]] = set()

    def next(self, paragraph: Element | None) -> Number | None:
        """What stands before a paragraph with this w:numPr, counting it; None where nothing does."""
        number = self.numbers.get(val(paragraph, "numId") or "0")
        if number is None:
            return None
        level = min(max(whole(paragraph, "ilvl"), 0), 8)
        key = val(number, "abstractNumId") or ""
        counts = self.counts.setdefault(key, {})
        self._count(number, key, counts, level)
        form = self._form(number, key, level)
        if val(form, "numFmt") in ("bullet", "none", None):
            return Number("")
        text = val(form, "lvlText") or ""
        words = re.sub(r"%([1-9])", lambda of: self._drawn(number, key, counts, int(of.group(1)) - 1), text)
        return Number(words.strip(), compound=len(re.findall("%[1-9]", text)) > 1)

    def _count(self, number: Element, key: str, counts: dict[int, int], level: int) -> None:
        mark = (number.get(f"{W}numId") or "", level)
        begins = [o for o in number.findall(f"{W}lvlOverride") if o.get(f"{W}ilvl") == str(level)]
        again = whole(begins[0], "startOverride", -1) if begins else -1
        if again >= 0 and mark not in self.begun:
            counts[level] = again
        else:
            counts[level] = counts.get(level, self._start(number, key, level) - 1) + 1
        self.begun.add(mark)
        for deeper in [d for d in counts if d > level]:
            del counts[deeper]

    def _start(self, number: Element, key: str, level: int) -> int:
        return whole(self._form(number, key, level), "start", 1)

    def _form(self, number: Element, key: str, level: int) -> Element | None:
        for override in number.findall(f"{W}lvlOverride"):
            if override.get(f"{W}ilvl") == str(level) and (own := find(override, "lvl")) is not None:
                return own
        abstract = self.abstract.get(key)
        levels = abstract.findall(f"{W}lvl") if abstract is not None else ()
        return next((one for one in levels if one.get(f"{W}ilvl") == str(level)), None)

    def _drawn(self, number: Element, key: str, counts: dict[int, int], level: int) -> str:
        count = counts.get(level, self._start(number, key, level))
        return drawn(count, val(self._form(number, key, level), "numFmt") or "decimal")


def drawn(count: int, form: str) -> str:
    """
    >>> [drawn(4, form) for form in ("decimal", "lowerLetter", "upperLetter", "lowerRoman", "decimalZero")]
    ['4', 'd', 'D', 'iv', '04']
    """
    if count < 1 or count > 3999:
        return str(count)
    if form == "decimalZero":
        return f"{count:02d}"
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(97 + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman"):
        roman = ""
        for worth, sign in ROMAN:
            roman += sign * (count // worth)
            count %= worth
        return roman if form == "lowerRoman" else roman.upper()
    return str(count)
