"""The blocks a report is made of. Frozen, and made of text and numbers alone, so that a report can be kept and read again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Words:
    """A run of words. ``href`` is the page they came from, as a path of this site. ``source`` names the only place that holds
    the words in the database ("update:12:happened"), so that a redaction reaches a report that was kept; empty for our own words.
    """

    text: str
    href: str = ""
    source: str = ""
    strong: bool = False

    @property
    def link(self) -> str:
        """Where the words may lead: a page of this site, a place of this report, a file beside it, or the web; else empty.

        >>> Words("", "/desk/").link, Words("", "#risks").link, Words("", "files/1.pdf").link, Words("", "javascript:x()").link
        ('/desk/', '#risks', 'files/1.pdf', '')
        """
        scheme, colon, _ = self.href.split("/")[0].split("#")[0].partition(":")
        return "" if colon and scheme.lower() not in ("http", "https", "mailto") else self.href


Runs = tuple[Words, ...]


def words(*parts: str | Words) -> Runs:
    """Runs of plain and linked words, in order.

    >>> words("Moved from ", Words("Nov 2026", strong=True))[1].strong
    True
    """
    return tuple(Words(p) if isinstance(p, str) else p for p in parts)


class Style(StrEnum):
    """How a paragraph stands out: as the lead under a title, small print, inset words of somebody's own, or a warning."""

    BODY = "body"
    LEAD = "lead"
    SMALL = "small"
    INSET = "inset"
    WARNING = "warning"


class Tone(StrEnum):
    """The colour behind a cell. It never stands alone: the cell says the same in words."""

    NONE = ""
    BLUE = "blue"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    GREY = "grey"


@dataclass(frozen=True)
class Heading:
    """``level`` is 2 for a chapter, 3 and 4 below; the title of the report is its level 1. ``key`` is its anchor, unique."""

    level: int
    text: str
    key: str = ""


@dataclass(frozen=True)
class Para:
    runs: Runs
    style: Style = Style.BODY


@dataclass(frozen=True)
class Bullets:
    items: tuple[Runs, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Facts:
    """Pairs of a label and what is to say of it."""

    rows: tuple[tuple[str, Runs], ...]


@dataclass(frozen=True)
class Column:
    """``width`` is its share of the page, compared with the other columns of its table."""

    head: str
    width: float = 1.0
    number: bool = False


@dataclass(frozen=True)
class Cell:
    """``paras`` stand below one another. ``span`` is how many rows it covers; the rows below have no cell there."""

    paras: tuple[Runs, ...]
    tone: Tone = Tone.NONE
    icon: str = ""
    """The name of one of the icons of ``design.charts.icons``; its word must be in the cell too."""
    header: bool = False
    span: int = 1


@dataclass(frozen=True)
class Table:
    """``caption`` says in words what one row is. ``sheet`` names its sheet in the Excel file; empty for no sheet."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sheet: str = ""
    wide: bool = False
    """Whether it needs a page on its side."""


@dataclass(frozen=True)
class Figure:
    """A chart: its SVG, its words for those who cannot see it, a caption, and its figures as a table (``figures.drawn``).

    ``svg`` is the drawing for a page, and where there is one the drawing for a phone after it; empty where it could not be
    drawn. ``subtitle`` says what the figures are; ``notes`` are what happened, by the numbers in the drawing.
    """

    svg: str
    alt: str
    caption: str
    table: Table | None = None
    subtitle: str = ""
    notes: tuple[Runs, ...] = ()


@dataclass(frozen=True)
class Signature:
    """Who signed what stands above, by post, and on which day in words; ``on`` empty: nobody has yet."""

    post: str
    on: str = ""
    note: str = ""


@dataclass(frozen=True)
class Split:
    """A new page begins on paper."""


Block = Heading | Para | Bullets | Facts | Table | Figure | Signature | Split


@dataclass(frozen=True)
class Report:
    """``kind`` is what it is ("Board pack"), ``facts`` stand below the title: body, date, as at. ``name`` is its files' name.

    ``summary`` fits on one page; ``blocks`` follow it.
    """

    title: str
    kind: str
    site: str
    as_at: str
    name: str
    facts: tuple[tuple[str, Runs], ...]
    summary: tuple[Block, ...]
    blocks: tuple[Block, ...]
    easy: bool = False
    """Set large, one idea a line, as an Easy Read document."""

    @property
    def everything(self) -> tuple[Block, ...]:
        return (*self.summary, *self.blocks)

    @property
    def chapters(self) -> tuple[Heading, ...]:
        """What the list of contents holds: nothing in an Easy Read document, which is one page."""
        every = () if self.easy else self.everything
        return tuple(b for b in every if isinstance(b, Heading) and b.level == 2 and b.key)

    @property
    def long(self) -> bool:
        """Whether it has a front page of its own on paper: a summary with something after it."""
        return bool(self.summary and self.blocks)
