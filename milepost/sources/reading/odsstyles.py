"""Styles of an OpenDocument spreadsheet: of all they say only the fill, whether it is bold, and whether a sheet is hidden."""

from __future__ import annotations

from typing import Any

from lxml import etree

from .grid import fill

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
DISPLAY = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}display"


class Styles:
    def __init__(self) -> None:
        self.fills: dict[str, str] = {}
        self.weights: dict[str, str] = {}
        self.parents: dict[str, str] = {}
        self.hidden: set[str] = set()

    def read(self, part: Any) -> None:
        """The styles of a whole part."""
        for _, element in etree.iterparse(
            part, tag=f"{STYLE}style", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        ):
            self.add(element)
            element.clear()

    def add(self, element: Any) -> None:
        name = element.get(f"{STYLE}name") or ""
        family = element.get(f"{STYLE}family")
        if family == "table":
            sheet = element.find(f"{STYLE}table-properties")
            if sheet is not None and sheet.get(DISPLAY) == "false":
                self.hidden.add(name)
        elif family == "table-cell":
            self.parents[name] = element.get(f"{STYLE}parent-style-name") or ""
            cell = element.find(f"{STYLE}table-cell-properties")
            if cell is not None and cell.get(f"{FO}background-color"):
                self.fills[name] = fill(cell.get(f"{FO}background-color"))
            text = element.find(f"{STYLE}text-properties")
            if text is not None and text.get(f"{FO}font-weight"):
                self.weights[name] = text.get(f"{FO}font-weight")

    def is_hidden(self, name: str) -> bool:
        return name in self.hidden

    def colour(self, name: str) -> str:
        return self._inherited(name, self.fills)

    def is_bold(self, name: str) -> bool:
        return self._inherited(name, self.weights) in ("bold", "600", "700", "800", "900")

    def _inherited(self, name: str, said: dict[str, str]) -> str:
        """What the style says, or the nearest of those it is based on; a circle ends where it closes."""
        seen: set[str] = set()
        while name and name not in seen:
            if name in said:
                return said[name]
            seen.add(name)
            name = self.parents.get(name, "")
        return ""
