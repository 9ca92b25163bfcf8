"""Lines of a deadline's cell that are no deadline: where it was moved from, and how often it comes round."""

from __future__ import annotations

from dataclasses import dataclass

from ..document import Place
from ..plain import plain, tidy
from ..vocabulary import Vocabulary
from .deadlines import is_deadline
from .parts import Part


@dataclass(frozen=True)
class Aside:
    """``under`` is how many deadlines stand above it. One of ``rhythm`` (a key of the vocabulary) and ``words`` is filled."""

    under: int
    rhythm: str = ""
    words: str = ""


def without_asides(lines: list[str], vocabulary: Vocabulary) -> tuple[list[str], list[Aside]]:
    """The lines that are deadlines, and those that only say something of the one above them.

    A first line is never an aside: something has to be the deadline.
    """
    kept: list[str] = []
    asides: list[Aside] = []
    for line in lines:
        aside = _read(line, len(kept), vocabulary) if kept else None
        if aside:
            asides.append(aside)
        else:
            kept.append(line)
    return kept, asides


def _read(line: str, under: int, vocabulary: Vocabulary) -> Aside | None:
    said = plain(line)
    for phrase in ("", *vocabulary.lines["round"]):
        rhythm = vocabulary.rhythm_of.get(said.removeprefix(phrase).strip()) if said.startswith(phrase) else None
        if rhythm:
            return Aside(under, rhythm=rhythm)
    moved = any(said == phrase or said.startswith(f"{phrase} ") for phrase in vocabulary.lines["moved"])
    return Aside(under, words=tidy(line)) if moved and not is_deadline(line) else None


def give_rhythm(words: str, part: Part, place: Place, vocabulary: Vocabulary) -> None:
    """What a column of its own says of how often a milestone comes round; what is none goes into the note."""
    aside = _read(words, 1, vocabulary)
    give_asides([aside if aside and aside.rhythm else Aside(1, words=tidy(words))], [part], place)


def give_asides(asides: list[Aside], made: list[Part], place: Place) -> None:
    """To the milestone of the deadline each stands under, or to the last where there are fewer."""
    for aside in asides:
        part = made[min(aside.under, len(made)) - 1]
        if aside.words:
            part.add("note", aside.words, place)
        elif aside.rhythm != "two_weekly":
            part.put("rhythm", aside.rhythm, place)
        else:
            part.add("note", "Comes round every two weeks", place)
            part.doubt(
                "two_weekly", "It comes round every two weeks, and the document does not say from which day", "deadline"
            )
