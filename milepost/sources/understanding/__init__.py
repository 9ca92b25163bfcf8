"""What a document's words mean: a ``Document`` read into a ``Draft``, the same from the same document and corrections.

It refuses to know the day, the database and the file the document came from, and it never makes anything up: what the document
does not say is a doubt.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..change import Change
from ..document import Document
from ..draft import Doubt, Draft
from ..vocabulary import MEANINGS, Vocabulary, vocabulary
from .apply import apply
from .colours import Legend
from .context import Context
from .head import find_head, head_doubts
from .headers import MEANT
from .ratings import known_words
from .settle import settle
from .walk import Walk

__all__ = ["MEANINGS", "MEANT", "understand"]


def understand(document: Document, changes: Sequence[Change] = (), of: Vocabulary | None = None) -> Draft:
    """Read a plan out of a document, then put right what people have put right, in their order.

    What a column and a colour mean steers the vocabulary, so those changes come first. ``of`` is how words are taken, as
    ``definitions/reading.yaml`` says where it is not given. Never raises for what a document says.
    """
    how = of or vocabulary()
    context = Context(how, known_words(how, {}), Legend())
    context.told_colours = frozenset(c.values["colour"] for c in changes if c.verb == "colour")
    context.colours.update({c.values["colour"]: c.values["rating"] for c in changes if c.verb == "colour"})
    told = {
        (int(c.values["table"]), int(c.values["column"])): c.values["meaning"] for c in changes if c.verb == "column"
    }
    walk = Walk(document, context, told)
    walk.go()
    tree = context.tree
    tree.tell_apart()
    tree.head = find_head(document, walk.above(), how)
    for change in changes:
        apply(tree, change)
    settle(tree, tree.head["title"].words if "title" in tree.head else "")
    title_place = tree.head["title"].place if "title" in tree.head else None
    doubts = [*head_doubts(tree.head), *walk.doubts, *_colour_doubts(context), *_day_doubts(context), *tree.doubts]
    if not tree.workstreams:
        said = "No table of a plan was found. Say what the columns of one mean, or add a workstream"
        doubts.append(Doubt("nothing_found", said, "", True))
    kept = tuple(d for d in doubts if d.stopping or (d.field, d.code) not in tree.left)
    return Draft(
        head=tree.head,
        workstreams=tuple(w.node() for w in tree.workstreams),
        columns=tuple(walk.columns),
        colours=dict(context.colours),
        doubts=kept,
        remarks=document.remarks,
        unused=tuple(dict.fromkeys(u for u in context.unused if u[0] != title_place)),
        checked=tuple(tree.checked),
    )


def _day_doubts(context: Context) -> list[Doubt]:
    if not context.days:
        return []
    noun = "day stands" if context.days == 1 else "days stand"
    said = (
        f"{context.days} {noun} beside ratings of what is not complete. They tell when it was rated, and were left out"
    )
    return [Doubt("rating_days", said)]


def _colour_doubts(context: Context) -> list[Doubt]:
    """One question a colour: those that no legend and no hue explain, and those outside the document's own legend."""
    found = []
    for fill, rating in context.colours.items():
        if fill in context.told_colours:
            continue
        if not rating:
            said = f"Cells of ratings are filled with the colour #{fill}, which no legend explains. Say what it means"
            found.append(Doubt("colour", said, fill))
        elif context.legend.fills and fill not in context.legend.fills:
            said = f"The colour #{fill} is not in the document's legend. It was read as {rating}"
            found.append(Doubt("colour", said, fill))
    return found
