"""How much of the truth is in a draft that nobody has looked through: each value beside its own, each wrong one named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from milepost.sources.draft import Draft, Node

from .truth import Action, Milestone, Truth

COUNTED = ("milestone", "deadline", "resource", "rating", "complete", "owners", "action", "outcome", "impacts")


@dataclass
class Recovered:
    """``right`` and ``all`` count values by name. A value counts where the truth has it, or the draft has it and should not."""

    right: Counter[str] = field(default_factory=Counter)
    all: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def share(self, name: str) -> float | None:
        """From 0 to 1; None where there was nothing to recover."""
        return self.right[name] / self.all[name] if self.all[name] else None

    def add(self, name: str, where: str, meant: str, said: str) -> None:
        if not meant and not said:
            return
        self.all[name] += 1
        if plain(meant) == plain(said):
            self.right[name] += 1
        else:
            self.wrong.append(f"{where} {name}: “{said}” for “{meant}”")


def recovered(truth: Truth, draft: Draft, wording: bool = True) -> Recovered:
    """``wording`` False compares a document in other words: a milestone then is one that is there, in its place."""
    found = Recovered()
    if wording:
        _outcomes(found, truth, draft)
    by_ref: dict[str, Node] = {}
    for node in draft.walk():
        if node.kind == "action" and not node.dropped:
            by_ref.setdefault(node.words("ref"), node)
    for action in truth.actions():
        node = by_ref.pop(action.ref, None)
        if wording:
            found.add("action", action.ref, action.statement, node.words("statement") if node else "")
        _action(found, action, node, wording)
    for ref, node in by_ref.items():
        for child in node.children:
            found.add("milestone", ref, "", child.words("statement") or "?")
    return found


def _outcomes(found: Recovered, truth: Truth, draft: Draft) -> None:
    by_ref = {node.words("ref"): node for node in draft.walk() if node.kind == "outcome" and not node.dropped}
    for outcome in truth.outcomes():
        node = by_ref.pop(outcome.ref, None)
        found.add("outcome", outcome.ref, outcome.statement, node.words("statement") if node else "")
        said = [n.words("statement") for n in node.walk() if n.kind == "impact"] if node else []
        found.add("impacts", outcome.ref, "\n".join(outcome.impacts), "\n".join(said))
    for ref, node in by_ref.items():
        found.add("outcome", ref, "", node.words("statement") or "?")


def _action(found: Recovered, action: Action, node: Node | None, wording: bool) -> None:
    children = [c for c in node.children if c.kind == "milestone" and not c.dropped] if node else []
    for number, (meant, said) in enumerate(_paired(action.milestones, children, wording), 1):
        where = f"{action.ref} {number}"
        words = said.words("statement") if said else ""
        if meant is None:
            found.add("milestone", where, "", words or "?")
            continue
        same = bool(words) and not wording
        found.add("milestone", where, meant.statement, meant.statement if same else words)
        found.add("deadline", where, meant.deadline, said.words("deadline") if said else "")
        own = (said.words("resource") if said else "") or (node.words("resource") if node else "")
        found.add("resource", where, meant.resource or action.resource, own)
        found.add("rating", where, meant.rating, said.words("rating") if said else "")
        found.add("complete", where, meant.complete, said.words("complete") if said else "")
        found.add("owners", where, "\n".join(meant.owners), said.words("owners") if said else "")


def _paired(
    meant: Sequence[Milestone], said: Sequence[Node], wording: bool
) -> list[tuple[Milestone | None, Node | None]]:
    """The two side by side, in their order; where one has more, by their words, or else by their deadlines."""
    if len(meant) == len(said):
        return list(zip(meant, said, strict=True))
    ours = [plain(m.statement if wording else m.deadline) for m in meant]
    theirs = [plain(n.words("statement" if wording else "deadline")) for n in said]
    pairs: list[tuple[Milestone | None, Node | None]] = []
    for _, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        for at in range(max(b - a, d - c)):
            pairs.append((meant[a + at] if a + at < b else None, said[c + at] if c + at < d else None))
    return pairs


def plain(text: str) -> str:
    """Words without what no reader of a page sees: soft hyphens, kinds of quotes and of spaces."""
    return re.sub(r"[ \t]+", " ", text.replace("\u00ad", "").replace("’", "'").replace("\xa0", " ")).strip()
