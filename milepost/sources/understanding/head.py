"""The plan's own values, as far as the document tells: its title, its kind, its area, the days of the inspection."""

from __future__ import annotations

import re
from collections.abc import Sequence

from milepost.rules.timescale import NotUnderstood, understand_date

from ..document import Document, Place, Table, Words
from ..draft import Doubt, Found
from ..plain import plain, tidy
from ..vocabulary import Vocabulary
from .lines import read_line

HEAD = ("title", "slug", "kind", "area", "about", "source", "starts", "ends", "due", "inspection_started", "inspection_ended",
        "inspection_published", "inspection_by", "ons_code", "la_code")  # fmt: skip
"""The names of the values of a draft's head."""
DATES = frozenset({"starts", "ends", "due", "inspection_started", "inspection_ended", "inspection_published"})
NEEDED = {
    "title": "The plan's title was not found. Give it",
    "kind": "What kind of plan this is was not found. Choose it",
    "area": "Whose plan it is was not found. Give the council's area",
}
DAY = r"(\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+\s+\d{4})"
SPAN = ("inspection_started", "inspection_ended")
SAID = (
    (SPAN, re.compile(rf"between {DAY} and {DAY}.{{0,120}}inspect", re.I | re.S)),
    (SPAN, re.compile(rf"inspect.{{0,160}}(?:between|from) {DAY} (?:and|to) {DAY}", re.I | re.S)),
    (("inspection_published",), re.compile(rf"published.{{0,60}}report on {DAY}|report was published on {DAY}", re.I)),
    (("due",), re.compile(rf"(?:written statement of action|plan|WSOA)\W.{{0,80}}by {DAY}", re.I)),
)
"""Sentences that tell days: the names of the values, in the order of the days."""
AREA = re.compile(
    r"\b((?:[A-Z][\w'’-]+\s+(?:and\s+|upon\s+|of\s+)?){1,4}?)"
    r"(?:City |County |Borough |Metropolitan |District )*(?:Council|local area|Local Area)\b"
)


NO_TITLES = frozenset(
    {"foreword", "introduction", "contents", "table of contents", "background", "draft", "confidential"}
)
"""First words of documents that are not what they are called."""


def find_head(document: Document, above: Sequence[Words], vocabulary: Vocabulary) -> dict[str, Found]:
    """``above`` is what stands in rows above a table's headings."""
    words = [b for b in (*document.blocks, *above) if isinstance(b, Words) and tidy(b.text)]
    found: dict[str, Found] = {}
    if title := _title(document, above, vocabulary):
        found["title"] = title
        found["slug"] = Found(slug_of(title.words), title.place)
    if kind := _kind(words, title, vocabulary):
        found["kind"] = kind
    if area := _area(words):
        found["area"] = area
    for block in words:
        for names, pattern in SAID:
            if (match := pattern.search(tidy(block.text))) and not any(n in found for n in names):
                days = [iso(day) for day in match.groups() if day]
                if all(days):
                    found.update({n: Found(day, block.place) for n, day in zip(names, days, strict=False)})
    return found


def slug_of(title: str) -> str:
    """
    >>> slug_of("Exampleshire’s priority action plan, 2025")
    'exampleshires-priority-action-plan-2025'
    """
    return re.sub(r"[^a-z0-9]+", "-", re.sub("['’]", "", title.lower())).strip("-")[:80].strip("-")


def iso(words: str) -> str:
    """A day as year-month-day; "" where words are not one."""
    try:
        return understand_date(tidy(words))[0].isoformat()
    except NotUnderstood:
        return ""


def _title(document: Document, above: Sequence[Words], vocabulary: Vocabulary) -> Found | None:
    """The first heading before the first wide table, or bold line, or line; else what stands above a table's headings."""
    before: list[Words] = []
    for block in document.blocks:
        if isinstance(block, Table) and block.grid and len(block.grid[0]) > 3:
            break
        if isinstance(block, Words) and tidy(block.text) and not read_line(block.text, vocabulary):
            before.append(block)
    first = [b for b in before if b.level == 1]
    ways = (first[:1], [b for b in before if b.level or b.bold][:1], before[:1], list(above[:1]))
    for found in ways:
        if found and len(tidy(found[0].text)) <= 120 and plain(found[0].text) not in NO_TITLES:
            return Found(tidy(found[0].text), found[0].place)
    return None


def _kind(words: list[Words], title: Found | None, vocabulary: Vocabulary) -> Found | None:
    """What the title says, else what the document says most often."""
    counts: dict[str, tuple[int, Place]] = {}
    for block in words:
        text = f" {plain(block.text)} "
        weight = 100 if title and block.place == title.place else 1
        for kind, phrases in vocabulary.kinds.items():
            if any(f" {phrase} " in text for phrase in phrases):
                before = counts.get(kind, (0, block.place))
                counts[kind] = (before[0] + weight, before[1])
    if not counts:
        return None
    best = max(counts, key=lambda kind: counts[kind][0])
    return Found(best, counts[best][1])


def _area(words: list[Words]) -> Found | None:
    for block in words:
        found = AREA.search(tidy(block.text))
        name = re.sub(r"^(?:The|Of|In|For)\s+", "", found[1].strip()) if found else ""
        if name and name not in ("The", "This", "Our", "Your", "Local", "City", "County"):
            return Found(name, block.place)
    return None


def head_doubts(head: dict[str, Found]) -> list[Doubt]:
    found = [Doubt(f"{name}_missing", words, name, True) for name, words in NEEDED.items() if name not in head]
    for name in sorted(DATES & set(head)):
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", head[name].words):
            said = f"“{head[name].words}” is not a day that is understood. Write it like “30 November 2019”"
            found.append(Doubt("date_unread", said, name, True))
    return found
