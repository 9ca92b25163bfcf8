"""What is collated of a workstream: sentences under heads, each made of data alone."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from milepost.design.report import Runs
from milepost.judgement.queries import JudgedWorkstream

COUNT_OF_DAYS = re.compile(r" by \d+ days\b")


@dataclass(frozen=True)
class Section:
    """``items`` are sentences, one about each row, risk, measure or need. ``none`` is what to say where there are none."""

    key: str
    title: str
    none: str
    items: tuple[Runs, ...]

    def mark(self, item: Runs) -> str:
        """By which one of its sentences is known again without its words being kept. That another day passed changes none."""
        told = COUNT_OF_DAYS.sub("", "".join(run.text for run in item))
        return hashlib.sha256(f"{self.key}\n{told}".encode()).hexdigest()


@dataclass(frozen=True)
class Highlights:
    """What happened in a workstream after the end of ``since`` up to the end of ``on``, in the usual order of its sections."""

    workstream: JudgedWorkstream
    since: date
    on: date
    sections: tuple[Section, ...]

    @property
    def accountable(self) -> tuple[str, ...]:
        """The titles of the posts that answer for it."""
        return tuple(p.name for p in self.workstream.line.posts("accountable"))

    @property
    def sentences(self) -> Iterator[tuple[Section, Runs, str]]:
        """Every sentence with its section and its mark."""
        for section in self.sections:
            yield from ((section, item, section.mark(item)) for item in section.items)

    @property
    def marks(self) -> tuple[str, ...]:
        return tuple(mark for _, _, mark in self.sentences)

    @property
    def digest(self) -> str:
        """The SHA-256 of all that is collated, but for counts of days that passed."""
        return hashlib.sha256("\n".join(self.marks).encode()).hexdigest()

    def section(self, key: str) -> Section:
        return next(s for s in self.sections if s.key == key)
