"""Writing SVG: elements with presentation attributes only, since our pages allow no style of their own."""

from __future__ import annotations

from html import escape

from milepost.design.text import clean

FONT = "Arial, Liberation Sans, sans-serif"
"""The second is the one the PNG is drawn with: with Arial alone it would have no text at all."""
EDGE = {"stroke": "#fff", "stroke_width": 4, "stroke_linejoin": "round", "paint_order": "stroke"}
WIDTHS = {**dict.fromkeys("iljt.,:;'|!I ", 0.29), **dict.fromkeys("fr()-", 0.34), **dict.fromkeys("mwMW%", 0.86)}
"""Of common letters in Arial, in parts of its size. A server cannot measure text; this is right within a tenth."""


def number(value: float) -> str:
    """
    >>> number(12.0), number(3.14159)
    ('12', '3.1')
    """
    return f"{value:.1f}".removesuffix(".0")


def el(name: str, content: str = "", /, **attributes: object) -> str:
    """An element. ``content`` is markup already; attributes are escaped; ``_`` stands for ``-``.

    >>> el("path", d="M0 0", stroke_width=1.25, class_="a")
    '<path d="M0 0" stroke-width="1.2" class="a"/>'
    """
    pairs = (
        (key.rstrip("_").replace("_", "-"), number(value) if isinstance(value, float) else str(value))
        for key, value in attributes.items()
        if value is not None
    )
    opened = name + "".join(f' {key}="{escape(value)}"' for key, value in pairs)
    return f"<{opened}>{content}</{name}>" if content else f"<{opened}/>"


def words(text: str, x: float, y: float, size: float, **attributes: object) -> str:
    """Text with a white edge, so that it can be read over a line."""
    attributes = {"fill": "#0b0c0c", **attributes}
    return el("text", escape(clean(text), quote=False), x=x, y=y, font_size=size, **EDGE, **attributes)


def plain_words(svg: str) -> str:
    """The same without the white edges, for what would paint them over the words.

    >>> plain_words(words("a", 0, 0, 9))
    '<text x="0" y="0" font-size="9" fill="#0b0c0c">a</text>'
    """
    return svg.replace("".join(f' {name.replace("_", "-")}="{value}"' for name, value in EDGE.items()), "")


def width(text: str, size: float, bold: bool = False) -> float:
    """About how wide a text is.

    >>> 70 < width("April 2024", 16) < 80
    True
    """
    return sum(WIDTHS.get(c, 0.7 if c.isupper() else 0.56) for c in text) * size * (1.07 if bold else 1)


def wrap(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """A text in as many lines as it takes; a word that is too long stands alone.

    >>> wrap("Upper limit", 90, 14), wrap("East of England", 70, 14)
    (['Upper limit'], ['East of', 'England'])
    """
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}", size, bold) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
