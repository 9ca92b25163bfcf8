"""What can change in a plan. Each is made from something its writer saw; what is None stays as it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from milepost.people.models import Body, Organisation, Post

from ..models import Row, RowPost, Version

Party = Post | Organisation | Body


@dataclass(frozen=True)
class Stood:
    """Where a value of a row stood in a document that was brought, and its words there. ``intake`` is the document's id."""

    intake: int
    field: str
    place: str
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Values:
    """What a row says. ``means`` is the same deadline in words that can be read, where the plan's own cannot be.

    ``figures`` are the numbers an impact or milestone promises, as the plan file has them; ``stood`` is where what is taken
    from a document stood there.
    """

    statement: str | None = None
    plain: str | None = None
    note: str | None = None
    weakness: str | None = None
    weakness_plain: str | None = None
    resource: str | None = None
    figures: tuple[dict[str, Any], ...] | None = None
    deadline: str | None = None
    means: str = ""
    rhythm: str | None = None
    counts_from: date | None = None
    stood: tuple[Stood, ...] = ()


@dataclass(frozen=True)
class NewWording(Values):
    """What a row says from now on. ``seen`` is the id of the version its writer saw; None for a loader."""

    row: Row
    seen: int | None = None


@dataclass(frozen=True)
class NewPosts:
    """Who has a part in a row from a day on: ``taking`` it, and ``leaving`` it (parts they hold now).

    ``from_on`` is the first day of those who take it; whoever leaves does so the day before. None is the day of the change.
    """

    row: Row
    part: RowPost.Part
    taking: tuple[Party, ...] = ()
    leaving: tuple[RowPost, ...] = ()
    from_on: date | None = None
    stood: tuple[Stood, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class NewRow(Values):
    """A row the plan did not have. ``parent`` may itself be a new row earlier in the same changes.

    ``ref`` is the next free one unless it is given. ``owners`` are a milestone's, ``accountable`` and ``delivery`` a
    workstream's.
    """

    kind: Row.Kind
    parent: Row | NewRow | None = None
    ref: str = ""
    owners: tuple[Party, ...] = ()
    accountable: tuple[Party, ...] = ()
    delivery: tuple[Party, ...] = ()


@dataclass(frozen=True)
class Withdraw:
    """A row leaves the plan, with everything that hangs below it."""

    row: Row
    seen: int | None = None


@dataclass(frozen=True)
class Restore:
    """A withdrawn row comes back with what left the plan together with it, under the refs they had."""

    row: Row


Change = NewWording | NewPosts | NewRow | Withdraw | Restore


class ChangedMeanwhile(Exception):
    """Somebody else changed the row after the page was opened. ``latest`` is what it says now; nothing was changed."""

    def __init__(self, row: Row, latest: Version) -> None:
        super().__init__(
            f"Somebody else has changed {row.get_kind_display().lower()} {row.ref} since you opened the page"
        )
        self.row = row
        self.latest = latest


@dataclass
class Done:
    """What an application of changes did, by the refs it did it to, for the audit trail."""

    changed: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    withdrew: list[str] = field(default_factory=list)
    restored: list[str] = field(default_factory=list)
    posts: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """
        >>> Done(changed=["1.1a"], added=["1.1a.6"]).words
        'changed 1.1a; added 1.1a.6'
        """
        parts = (
            ("changed", self.changed), ("added", self.added), ("withdrew", self.withdrew), ("brought back", self.restored),
            ("changed who answers for", self.posts),
        )  # fmt: skip
        return "; ".join(f"{verb} {', '.join(refs)}" for verb, refs in parts if refs)
