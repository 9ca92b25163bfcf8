"""Words that mean the same: whatever uses one of them is also found by the words of the others.

They are put beside the words of a text, not beside what is asked, so that each word asked for still narrows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .words import SMALL, Word, singular, words

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Synonyms:
    """Groups of words or phrases that mean the same."""

    starts: dict[str, list[tuple[Phrase, tuple[str, ...]]]] = field(default_factory=dict)

    @classmethod
    def of(cls, groups: Iterable[Sequence[str]]) -> Synonyms:
        starts = defaultdict(list)
        for group in groups:
            phrases = [phrase(member) for member in group]
            for one in phrases:
                others = sorted({word for other in phrases if other != one for word in other})
                starts[singular(one[0])].append((tuple(singular(word) for word in one), tuple(others)))
        return cls({first: sorted(found, key=lambda p: -len(p[0])) for first, found in starts.items()})

    def beside(self, said: Sequence[Word]) -> list[Word]:
        """The words that the synonyms in a text stand for, each at the place of what stands for it.

        >>> salt = Synonyms.of([("SALT", "speech and language therapy")])
        >>> salt.beside(words("More SALT"))[0]
        Word(text='language', start=5, end=9)
        >>> salt.beside(words("Speech and language therapies"))
        [Word(text='salt', start=0, end=29)]
        """
        if not self.starts:
            return []
        counted = [word for word in said if word.text not in SMALL]
        forms = [singular(word.text) for word in counted]
        found = []
        for i, form in enumerate(forms):
            for wanted, others in self.starts.get(form, ()):
                if tuple(forms[i : i + len(wanted)]) == wanted:
                    start, end = counted[i].start, counted[i + len(wanted) - 1].end
                    found += [Word(word, start, end) for word in others]
                    break
        return found


def phrase(text: str) -> Phrase:
    """A synonym's words, without the small ones.

    >>> phrase("education, health and care plan")
    ('education', 'health', 'care', 'plan')
    """
    return tuple(word.text for word in words(text) if word.text not in SMALL)
