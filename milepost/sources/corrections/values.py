"""Why a value of a row cannot be what somebody wrote."""

from __future__ import annotations

from typing import Any

from ..change import Change
from ..draft import FIELDS
from ..understanding import deadlines, refs

NOUNS = {
    "workstream": "a workstream",
    "outcome": "an outcome",
    "impact": "an impact",
    "action": "an action",
    "milestone": "a milestone",
}
LONGEST = 20_000
"""Characters of one value."""


def why_not(kind: str, name: str, words: object) -> str | None:
    if name not in FIELDS[kind]:
        return f"{NOUNS[kind].capitalize()} has no such value"
    if not isinstance(words, str) or len(words) > LONGEST:
        return f"Use at most {LONGEST:,} characters"
    if name == "means" and words.strip() and (why := deadlines.why_not(words.strip())):
        return why
    if name == "complete" and words.strip() and not deadlines.is_date(words.strip()):
        return f"“{words}” is not a date that is understood. Write it like “Nov 2019” or “30 November 2019”"
    if name == "resource" and words not in ("", "AR", "ER"):
        return "A resource is AR or ER, or nothing"
    if name == "rating" and words not in ("", "blue", "green", "amber", "red"):
        return "A rating is blue, green, amber or red, or nothing"
    if name == "deadline" and len(words) > 120:
        return "A deadline is at most 120 characters. Put the rest into a note"
    return _ref(kind, words.strip()) if name == "ref" and words.strip() else None


def _ref(kind: str, ref: str) -> str | None:
    longest = 4 if kind == "workstream" else refs.LONGEST
    fits = (
        refs.ALONE.fullmatch(ref)
        and len(ref) <= longest
        and (kind != "workstream" or (ref.isalnum() and ref == ref.upper()))
    )
    return None if fits else f"A ref has at most {longest} letters and digits, like “{'1' if longest == 4 else '1.1a'}”"


def may_leave(doubts: tuple[Any, ...], change: Change) -> str | None:
    found = [d for d in doubts if (d.field, d.code) == (change.said("field"), change.said("code"))]
    if not found:
        return "That was answered already"
    return "This has to be answered before a plan can be made" if found[0].stopping else None
