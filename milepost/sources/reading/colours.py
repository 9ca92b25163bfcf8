"""Colours that office programs give by name: of a document's theme, lighter or darker, or of a fixed list."""

from __future__ import annotations

import colorsys
import re
from typing import Any

from lxml import etree

HEX = re.compile("[0-9A-F]{6}")
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
HIGHLIGHTS = {
    "yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF", "magenta": "FF00FF", "blue": "0000FF", "red": "FF0000",
    "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000",
    "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0", "black": "000000",
}  # fmt: skip
"""Word's highlighters by name. Source: ECMA-376 part 1, 17.18.40."""


def safe_parser() -> Any:
    """A parser of XML that fetches nothing and replaces no entity."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def theme_colours(theme: bytes) -> dict[str, str]:
    """The colours of a theme part by their short names: dk1, lt1, dk2, lt2, accent1 to accent6, hlink, folHlink."""
    try:
        scheme = etree.fromstring(theme, safe_parser()).find(f".//{DRAWING}clrScheme")
    except etree.XMLSyntaxError:
        return {}
    named = {}
    for slot in scheme if scheme is not None else ():
        if isinstance(slot.tag, str) and len(slot):
            colour = (slot[0].get("lastClr") or slot[0].get("val") or "").upper()
            if HEX.fullmatch(colour):
                named[etree.QName(slot).localname] = colour
    return named


def lighter(colour: str, tint: float) -> str:
    """The colour made lighter (``tint`` 0 to 1) or darker (-1 to 0), as spreadsheets do. Source: ECMA-376 part 1, 18.8.19.

    >>> lighter("4F81BD", 0.6), lighter("4F81BD", -0.25), lighter("4F81BD", 0)
    ('B9CDE5', '376092', '4F81BD')
    """
    if len(colour) != 6 or not tint:
        return colour
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, min(max(light, 0), 1), full))
