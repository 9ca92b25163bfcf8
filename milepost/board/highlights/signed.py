"""What changed in a report since it was signed."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.design.environment import plural
from milepost.design.report import Runs

from ..queries.highlights import Signed, Written
from .records import Highlights, Section


@dataclass(frozen=True)
class SinceSigned:
    """Whether the words that were added or their order changed, which sentences are ``new``, and how many are ``gone``."""

    reworded: bool
    new: tuple[tuple[Section, Runs], ...]
    gone: int

    @property
    def changed(self) -> bool:
        return self.reworded or bool(self.new) or self.gone > 0

    @property
    def words(self) -> str:
        """What changed, in a line: "Changed since it was signed: 2 sentences are new or read differently"."""
        counted = (
            (self.reworded, "words were added, or their order changed"),
            (self.new, f"{_sentences(len(self.new))} new or read differently"),
            (self.gone, f"{_sentences(self.gone)} no longer there"),
        )
        return f"Changed since it was signed: {'; '.join(told for happened, told in counted if happened)}"


def since_signed(found: Highlights, written: Written | None, signed: Signed) -> SinceSigned:
    told = list(found.sentences)
    return SinceSigned(
        reworded=written is not None and written.id != signed.version_id,
        new=tuple((section, item) for section, item, mark in told if mark not in signed.marks),
        gone=len(signed.marks - {mark for _, _, mark in told}),
    )


def _sentences(count: int) -> str:
    return plural(count, "sentence is", "sentences are")
