"""The partnership, and the records an administrator looks after: one page lists a kind, one adds or changes."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.desk.request import typed
from milepost.people import queries
from milepost.people.access import page, person
from milepost.people.actions.hand_over import hand_over
from milepost.people.actions.remove import REMOVABLE, remove_record
from milepost.people.actions.save import fingerprint, save_record
from milepost.people.clock import today
from milepost.people.colours import contrast, text_on
from milepost.people.models import Holding, Partnership, Post, User
from milepost.rules import dates
from milepost.rules.permissions import Verb

from ..forms import DATED, KINDS, HandOverForm, Kind, NothingToSay, PartnershipForm, record_form
from ..saving import done, said_seen, saw, seen


@page(Verb.MANAGE_PEOPLE)
def partnership(request: HttpRequest) -> HttpResponse:
    row = Partnership.objects.first() or Partnership()
    form = PartnershipForm(typed(request), instance=row)
    if _saved(request, form):
        colour = form.instance.colour
        words = "white" if text_on(colour) == "#ffffff" else "black"
        ratio = contrast(colour, text_on(colour))
        messages.success(
            request, f"The partnership is saved. Text on its colour is {words}, with a contrast of {ratio:.1f} to 1"
        )
        return redirect("people")
    return render(
        request, "desk/people/record.html", {"form": form, "title": "The partnership", "seen": saw(request, seen(row))}
    )


@page(Verb.MANAGE_PEOPLE)
def records(request: HttpRequest, kind: str) -> HttpResponse:
    known = _kind(kind)
    rows = queries.posts_with_holders(today()) if known.model is Post else queries.records(known.model)
    return render(request, "desk/people/records.html", {"kind": known, "rows": rows, "today": today()})


@page(Verb.MANAGE_PEOPLE)
def record(request: HttpRequest, kind: str, pk: int | None = None) -> HttpResponse:
    known = _kind(kind)
    row = known.model() if pk is None else _row(known, pk)
    named = str(row) if pk else ""
    initial = {} if pk else {"user": request.GET.get("user")}
    form = record_form(known, change=pk is not None)(typed(request), instance=row, initial=initial)
    if _saved(request, form):
        messages.success(request, f"Saved: {form.instance}")
        return redirect("records", kind)
    context = {
        "form": form,
        "title": f"{'Change' if pk else 'Add'} {known.one}",
        "named": named if kind in DATED else "",
        "seen": saw(request, seen(row)),
        "kind": known,
        "row": row,
        "removable": pk is not None and isinstance(row, REMOVABLE),
    }
    return render(request, "desk/people/record.html", context)


@page(Verb.MANAGE_PEOPLE)
def remove(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    known = _kind(kind)
    row = _row(known, pk)
    if not isinstance(row, REMOVABLE):
        raise Http404
    named, form = str(row), NothingToSay(typed(request))
    by = person(request)
    if request.method == "POST" and done(
        form, lambda: remove_record(row=row, by=by, seen=request.POST.get("seen", ""))
    ):
        messages.success(request, f"Removed: {named}")
        return redirect("records", kind)
    context = {
        "form": form,
        "title": f"Remove {named}?",
        "words": f"Only a {known.one} that nothing else names can be removed. The audit trail keeps what it said.",
        "button": "Remove it",
        "back": known,
        "seen": seen(row),
    }
    return render(request, "desk/people/ask.html", context)


@page(Verb.MANAGE_PEOPLE)
def handing_over(request: HttpRequest, pk: int) -> HttpResponse:
    post = _row(KINDS["posts"], pk)
    held = list(queries.holders(post, today()))
    form = HandOverForm(held, typed(request))
    if request.method == "POST" and form.is_valid():
        act = partial(_hand_over, post, form.chosen(), by=person(request), seen=request.POST.get("seen", ""))
        if done(form, partial(act, to=form.cleaned_data["to"], on=form.cleaned_data["on"])):
            messages.success(
                request, f"{form.cleaned_data['to']} holds {post} from {dates.day(form.cleaned_data['on'])}"
            )
            return redirect("people")
    context = {"form": form, "post": post, "held": held, "seen": saw(request, _held_seen(post))}
    return render(request, "desk/people/hand_over.html", context)


def _hand_over(post: Post, ending: Holding | None, *, to: User, on: date, by: User, seen: str) -> None:
    """A vacant post is simply taken. Whoever decides on a holder who has gone meanwhile is told."""
    if seen != _held_seen(post):
        raise ValidationError("Somebody changed who holds this post while you were writing. Look again, then decide")
    if ending is not None:
        hand_over(holding=ending, to=to, on=on, by=by, seen=fingerprint(ending))
    else:
        save_record(row=Holding(post=post, user=to, from_on=on), by=by)


def _held_seen(post: Post) -> str:
    return " ".join(fingerprint(h) for h in queries.holders(post, today()))


def _saved(request: HttpRequest, form: Any) -> bool:
    if request.method != "POST" or not form.is_valid():
        return False
    row, by = form.instance, person(request)
    return done(form, lambda: save_record(row=row, by=by, seen=said_seen(request.POST, row)))


def _kind(word: str) -> Kind:
    if word not in KINDS:
        raise Http404
    return KINDS[word]


def _row(kind: Kind, pk: int) -> Any:
    row: Model | None = queries.records(kind.model).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row
