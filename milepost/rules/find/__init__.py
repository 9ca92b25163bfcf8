"""Finding by words: how a text becomes words, when a word answers a word, and in which order what was found is shown.

Source: issue 3, "Find", and what the search of any library catalogue does: forgive a slip, put what says it outright first.
They refuse to know what the words are about: whoever asks hands over only what the reader may see.
"""

from .facets import counted, kept
from .marks import excerpt, marked
from .query import LONGEST, Query, Refused, Term, ask
from .search import Answer, Document, Index, nearest, search
from .synonyms import Synonyms

__all__ = [
    "LONGEST",
    "Answer",
    "Document",
    "Index",
    "Query",
    "Refused",
    "Synonyms",
    "Term",
    "ask",
    "counted",
    "excerpt",
    "kept",
    "marked",
    "nearest",
    "search",
]
