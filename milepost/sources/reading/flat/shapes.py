"""The shapes that lines have: refs, resources, dates, headings, labels."""

from __future__ import annotations

import re

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
YEAR = r"(?:(?:19|20)\d\d(?:/\d\d)?|['’]?\d\d(?=$|\s|[-–]))"
ONE = (
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)? )?{MONTH} {YEAR}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}|Q[1-4] {YEAR}"
    rf"|(?:Spring|Summer|Autumn|Winter|Easter|Christmas)(?: term)? {YEAR})"
)
OPENER = r"(?:(?:From|By|Ongoing from|Ongoing|From end of|By end of|End of|Early|Mid|Late|Before|After|Until|Since)\s+)"
DATE = re.compile(rf"(?<![\w/])(?:{OPENER}?{ONE}(?:\s*(?:to|until|[-–])\s*{ONE}|\s+to$|\s*[-–](?=$|\s)|\s+onwards)?)")
"""A deadline in words of one space; it may be open at its end ("June 2020 to"), where the rest stands elsewhere."""
WHOLE = re.compile(rf"(?:{DATE.pattern}|(?:Ongoing|TBC|To be confirmed|Annually|Monthly|Quarterly))", re.IGNORECASE)
"""A cell that is a deadline and nothing else, where small letters may begin it."""
OPEN_END = re.compile(r"\sto$")
IN_A_SENTENCE = re.compile(r"\b(?:from|by|in|of|since|until|before|after|for|during|and)$")
"""What stands before a date that belongs to a sentence, when another date follows in a cell of its own."""
REF = re.compile(r"(\d{1,2}\.\d{1,2})\s?(\(?[a-z]\)?(?![a-z]))?(?=\s|$|[.:])[.:]?\s*(.*)")
WORKSTREAM = re.compile(
    r"(?:Work ?stream|Priority(?: area)?|Theme|Objective)\s+(\d{1,2})\b\s*[:.–-]?\s*(\S.*)?", re.IGNORECASE
)
IMPACT = re.compile(r"Impacts?\s*:?", re.IGNORECASE)
LABEL = re.compile(
    r"(?:Senior )?(?:accountable|responsible) (?:sponsor|officer|owner|lead)s?\s*:|Delivery (?:partners|team)s?\s*:"
    r"|(?:Significant )?(?:area of )?(?:significant )?weakness[^:]{0,60}:",
    re.IGNORECASE,
)
LEGEND = re.compile(r"([A-Z]{2,3})\s*[–=:-]\s*.*\bresources?\b", re.IGNORECASE)
HEADING_WORDS = re.compile(
    r"(?:outcomes?|ref|implementation|actions?|resources?|required|key milestones?|deadline|b?rag|date|status|by when|lead"
    r"|owner)\b|\(|\+",
    re.IGNORECASE,
)
"""How the lines of a table's own headings begin."""


def resource_codes(lines: list[str]) -> frozenset[str]:
    """The letters that stand for resources: ER and AR, and what the document's own legend says.

    >>> sorted(resource_codes(["NF – Needs further resource"]))
    ['AR', 'ER', 'NF']
    """
    found = {m[1] for line in lines if (m := LEGEND.match(line)) and m[1].isupper()}
    return frozenset({"ER", "AR"} | found)


def trailing_dates(text: str) -> tuple[str, list[str]]:
    """A text without the one or two dates it ends with, and those.

    >>> trailing_dates("Posts are filled Dec 2019 Nov 2019")
    ('Posts are filled', ['Dec 2019', 'Nov 2019'])
    >>> trailing_dates("Ongoing from March 2020"), trailing_dates("agreed by March 2020 at the latest")
    (('', ['Ongoing from March 2020']), ('agreed by March 2020 at the latest', []))
    """
    dates: list[str] = []
    text = " ".join(text.split())
    while len(dates) < 2:
        if text and WHOLE.fullmatch(text):
            # Two dates side by side are also one range without a sign.
            return "", [text, *dates]
        found = next((m for m in DATE.finditer(text) if m.end() == len(text)), None)
        if not found or (found.start() and text[found.start() - 1] != " "):
            break
        dates.insert(0, found[0])
        text = text[: found.start()].strip()
    return text, dates
