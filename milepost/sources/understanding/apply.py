"""The changes people make, put into the tree. A change that no longer fits the tree changes nothing."""

from __future__ import annotations

from collections.abc import Callable

from ..change import UNDER, Change, lines_of
from ..draft import Found
from .deadlines import is_deadline
from .head import DATES, iso, slug_of
from .parts import Part, Tree

KEPT_ALONE = frozenset({"ref"})
"""Values a split does not copy."""
LISTS = frozenset({"owners", "accountable", "delivery", "note"})
"""Values of which a merge keeps both."""


def apply(tree: Tree, change: Change) -> None:
    if change.verb in ("column", "colour"):
        return
    if change.verb in WHOLE:
        WHOLE[change.verb](tree, change)
        return
    part = tree.find(change.node)
    if part is not None:
        VERBS[change.verb](tree, change, part)
    elif change.verb == "leave" and not change.node:
        tree.left.add((change.said("field"), change.said("code")))
    elif change.verb == "checked":
        tree.checked.append(change.node)


def _head(tree: Tree, change: Change) -> None:
    name, words = change.said("field"), change.said("words").strip()
    if name in DATES:
        words = iso(words) or words
    if words:
        tree.head[name] = Found(words, None, True)
        if name == "title" and not ("slug" in tree.head and tree.head["slug"].corrected):
            tree.head["slug"] = Found(slug_of(words), None)
    else:
        tree.head.pop(name, None)


def _add(tree: Tree, change: Change) -> None:
    kind, under = change.said("kind"), change.said("under")
    parent = tree.find(under)
    tree.added += 1
    part = Part(change.said("id") or f"{under}+{tree.added}", kind)
    if kind == "workstream":
        tree.workstreams.append(part)
    elif parent is not None and parent.kind in UNDER.get(kind, ()):
        parent.children.append(part)
    for name, words in change.values.get("values", {}).items():
        part.put(name, str(words), None, corrected=True)


def _set(tree: Tree, change: Change, part: Part) -> None:
    name = change.said("field")
    part.put(name, change.said("words"), part.values[name].place if name in part.values else None, corrected=True)
    part.doubts = [d for d in part.doubts if d.field != name]


def _drop(tree: Tree, change: Change, part: Part) -> None:
    part.dropped = True


def _restore(tree: Tree, change: Change, part: Part) -> None:
    part.dropped = False


def _checked(tree: Tree, change: Change, part: Part) -> None:
    part.checked = True


def _leave(tree: Tree, change: Change, part: Part) -> None:
    part.left.add((change.said("field"), change.said("code")))


def _before(tree: Tree, part: Part) -> Part | None:
    before = None
    for other in tree.walk():
        if other is part:
            return before
        if other.kind == part.kind and not other.dropped:
            before = other
    return None


def _merge(tree: Tree, change: Change, part: Part) -> None:
    """Put a part's words and children behind those of the one before it. What both have keeps the first, lists keep both."""
    into = _before(tree, part)
    if into is None:
        return
    _take_out(tree, part)
    for name, found in part.values.items():
        mine = into.words(name)
        if name == "statement" or name in LISTS:
            for line in lines_of(found.words) if name in LISTS else [found.words]:
                into.add(name, line, found.place)
        elif name == "deadline" and mine and mine != found.words:
            both = f"{mine} {found.words}"
            if is_deadline(both) or not is_deadline(mine):
                into.put(name, both, into.values[name].place)
            else:
                into.add("note", f"Deadline before these were merged: {found.words}", found.place)
        elif not mine:
            into.put(name, found.words, found.place, found.corrected)
    into.children += part.children
    into.doubts += [d for d in part.doubts if d not in into.doubts and d.code != "counts_differ"]


def _take_out(tree: Tree, part: Part) -> None:
    parent = tree.parents().get(part.id)
    siblings = parent.children if parent else tree.workstreams
    siblings.remove(part)


def _split(tree: Tree, change: Change, part: Part) -> None:
    """The first piece stays, each other becomes a new part after it with the same deadline, owners and rating."""
    pieces, at = change.values.get("pieces"), change.values.get("at")
    lines = lines_of(part.words("statement"))
    if not pieces:
        if not isinstance(at, int) or not 0 < at < len(lines):
            return
        pieces = ["\n".join(lines[:at]), "\n".join(lines[at:])]
    parent = tree.parents().get(part.id)
    if parent is None:
        return
    place = part.values["statement"].place if "statement" in part.values else None
    part.doubts = [d for d in part.doubts if d.code not in ("one_of_several", "counts_differ")]
    used = {other.id for other in tree.walk()}
    where = parent.children.index(part)
    for words in pieces[1:]:
        id_ = next(f"{part.id}~{n}" for n in range(2, len(used) + 3) if f"{part.id}~{n}" not in used)
        used.add(id_)
        new = Part(id_, part.kind, {k: v for k, v in part.values.items() if k not in KEPT_ALONE}, list(part.doubts))
        new.put("statement", words, place, corrected=bool(change.values.get("pieces")))
        where += 1
        parent.children.insert(where, new)
    part.put("statement", pieces[0], place, corrected=bool(change.values.get("pieces")))


def _move(tree: Tree, change: Change, part: Part) -> None:
    under = tree.find(change.said("under"))
    if under is None or under.kind not in UNDER[part.kind]:
        return
    _take_out(tree, part)
    under.children.append(part)


WHOLE: dict[str, Callable[[Tree, Change], None]] = {"head": _head, "add": _add}
VERBS: dict[str, Callable[[Tree, Change, Part], None]] = {
    "set": _set, "drop": _drop, "restore": _restore, "merge": _merge, "split": _split, "move": _move, "checked": _checked,
    "leave": _leave,
}  # fmt: skip
