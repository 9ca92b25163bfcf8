"""The rounds of a survey: a bar each with its interval, level so that its words have room."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from .frame import ceiling, mark_text
from .marks import DARK_BLUE, DARK_PINK, INK, QUIET, RULE
from .plot import Size
from .records import About, Note, Number, Wave
from .scale import Upright, extent
from .series import disc
from .svg import el, width, words, wrap

LEAD, BAR, GAP = 1.25, 1.5, 0.9
"""Of the text's size: a line of words, the bar below it, and the room to the next."""


def draw_bars(
    about: About, waves: tuple[Wave, ...], target: Number | None, notes: tuple[Note, ...], size: Size
) -> tuple[str, int]:
    """Words above each bar, so that they have the whole width on a phone as well; at the right, numbers of what happened."""
    values = [float(v) for w in waves for v in (w.value, w.lower, w.upper, target) if v is not None]
    low, high, step = extent(values, from_zero=True, most=ceiling(about.unit))
    half = width(mark_text(high, about.unit), size.text) / 2
    across = Upright(low, high, step, size.width - half, half)
    y = top = size.text * (2 if target is not None else 0.4)
    rows: list[str] = []
    discs: list[str] = []
    for n, wave in enumerate(waves):
        said = about.say(wave.value) or wave.missing or "No figure"
        texts = [*wrap(wave.label, size.width - half * 2, size.text), said]
        if width("  ".join(texts[-2:]), size.text, bold=True) < size.width - half * 2:
            texts[-2:] = [f"{texts[-2]}  {said}"]
        rows += row(wave, texts, said, across, y, size)
        happened = [number for number, note in enumerate(notes, 1) if note.at == n]
        for place, number in enumerate(reversed(happened)):
            discs += disc(number, size.width - size.text * (0.8 + 1.7 * place), y + size.text * 0.75, size.text * 0.65)
        y += size.text * (LEAD * len(texts) + BAR * (wave.value is not None) + GAP)
    parts = chain(scale(about, across, top, y, size), rows, aim(about, across, target, top, y, size), discs)
    return "".join(parts), round(y + size.text * 1.9)


def scale(about: About, across: Upright, top: float, bottom: float, size: Size) -> Iterator[str]:
    for value in across.ticks:
        x = across.y(value)
        yield el("path", d=f"M{x:.1f} {top:.1f}V{bottom:.1f}", stroke=RULE if value else QUIET, class_="rule")
        yield words(mark_text(value, about.unit), x, bottom + size.text * 1.3, size.text, text_anchor="middle")


def row(wave: Wave, texts: list[str], said: str, across: Upright, y: float, size: Size) -> Iterator[str]:
    """The round and its figure in words; the bar; the interval as a line with ends, white-edged to be seen on the bar."""
    start = across.y(0) + 4
    for n, text in enumerate(texts):
        at, label = y + size.text * (1 + LEAD * n), text.removesuffix(said).rstrip()
        if label:
            yield words(label, start, at, size.text)
        if text.endswith(said):
            after = width(label, size.text) + size.text * 0.7 if label else 0
            yield words(said, start + after, at, size.text, font_weight="bold")
    if wave.value is None:
        return
    bar, tall = y + size.text * (LEAD * len(texts) + 0.15), size.text * BAR
    end = across.y(float(wave.value))
    yield el("rect", x=across.y(0), y=bar, width=max(end - across.y(0), 0), height=tall, fill=DARK_BLUE, class_="mark")
    if wave.lower is not None and wave.upper is not None:
        low, high, middle = across.y(float(wave.lower)), across.y(float(wave.upper)), bar + tall / 2
        d = f"M{low:.1f} {middle:.1f}H{high:.1f}" + "".join(f"M{x:.1f} {middle - 7:.1f}v14" for x in (low, high))
        yield el("path", d=d, stroke="#fff", stroke_width=6, fill="none", class_="edge")
        yield el("path", d=d, stroke=INK, stroke_width=2.5, fill="none", class_="line")


def aim(about: About, across: Upright, target: Number | None, top: float, bottom: float, size: Size) -> Iterator[str]:
    if target is None:
        return
    x, text = across.y(float(target)), f"Target {about.say(target)}"
    half = width(text, size.text) / 2
    yield el(
        "path",
        d=f"M{x:.1f} {top:.1f}V{bottom:.1f}",
        stroke=DARK_PINK,
        stroke_width=2.5,
        stroke_dasharray="12 4 2 4",
        class_="line",
    )
    yield words(
        text,
        min(max(x, half), size.width - half),
        top - size.text * 0.5,
        size.text,
        text_anchor="middle",
        fill=DARK_PINK,
    )
