"""Styles: what a paragraph or a run inherits from the style it names, and from the styles that one is based on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .names import Element, W, find, on, val, whole

HEADING = re.compile(r"heading (\d)$")
LISTED = ("list bullet", "list number")


class Styles:
    def __init__(self, root: Element | None) -> None:
        self.by_id: dict[str, Element] = {}
        self.usual = ""
        for style in root.findall(f"{W}style") if root is not None else ():
            name = style.get(f"{W}styleId") or ""
            self.by_id[name] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on"):
                self.usual = name
        self.level = lru_cache(None)(self._level)
        self.bold = lru_cache(None)(lambda name: self._switch(name, "rPr/b"))
        self.hidden = lru_cache(None)(lambda name: self._switch(name, "rPr/vanish"))

    def chain(self, name: str | None) -> Iterator[Element]:
        """The style and those it is based on; a circle ends where it closes."""
        seen: set[str] = set()
        name = name or self.usual
        while name and name not in seen and name in self.by_id:
            seen.add(name)
            yield self.by_id[name]
            name = val(self.by_id[name], "basedOn") or ""

    def _switch(self, name: str | None, path: str) -> bool:
        return next((said for style in self.chain(name) if (said := on(style, path)) is not None), False)

    def _level(self, name: str | None) -> int:
        """1 to 9 for a style of headings, by its name in English or its outline level; 0 for others."""
        for style in self.chain(name):
            called = (val(style, "name") or "").lower()
            if found := HEADING.match(called):
                return int(found.group(1))
            if called == "title":
                return 1
            level = whole(style, "pPr/outlineLvl", 9)
            if 0 <= level < 9:
                return level + 1
        return 0

    def numbering(self, name: str | None) -> Element | None:
        return next((found for style in self.chain(name) if (found := find(style, "pPr/numPr")) is not None), None)

    def listed(self, name: str | None) -> bool:
        return any((val(style, "name") or "").lower().startswith(LISTED) for style in self.chain(name))
