"""A document before it is written in any form: texts and tables in their order."""

from __future__ import annotations

from dataclasses import dataclass

FILLS = {"blue": "0070C0", "green": "00B050", "amber": "FFC000", "red": "FF0000"}
SHADES = {"blue": "2E74B5", "green": "92D050", "amber": "FFBF00", "red": "C00000"}
HEADER_FILL = "D9D9D9"


@dataclass(frozen=True)
class Para:
    """``added`` and ``struck`` are words that a tracked change put in and took out; ``footnote`` the words of one."""

    text: str
    bullet: bool = False
    bold: bool = False
    added: str = ""
    struck: str = ""
    footnote: str = ""


@dataclass(frozen=True)
class Box:
    """A cell of a table. What a merged cell covers is None in the grid."""

    paras: tuple[Para, ...] = ()
    fill: str = ""
    rows: int = 1
    columns: int = 1
    header: bool = False

    @property
    def text(self) -> str:
        return "\n".join(("• " if p.bullet else "") + p.text + p.added for p in self.paras)


@dataclass(frozen=True)
class Grid:
    """``widths`` are shares of the page's width; the first ``headers`` rows are repeated on each page where a form can."""

    rows: tuple[tuple[Box | None, ...], ...]
    widths: tuple[int, ...]
    headers: int = 1


@dataclass(frozen=True)
class Text:
    para: Para
    level: int = 0


@dataclass(frozen=True)
class Laid:
    title: str
    blocks: tuple[Text | Grid, ...]
    landscape: bool = True


def box(*texts: str, **more: object) -> Box:
    return Box(tuple(Para(t) for t in texts), **more)  # type: ignore[arg-type]
