"""Lines to paragraphs: where one ends, and how words broken at a line's end are put together again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...document import Paragraph
from .lines import Line

ENDS = re.compile(r"[.!?:;]\W?$")
PREFIXES = frozenset(
    ("anti", "co", "cross", "ex", "full", "half", "high", "inter", "long", "low", "mid", "multi", "non", "part", "post")
) | frozenset(("pre", "re", "self", "semi", "short", "sub", "well"))
OPENERS = frozenset(["A", "All", "An", "Each", "Every", "The", "These"])
"""At the top of a page they begin a paragraph: within a sentence they would be in small letters."""
YEAR_ENDS = re.compile(r"\b(?:19|20)\d\d$")


@dataclass(frozen=True)
class Setting:
    """What holds where lines stand: the usual distance between them (in heights of a letter), the right edge for words, and
    the words of the file.

    ``single`` says that a paragraph is one line as a rule, as in a column of dates.
    """

    leading: float
    right: float
    vocabulary: frozenset[str]
    single: bool = False


def usual_leading(lines: Sequence[Line]) -> float:
    """The distance from line to line that is met most, in heights of a letter; 0 where there are not two lines."""
    gaps = Counter(
        round((b.top - a.top) / a.size, 2)
        for a, b in pairwise(lines)
        if a.page == b.page and 0 < b.top - a.top < 4 * a.size
    )
    return min((g for g, n in gaps.items() if n >= 0.5 * max(gaps.values())), default=0)


def grouped(lines: Sequence[Line], setting: Setting) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not starts_anew(groups[-1][-1], line, setting):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def starts_anew(above: Line, line: Line, setting: Setting) -> bool:
    """Whether a line starts a paragraph, by the line above it in the same cell."""
    if line.bullet or line.bold != above.bold or abs(line.size - above.size) > 0.15 * above.size:
        return True
    if above.page == line.page:
        if line.top - above.top > ((setting.leading or 1.25) + 0.22) * above.size:
            return True
    elif (setting.single and line.text[:1].isupper()) or _first_word(line.text) in OPENERS:
        return True
    if YEAR_ENDS.search(above.text) and line.text[:1].isupper():
        return True
    return room_for(line, above, setting)


def room_for(line: Line, above: Line, setting: Setting) -> bool:
    """Whether the line's first word would have gone on the line above: if it did not, somebody ended a paragraph there."""
    if re.search(r"\w[-\u2010\u00ad]$", above.text):
        return False
    space = 0.28 * above.size
    return above.x1 + space + line.first + 0.35 * above.size < setting.right


def paragraph(lines: Sequence[Line], setting: Setting) -> Paragraph:
    text = ""
    for number, line in enumerate(lines):
        text = line.text if number == 0 else text + _between(lines[number - 1], line, setting, text) + line.text
        text = _without_break(text, line, lines[number + 1 : number + 2], setting)
    text = text.replace("\u00ad", "")
    return Paragraph(" ".join(text.split()), lines[0].bullet, all(line.bold for line in lines))


def _between(above: Line, line: Line, setting: Setting, text: str) -> str:
    if re.search(r"\S[-/]$|\u00ad$", text) or not text:
        return ""
    return "" if _cut_within_a_word(above, line, setting) else " "


def _cut_within_a_word(above: Line, line: Line, setting: Setting) -> bool:
    """One word filled its line to the last letter: it was too wide for the cell and goes on below."""
    if " " in above.text or not above.text.isalpha() or setting.right - above.x1 > 1.2 * line.letter:
        return False
    rest = _first_word(line.text)
    known = setting.vocabulary
    return rest[:1].islower() and ((above.text + rest).lower() in known or rest.lower() not in known)


def _without_break(text: str, line: Line, below: Sequence[Line], setting: Setting) -> str:
    """A hyphen at a line's end: kept where the word is known with it, or where what follows is a word of its own.

    Where neither is so, the word was only broken. That is our own rule: a PDF does not tell the two apart.
    """
    start = re.search(r"(\w+)[-\u2010]$", text)
    rest = _first_word(below[0].text) if below else ""
    if not start or not rest[:1].islower():
        return text
    known = setting.vocabulary
    if (start[1] + rest).lower() in known:
        return text[:-1] + "\u00ad"
    own = f"{start[1]}-{rest}".lower() in known or rest.lower() in known or start[1].lower() in PREFIXES
    return text[:-1] + ("-" if own else "\u00ad")


def _first_word(text: str) -> str:
    found = re.match(r"\w+", text)
    return found[0] if found else ""


def vocabulary_of(lines: Sequence[Line]) -> frozenset[str]:
    """The words that stand within a line, in small letters: the first and last of a line may be parts of words."""
    found: set[str] = set()
    for line in lines:
        words = re.findall(r"\w+(?:[-\u2010’']\w+)*", line.text.replace("\u00ad", "").lower())
        found.update(words[1:-1])
    return frozenset(found)
