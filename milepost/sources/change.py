"""One thing a person puts right in a draft.

Changes are kept in their order and never altered: the draft is worked out anew from the document and all of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

VERBS = ("set", "drop", "restore", "merge", "split", "move", "add", "column", "colour", "head", "checked", "leave")
UNDER = {
    "workstream": (),
    "outcome": ("workstream",),
    "impact": ("outcome", "action"),
    "action": ("outcome",),
    "milestone": ("action",),
}
"""The kinds under which each kind may stand."""


@dataclass(frozen=True)
class Change:
    """One thing put right. ``node`` is the id of what it is about, empty where it is about the whole.

    ``set`` {field, words}; ``drop``; ``restore``; ``merge``, into the one of its kind before it; ``split`` {at: how many lines
    stay, or pieces: the words of each}; ``move`` {under: id}; ``add`` {under, kind, values, id}; ``column`` {table, column,
    meaning}; ``colour`` {colour, rating}; ``head`` {field, words}; ``checked``; ``leave`` {field, code}.
    """

    verb: str
    node: str = ""
    values: dict[str, Any] = field(default_factory=dict)

    def said(self, name: str) -> str:
        """A value as text, empty where there is none."""
        found = self.values.get(name, "")
        return found if isinstance(found, str) else ""


def lines_of(words: str) -> list[str]:
    return [line for line in words.split("\n") if line.strip()]
