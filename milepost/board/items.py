"""What an item of an agenda says."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

from .models import AgendaItem


@dataclass(frozen=True)
class ItemWords:
    """``private``: only those with a seat on the body read it, and what is decided about it."""

    title: str
    words: str = ""
    presenter: str = ""
    private: bool = False

    @classmethod
    def of(cls, item: AgendaItem) -> ItemWords:
        return cls(item.title, item.words, item.presenter, item.private)

    @property
    def mark(self) -> str:
        """What tells one state of an item from another: to hold what somebody saw against what it says now."""
        return hashlib.sha256(json.dumps(asdict(self)).encode()).hexdigest()[:16]

    def stripped(self) -> ItemWords:
        return ItemWords(self.title.strip(), self.words.strip(), self.presenter.strip(), self.private)
