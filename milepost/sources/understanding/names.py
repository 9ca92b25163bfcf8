"""Who: posts as a document names them, without the names of people where it gives both."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..plain import plain, tidy
from ..vocabulary import Vocabulary

LONGEST = 200
"""Characters a title may have in a plan file."""
PERSON = r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Prof)\.?\s+)?[A-Z][\w'’]+(?:[-\s][A-Z][\w'’.-]*){1,3}"
NAME_TITLE = re.compile(rf"({PERSON})\s*\(([^)]+)(?:\)\s*(.*)|$)")
NAME_THEN_TITLE = re.compile(rf"({PERSON})\s*[,–—:-]\s+(.+)")
CUTS = re.compile(r",\s*(?:and\s+)?|\s+and\s+|\s*&\s*|/")
NOT_FIRST = frozenset(
    {"commissioning", "quality", "service", "project", "team", "group", "programme", "clinical", "virtual", "executive"}
)
"""Words of titles that also stand in the middle of one, as in “Head of Access and Quality”."""
BREAKS = re.compile(r"\s*(?:\n|;\s*(?![a-z\s])|\s/\s|(?<=\)),|(?<=\))\s+(?=[A-Z]))\s*")


@dataclass(frozen=True)
class Named:
    """``title`` as it is to be kept; ``person`` the name that was left out; ``bare`` where it may be a person's name alone."""

    title: str
    person: str = ""
    bare: bool = False


def read_names(words: str, vocabulary: Vocabulary) -> list[Named]:
    """The posts of a cell or line, each once, in order.

    >>> from milepost.sources.vocabulary import vocabulary
    >>> [n.title for n in read_names("Ann Other (Head of SEN and Inclusion Services), Family Voice", vocabulary())]
    ['Head of SEN and Inclusion Services', 'Family Voice']
    """
    found: dict[str, Named] = {}
    for piece in _pieces(words, vocabulary):
        named = _named(piece, vocabulary)
        if named.title and plain(named.title) not in vocabulary.names["nobody"]:
            found.setdefault(plain(named.title), named)
    return list(found.values())


def _pieces(words: str, vocabulary: Vocabulary) -> list[str]:
    lines = [tidy(line).removeprefix("• ") for line in words.split("\n")]
    pieces = [piece.strip(" ,;.&•") for line in lines for piece in BREAKS.split(line)]
    return [part for piece in pieces for part in _parted(piece, vocabulary) if part]


def _parted(piece: str, vocabulary: Vocabulary) -> list[str]:
    """Part at a comma, an ampersand or “and” only where a new title or a new person with a title follows."""
    two_titles = bool(_cut(piece, vocabulary)[0])  # of one person: only another person parts them
    found: list[str] = []
    begins = 0
    for cut in CUTS.finditer(piece):
        before, after = piece[begins : cut.start()], piece[cut.end() :]
        if before.count("(") != before.count(")") and not (cut[0] == "/" and _person_with_title(after, vocabulary)):
            continue
        people = cut[0] == "/" and _is_person(before, vocabulary) and _is_person(after, vocabulary)
        starts = _person_with_title(after, vocabulary) or (not two_titles and _starts_title(after, vocabulary))
        if people or (starts and _whole(before, vocabulary)):
            found.append(before.strip(" ,&"))
            begins = cut.end()
    return [*found, piece[begins:].strip(" ,&")]


def _person_with_title(words: str, vocabulary: Vocabulary) -> bool:
    person = NAME_TITLE.match(words)
    return bool(person and _is_person(person[1], vocabulary))


def _starts_title(words: str, vocabulary: Vocabulary) -> bool:
    first = plain(words.split()[0]) if words.split() else ""
    return first in vocabulary.names["titles"] and first not in NOT_FIRST


def _whole(words: str, vocabulary: Vocabulary) -> bool:
    """Whether what stands before a cut could be a post: not a person's name that its title follows."""
    return bool(words.strip()) and not (re.fullmatch(PERSON, words.strip()) and _is_person(words.strip(), vocabulary))


def _named(piece: str, vocabulary: Vocabulary) -> Named:
    for pattern in (NAME_TITLE, NAME_THEN_TITLE):
        found = pattern.fullmatch(piece)
        if found and _is_person(found[1], vocabulary):
            return Named(tidy(found[2])[:LONGEST], found[1])
    if found := re.match(rf"({PERSON})\s+(?=\S)", piece):
        person, title = _cut(piece, vocabulary)
        if person:
            return Named(title[:LONGEST], person)
    bare = bool(re.fullmatch(PERSON, piece)) and _is_person(piece, vocabulary)
    return Named(piece[:LONGEST], "", bare)


def _cut(piece: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """“Ann Other DCS and Chair of the Board”: a name, then a title that begins with a word of titles."""
    words = piece.split()
    for at in (2, 3):
        if (
            len(words) > at
            and plain(words[at]) in vocabulary.names["titles"]
            and _is_person(" ".join(words[:at]), vocabulary)
        ):
            return " ".join(words[:at]), " ".join(words[at:])
    return "", piece


def _is_person(words: str, vocabulary: Vocabulary) -> bool:
    """Whether words have the shape of a person's name and none of the words of posts, services or bodies."""
    mine = [plain(w) for w in re.split(r"[\s-]+", words)]
    known = {*vocabulary.names["titles"], *vocabulary.names["things"], *vocabulary.names["bodies"]}
    shaped = 2 <= len(mine) <= 5 and not any(w.isupper() and len(w) > 1 for w in words.split())
    return shaped and not any(w in known for w in mine)
