"""Whether white or black text reads well on a colour.

Source: WCAG 2.2, relative luminance and contrast ratio; AA asks for 4.5 to 1. One of the two always passes.
"""

from __future__ import annotations


def luminance(colour: str) -> float:
    """The relative luminance of "#rrggbb", from 0 for black to 1 for white."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a: str, b: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_on(colour: str) -> str:
    """White where it reads well on the colour, else black, which then does."""
    return "#ffffff" if contrast(colour, "#ffffff") >= 4.5 else "#000000"
