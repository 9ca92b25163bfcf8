"""Refs as plans write them: "1.1a", "1.1 a)", "A1.2", "3.2.1", alone or at the start of a text."""

from __future__ import annotations

import re

LONGEST = 12
"""Characters a ref may have in a plan file."""
ALONE = re.compile(r"[0-9A-Za-z]+(?:[.-][0-9A-Za-z]+)*")
LABEL = re.compile(r"^(?:ref|reference|no|number|outcome|action|milestone|item|step)\b[.:#]*\s*", re.I)
DOTTED = r"[A-Z]{0,3}\d{1,2}(?:\.\d{1,3}){1,3}(?:\s?\(?[a-z]\)|[a-z](?![a-z0-9'’]))?"
LETTERED = r"[A-Z]{0,3}\d{1,2}\(?[a-z]\)?(?![a-z0-9'’])|[A-Z]{1,2}\d{1,2}"
CORE = f"{DOTTED}|{LETTERED}"
LEADING = re.compile(rf"^(?:(?:ref|outcome|action|milestone)\.?\s+)?({CORE})(?:[.):]|\s?[-–—])?(?:\s+|$)(?![%])", re.I)
NUMBERED = re.compile(r"^(?:(\d{1,2})[.)]|(?:outcome|action|milestone|priority)\s+(\d{1,2})\s*[:.–—-])\s+(?=\S)", re.I)
LETTER = re.compile(r"\(?([a-z]|[ivx]{1,4})[.)]?", re.I)


def as_ref(words: str) -> str:
    """The ref that words are, or "" where they are none.

    >>> as_ref("1.1 a)"), as_ref("Ref 3.2.1"), as_ref("1.1(b)"), as_ref("2."), as_ref("see below, please")
    ('1.1a', '3.2.1', '1.1b', '2', '')
    """
    found = LABEL.sub("", " ".join(words.split())).replace("(", "").replace(")", "").strip(" .:-–—")
    if re.fullmatch(r"\S+ [a-zA-Z]", found):
        found = found.replace(" ", "")
    found = re.sub(r"\s*([.-])\s*", r"\1", found)
    if not ALONE.fullmatch(found) or len(found) > LONGEST or not (any(c.isdigit() for c in found) or len(found) <= 2):
        return ""
    return found


def below(parent: str, ref: str) -> str:
    """A ref that is a letter alone belongs to the ref above it.

    >>> below("1.1", "b"), below("1.1", "1.2"), below("", "a")
    ('1.1b', '1.2', 'a')
    """
    return parent + ref.lower() if parent and LETTER.fullmatch(ref) and parent[-1:].isdigit() else ref


def leading(words: str) -> tuple[str, str]:
    """The ref a text begins with and the text after it; "" and the whole text where it begins with none.

    >>> leading("1.1a Coproduce a strategy"), leading("18 weeks at most"), leading("2. Train staff")
    (('1.1a', 'Coproduce a strategy'), ('', '18 weeks at most'), ('2', 'Train staff'))
    >>> leading("1.1 A clear strategy"), leading("1.1 a) Do it")
    (('1.1', 'A clear strategy'), ('1.1a', 'Do it'))
    """
    if found := NUMBERED.match(words):
        return found[1] or found[2], words[found.end() :].strip()
    if found := LEADING.match(words):
        rest = words[found.end() :].strip()
        ref = as_ref(found[1])
        if ref and not _a_figure(ref, rest):
            return ref, rest
    return "", words


def _a_figure(ref: str, rest: str) -> bool:
    """ "2.5 posts" is a number of something; "1.1 There is a strategy" is not."""
    return (bool(re.fullmatch(r"\d+\.\d+|\d{1,2}[a-z]", ref)) and rest[:1].islower()) or rest[:1] in ("%", "£")


def parent_of(ref: str) -> str:
    """The ref one level up, as far as the ref itself tells.

    >>> parent_of("1.1a"), parent_of("1.1a.3"), parent_of("3.2.1"), parent_of("A1.2"), parent_of("7")
    ('1.1', '1.1a', '3.2', 'A1', '')
    """
    if re.fullmatch(r".*\d[a-z]", ref):
        return ref[:-1]
    return re.sub(r"[.-][0-9A-Za-z]+$", "", ref) if re.search(r"[.-]", ref) else ""
