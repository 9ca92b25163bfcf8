"""What somebody gathered, before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from milepost.people.models import User
from milepost.plan.actions.gathered_changes import Waiting, read_changes, stale
from milepost.plan.actions.preview import preview
from milepost.plan.models import Plan, Row, Version
from milepost.plan.queries import Touched

WORDS = {"change": "Change", "posts": "Who answers for", "withdraw": "Withdraw", "restore": "Bring back"}


@dataclass(frozen=True)
class Item:
    """A gathered change: its ``place`` among them and a ``key`` for its buttons. ``meanwhile`` is what its row says now, where
    somebody changed it since; ``problem`` why it can no longer be made."""

    place: int
    key: str
    title: str
    touched: tuple[Touched, ...] = ()
    meanwhile: Version | None = None
    problem: str = ""


def items(plan: Plan, waiting: Sequence[Waiting], by: User) -> list[Item]:
    names = {r.pk: f"{r.kind} {r.ref}" for r in Row.objects.filter(plan=plan)}
    old = stale(plan, waiting)
    return [_item(plan, i, w, by, names, old.get(i)) for i, w in enumerate(waiting)]


def _item(plan: Plan, i: int, w: Waiting, by: User, names: dict[int, str], meanwhile: Version | None) -> Item:
    if w["do"] == "add":
        title = f"Add {w['kind']}"
        title += f" below {names.get(w['parent'], 'a row that is gone')}" if w["parent"] else ""
    else:
        title = f"{WORDS[w['do']]} {names.get(w['row'], 'a row that is gone')}"
    item = Item(i, f"{i}:{w['do']}:{w.get('row', '')}", title, meanwhile=meanwhile)
    try:
        touched = preview(plan=plan, changes=read_changes(plan, [w], seen=False), by=by)
    except ValidationError as error:
        return Item(item.place, item.key, title, meanwhile=meanwhile, problem=" ".join(error.messages))
    if w["do"] == "add" and touched:
        title = title.replace(w["kind"], touched[0].kind + f" {touched[0].ref}", 1)
        below = len({t.row_id for t in touched}) - 1
        title += f", with {below} new below it" if below else ""
    return Item(item.place, item.key, title, touched, meanwhile)
