"""Posts, organisations and bodies of a plan file, made from names as they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from .plain import plain
from .vocabulary import Vocabulary

LONGEST_KEY = 60


@dataclass
class Parties:
    """Keys are given as names come: the same name, however it is typed, is the same key."""

    vocabulary: Vocabulary
    posts: dict[str, dict[str, str]] = field(default_factory=dict)
    organisations: dict[str, dict[str, str]] = field(default_factory=dict)
    bodies: dict[str, dict[str, str]] = field(default_factory=dict)
    keys: dict[tuple[str, str], str] = field(default_factory=dict)

    def post(self, name: str) -> str:
        return self._key("posts", name, {"title": name[:200]})

    def party(self, name: str) -> str:
        """A post, unless the name is that of a body or an organisation."""
        words = plain(name)
        if ("posts", words) in self.keys:
            return self.keys[("posts", words)]
        last = words.split()[-1:] + words.split()[-2:-1]
        if _is_post(words, self.vocabulary):
            return self.post(name)
        kind = self.organisation_kind(words)
        if kind:
            return self._key("organisations", name, {"name": name[:200], "kind": kind})
        if any(w in self.vocabulary.names["bodies"] for w in last):
            return self._key("bodies", name, {"name": name[:200]})
        return self.post(name)

    def organisation_kind(self, words: str) -> str:
        padded = f" {words} "
        for kind in ("forum", "commissioner", "provider", "education", "charity", "council"):
            if any(f" {phrase} " in padded for phrase in self.vocabulary.organisations[kind]):
                return kind
        return ""

    def _key(self, group: str, name: str, value: dict[str, str]) -> str:
        words = plain(name)
        if (group, words) not in self.keys:
            taken = {*self.posts, *self.organisations, *self.bodies}
            stem = re.sub(r"[^a-z0-9]+", "_", words.replace("'", "")).strip("_")[:LONGEST_KEY].strip("_") or "post"
            key, n = stem, 2
            while key in taken:
                key, n = f"{stem}_{n}", n + 1
            getattr(self, group)[key] = value
            self.keys[(group, words)] = key
        return self.keys[(group, words)]

    def values(self) -> dict[str, Any]:
        named = (("organisations", self.organisations), ("posts", self.posts), ("bodies", self.bodies))
        return {name: found for name, found in named if found}


def _is_post(words: str, vocabulary: Vocabulary) -> bool:
    """Whether a name begins like a title: “Head of Schools” is a post and no school."""
    first = words.split()[0] if words.split() else ""
    not_things = set(vocabulary.names["titles"]) - set(vocabulary.names["things"]) - set(vocabulary.names["bodies"])
    return first in not_things and first not in ("clinical", "strategic", "quality")
