"""What a document says once and every part of it uses: styles, numbering and theme; and what was noticed so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE as RT

from .. import Unreadable, limits
from ..colours import lighter, theme_colours
from ..grid import fill
from .names import Element, W
from .noticed import Noticed
from .numbering import Numbering
from .styles import Styles

THEME = {
    "background1": "lt1", "text1": "dk1", "background2": "lt2", "text2": "dk2",
    "light1": "lt1", "dark1": "dk1", "light2": "lt2", "dark2": "dk2",
    "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
"""The theme's colours as Word calls them, where the theme calls them otherwise."""


@dataclass
class Context:
    styles: Styles
    numbering: Numbering
    theme: dict[str, str]
    noticed: Noticed = field(default_factory=Noticed)
    tables: int = 0
    lines: int = 0
    paragraphs: int = 0

    def count_paragraph(self) -> None:
        """Raises Unreadable where there are more than any plan has."""
        self.paragraphs += 1
        if self.paragraphs > limits.MOST_PARAGRAPHS:
            raise Unreadable(limits.too_much())

    @classmethod
    def of(cls, part: Any) -> Context:
        """``part`` is python-docx's main part. Nothing outside the file is followed, and what is there is counted."""
        parts = {rel.reltype: rel.target_part for rel in part.rels.values() if not rel.is_external}
        theme = parts.get(RT.THEME)
        context = cls(
            Styles(_root(parts.get(RT.STYLES))),
            Numbering(_root(parts.get(RT.NUMBERING))),
            theme_colours(theme.blob) if theme is not None else {},
        )
        for holder in (part, parts.get(RT.SETTINGS)):
            rels = holder.rels.values() if holder is not None else ()
            outside = sum(rel.is_external and rel.reltype != RT.HYPERLINK for rel in rels)
            context.noticed.count("outside", outside)
        return context

    def shade(self, shading: Element | None) -> str:
        """The colour of a w:shd: its fill, or what fully covers it; of the theme only where no colour is written beside."""
        if shading is None:
            return ""
        solid = shading.get(f"{W}val") == "solid"
        plain = shading.get(f"{W}color" if solid else f"{W}fill") or ""
        if plain.lower() not in ("", "auto"):
            return fill(plain)
        name = shading.get(f"{W}themeColor" if solid else f"{W}themeFill") or ""
        colour = self.theme.get(THEME.get(name, name), "")
        tint, shade = shading.get(f"{W}themeFillTint"), shading.get(f"{W}themeFillShade")
        try:
            amount = 1 - int(tint, 16) / 255 if tint else int(shade, 16) / 255 - 1 if shade else 0
        except ValueError:
            amount = 0
        return fill(lighter(colour, amount))


def _root(part: Any) -> Element | None:
    return getattr(part, "element", None)
