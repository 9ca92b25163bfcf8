"""One row of what was understood: beside its cells, put right, dropped, merged, split, moved, and what it lacks added."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.desk.request import typed
from milepost.people.access import page
from milepost.rules.permissions import Verb
from milepost.sources.actions import PutRightMeanwhile
from milepost.sources.corrections import UNDER, Change, lines_of, previous
from milepost.sources.draft import Draft, Node

from .. import presenters
from ..forms_review import AddForm, MoveForm, RowForm, SplitForm
from ..saving import saved
from .review import reviewed


@page(Verb.LOAD_PLAN)
def node(request: HttpRequest, pk: int, node: str) -> HttpResponse:
    """``do`` says which of the page's forms was sent; without it, the values of the row."""
    found, read = reviewed(request, pk)
    this = read.node(node)
    if this is None:
        raise Http404
    do = request.POST.get("do", "set") if request.method == "POST" else ""
    shapes = _forms(this, read.draft, do, request)
    told: object = None
    if do in shapes and shapes[do].is_valid():
        form = shapes[do]
        told = saved(request, found, form.changes(*([this] if do != "set" else [])), DONE[do], form)  # type: ignore[attr-defined]
    elif do in ("drop", "restore", "merge", "leave"):
        told = saved(request, found, [Change(do, this.id, _values(request, do))], DONE[do])
    if do and told is None and (do not in shapes or shapes[do].is_valid()):
        return _onwards(request, pk, this, read.draft, do)
    meanwhile = told.later if isinstance(told, PutRightMeanwhile) else ()
    if meanwhile:
        # What was written stays in the form; what it now says, and the number to send with it, come anew.
        found, read = reviewed(request, pk)
        this = read.node(node) or this
    return render(request, "desk/intake/node.html", _context(found, read, this, shapes, meanwhile))


DONE = {
    "set": "Put right",
    "drop": "Dropped: it will not be in the plan",
    "restore": "Brought back",
    "merge": "Merged with the one above",
    "split": "Split",
    "move": "Moved",
    "add": "Added",
    "leave": "Left as it is",
}


def _forms(this: Node, draft: Draft, do: str, request: HttpRequest) -> dict[str, forms.Form]:
    """Every form of the page; only the one that was sent is filled with what was sent."""

    def data(name: str) -> Any:
        return typed(request) if do in ("", name) and (do or name == "set") else None

    found: dict[str, forms.Form] = {"set": RowForm(this, data("set"))}
    if this.kind != "workstream":
        pieces = "\n\n".join(lines_of(this.words("statement")))
        found["split"] = SplitForm(data("split"), initial={"pieces": pieces}, auto_id="split_%s")
        found["move"] = MoveForm(this, draft, data("move"), auto_id="move_%s")
    if any(this.kind in above for above in UNDER.values()):
        found["add"] = AddForm(this, data("add"), auto_id="add_%s")
    return found


def _values(request: HttpRequest, do: str) -> dict[str, Any]:
    if do != "leave":
        return {}
    return {"field": request.POST.get("field", ""), "code": request.POST.get("code", "")}


def _onwards(request: HttpRequest, pk: int, this: Node, draft: Draft, do: str) -> HttpResponse:
    """Back to where the row stands, or to the row itself while there is more to do on it."""
    home = presenters.workstream_of(draft, this.id)
    if home is None or do == "leave":
        return redirect("intake-node", pk, this.id)
    response = redirect("intake-workstream", pk, home.id)
    at = request.POST.get("page", "")
    response["Location"] += (f"?page={at}" if at.isascii() and at.isdigit() else "") + f"#{this.id}"
    return response


def _context(found: Any, read: Any, this: Node, shapes: dict[str, forms.Form], meanwhile: Any) -> dict[str, Any]:
    before = previous(read.draft, this)
    wrong = next((form for form in shapes.values() if form.is_bound and form.errors), None)
    return {
        "intake": found,
        "seen": read.count,
        "row": presenters.shown(this, 0, read),
        "home": presenters.workstream_of(read.draft, this.id),
        "home_name": presenters.name_of,
        "shapes": shapes,
        "wrong": wrong,
        "before": presenters.shown(before, 0, read) if before and not this.dropped else None,
        "meanwhile": meanwhile,
        "may_move": "move" in shapes and len(shapes["move"].fields["under"].choices) > 1,  # type: ignore[attr-defined]
    }
