"""The icons of Making Data Count, drawn anew: each has a shape and a letter of its own, and its words always beside it.

The method's own icons differ in colour alone where their orange and blue are hard to tell apart. Variation is filled and has the
shapes of the marks in the charts; assurance is an outline.
"""

from __future__ import annotations

from markupsafe import Markup

from milepost.rules.spc import Assurance, Variation
from milepost.rules.spc.words import ASSURANCES, VARIATIONS

from .marks import DARK_BLUE, INK, ORANGE, QUIET
from .svg import FONT, el

PURPLE, WHITE = "#4c2c92", "#ffffff"
DARK_ORANGE = "#b34700"
SQUARE, TRIANGLE, DIAMOND = "M4 4h28v28H4z", "M18 2 35 33H1z", "M18 1 35 18 18 35 1 18z"
CIRCLE = "M18 2a16 16 0 1 1 0 32 16 16 0 1 1 0-32z"
WAVE = "M7 20q3.7-9 7.3-2t7.4 0 7.3-2"
# Path, colour, letter; a triangle has less room for its letter, further down.
VARIATION = {
    Variation.IMPROVEMENT_HIGH: (SQUARE, DARK_BLUE, "H"),
    Variation.IMPROVEMENT_LOW: (SQUARE, DARK_BLUE, "L"),
    Variation.CONCERN_HIGH: (TRIANGLE, ORANGE, "H"),
    Variation.CONCERN_LOW: (TRIANGLE, ORANGE, "L"),
    Variation.NEUTRAL_HIGH: (DIAMOND, PURPLE, "H"),
    Variation.NEUTRAL_LOW: (DIAMOND, PURPLE, "L"),
}
ASSURANCE = {
    Assurance.PASS: (SQUARE, DARK_BLUE, "P"),
    Assurance.FAIL: (TRIANGLE, DARK_ORANGE, "F"),
    Assurance.INCONSISTENT: (CIRCLE, QUIET, "?"),
}


def measure_icon(icon: Variation | Assurance | None, said: str = "") -> Markup:
    """An icon with its words; ``said`` are other words for it. None is "Not enough data", or what ``said`` gives as the reason.

    >>> "Not enough data" in measure_icon(None), "Real change" in measure_icon(Variation.CONCERN_LOW)
    (True, True)
    """
    drawn = el(
        "svg",
        picture(icon),
        class_="mp-icon__shape",
        viewBox="0 0 36 36",
        width=36,
        height=36,
        aria_hidden="true",
        focusable="false",
    )
    text = said or (VARIATIONS | ASSURANCES)[icon] if icon else said or "Not enough data"
    return Markup('<span class="mp-icon">{}<span class="mp-icon__words">{}</span></span>').format(Markup(drawn), text)  # noqa: S704


def picture(icon: Variation | Assurance | None) -> str:
    """The shapes of an icon, which a workbook or a PNG may hold as well."""
    if icon is None:
        ring = el(
            "path", d=CIRCLE, fill=WHITE, stroke=QUIET, stroke_width=2, stroke_dasharray="4 4", class_="mp-icon__ring"
        )
        return ring + el("path", d="M12 18h12", stroke=QUIET, stroke_width=3, class_="mp-icon__ring")
    if icon is Variation.COMMON:
        disc = el("path", d=CIRCLE, fill=QUIET, class_="mp-icon__fill")
        return disc + el("path", d=WAVE, stroke=WHITE, stroke_width=3, fill="none", class_="mp-icon__wave")
    if isinstance(icon, Variation):
        path, colour, letter = VARIATION[icon]
        edge = {"stroke": INK, "stroke_width": 2} if colour == ORANGE else {}
        shape = el("path", d=path, fill=colour, class_="mp-icon__fill", stroke_linejoin="round", **edge)
        return shape + _letter(letter, path, INK if colour == ORANGE else WHITE, "mp-icon__letter")
    path, colour, letter = ASSURANCE[icon]
    ring = el(
        "path", d=path, fill=WHITE, stroke=colour, stroke_width=3, stroke_linejoin="round", class_="mp-icon__ring"
    )
    return ring + _letter(letter, path, colour, "mp-icon__sign")


def _letter(letter: str, path: str, colour: str, name: str) -> str:
    y, size = (28, 15) if path == TRIANGLE else (25, 19)
    return el(
        "text", letter, x=18, y=y, font_size=size, font_weight="bold", font_family=FONT, text_anchor="middle",
        fill=colour, class_=name,
    )  # fmt: skip
