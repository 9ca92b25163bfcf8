"""Blocks to rows: a walk through them that always knows which column it is in, and what would end it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .blocks import Block
from .ends import in_a_sentence, line_at, own_blocks, without_end
from .shapes import OPEN_END, trailing_dates


@dataclass
class Milestone:
    text: list[Block]
    deadline: str
    line: int
    complete: str = ""
    complete_line: int = 0
    resource: Block | None = None


@dataclass
class Action:
    ref: Block
    text: list[Block] = field(default_factory=list)
    milestones: list[Milestone] = field(default_factory=list)


@dataclass
class Outcome:
    ref: Block
    text: list[Block] = field(default_factory=list)
    impacts: list[Block] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)


@dataclass
class Walk:
    """``column`` is where the walk is: "outcome", "impact", "action" or "milestone".

    ``pending`` are words for which no deadline came yet.
    """

    outcomes: list[Outcome] = field(default_factory=list)
    column: str = ""
    pending: list[Block] = field(default_factory=list)
    resource: Block | None = None
    resources_known: bool = True

    def through(self, blocks: Sequence[Block]) -> list[Outcome]:
        for number, block in enumerate(blocks):
            after = blocks[number + 1] if number + 1 < len(blocks) else None
            if block.kind == "ref":
                self._ref(block)
            elif block.kind == "impact":
                self._settle()
                self.column = "impact"
            elif block.kind == "resource":
                self._resource(block, after)
            elif block.kind == "text":
                self._text(block, after)
        self._settle()
        return self.outcomes

    @property
    def outcome(self) -> Outcome:
        return self.outcomes[-1]

    @property
    def action(self) -> Action | None:
        return self.outcome.actions[-1] if self.outcomes and self.outcome.actions else None

    @property
    def last(self) -> Milestone | None:
        return self.action.milestones[-1] if self.action and self.action.milestones else None

    def _ref(self, block: Block) -> None:
        """A ref with a letter, or the outcome's own again, is an action's."""
        self._settle()
        known = self.outcomes and self.outcome.ref.code == block.code.rstrip("abcdefghijklmnopqrstuvwxyz")
        if not known:
            self.outcomes.append(Outcome(block))
            self.column = "outcome"
            if not block.code[-1].isalpha():
                return
        self.outcome.actions.append(Action(block))
        self.column = "action"
        self.resource = None

    def _resource(self, block: Block, after: Block | None) -> None:
        if self.pending and self.column == "milestone":
            self._settle()
        if self.last and (after is None or after.kind != "text"):
            # It stands below the last milestone's words, alone in its column.
            self.last.resource = block
            return
        self.resource = block
        self.column = "milestone"

    def _text(self, block: Block, after: Block | None) -> None:
        if not self.outcomes:
            return
        text, dates = trailing_dates(block.text)
        if text and dates and in_a_sentence(block, text, dates, after):
            dates = []
        if dates and self._takes_dates(block, after):
            self._dated(block, text, dates)
        elif self.column == "milestone" or (self.column == "impact" and self.last):
            self.pending.append(block)
        elif self.column == "action" and self.action:
            self.action.text.append(block)
        elif self.column == "impact":
            self.outcome.impacts.append(block)
        else:
            self.outcome.text.append(block)

    def _takes_dates(self, block: Block, after: Block | None) -> bool:
        if self.column == "milestone" or (self.column == "impact" and self.last and not block.bullet):
            return True
        return self.column == "action" and not self.resources_known and (after is None or after.kind != "resource")

    def _dated(self, block: Block, text: str, dates: list[str]) -> None:
        """A deadline ends a milestone; a date after it, without words between, is when it was completed."""
        if not text and not self.pending:
            if self.column == "action" and self.action and self.action.text:
                self.pending.append(self.action.text.pop())
            elif self.last:
                self.last.complete, self.last.complete_line = self.last.complete or dates[0], block.line
                return
            else:
                return
        words = Block("text", without_end(block, text), bullet=block.bullet, page=block.page) if text else None
        blocks = [*self.pending, *([words] if words else [])]
        self.pending = []
        own, rest = own_blocks(blocks)
        self._leftover(rest)
        last = self.last
        if last and OPEN_END.search(last.deadline) and own[0].text[:1].islower():
            last.text += own
            last.deadline += " " + dates[0]
            return
        if self.action is None:
            return
        made = Milestone(own, dates[0], line_at(block, len(text) + 1 if text else 0), resource=self.resource)
        if len(dates) > 1:
            made.complete, made.complete_line = dates[1], line_at(block, len(f"{text} {dates[0]} ".lstrip()))
        self.resource = None
        self.action.milestones.append(made)
        self.column = "milestone"

    def _settle(self) -> None:
        """Words for which no deadline came belong to what was broken off before them."""
        self._leftover(self.pending)
        self.pending = []

    def _leftover(self, blocks: list[Block]) -> None:
        for block in blocks:
            if self.column == "impact" or block.bullet:
                self.outcome.impacts.append(block)
            elif self.last and block.text[:1].islower() and not block.page and block is blocks[-1]:
                self.last.text.append(block)
            elif self.outcome.impacts and block.page:
                self.outcome.impacts[-1].lines.extend(block.lines)
            elif block.page or not self.action:
                self.outcome.text.append(block)
            else:
                self.action.text.append(block)
