"""The agenda of a meeting: reading it, and keeping it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from milepost.board.access import item_for
from milepost.board.actions.agenda import add_item, change_item, move_item, remove_item
from milepost.board.actions.bring_items import bring_items
from milepost.board.actions.meanwhile import Meanwhile
from milepost.board.items import ItemWords
from milepost.board.models import AgendaItem
from milepost.board.queries.agenda import agenda
from milepost.desk.evidence.forms import show_refusal
from milepost.desk.request import typed, who
from milepost.people.access import page, person
from milepost.rules.permissions import Verb

from ..beside import beside
from ..forms import ItemForm
from ..reading import Here, here, refusal


@page(Verb.READ_PLAN, sent=Verb.KEEP_MEETINGS)
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """The agenda, with what was decided; whoever keeps the body brings what is due and puts items in order."""
    at = here(request, pk)
    problem = ""
    if request.method == "POST":
        if not at.may_keep:
            raise Http404
        try:
            return _kept(request, at)
        except ValidationError as error:
            problem = refusal(error)
    items = agenda(at.meeting, on=at.day.on, private=at.private)
    context = {"here": at, "items": items, "beside": beside(at, items), "problem": problem}
    return render(request, "desk/decisions/agenda.html", context)


def _kept(request: HttpRequest, at: Here) -> HttpResponse:
    """Bring what is due, or move an item. Of a private one only its place is known here, and that is all that changes."""
    path = reverse("meeting-agenda", args=[at.read.id])
    if "bring" in request.POST:
        added = bring_items(meeting=at.meeting, by=person(request))
        messages.success(
            request, f"Brought to the agenda: {len(added)}" if added else "Everything that is due is on it already"
        )
        return redirect(path)
    moved = {request.POST.get("up"): True, request.POST.get("down"): False}
    for item in at.meeting.items.filter(removed=False):
        if str(item.pk) in moved:
            move_item(item=item, up=moved[str(item.pk)], by=person(request))
            return redirect(f"{path}#item-{item.pk}")
    return redirect(path)


@page(Verb.KEEP_MEETINGS)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    at = here(request, pk, Verb.KEEP_MEETINGS)
    form = ItemForm(typed(request))
    return _form(request, at, form, lambda: add_item(meeting=at.meeting, new=form.item(), by=person(request)), None)


@page(Verb.KEEP_MEETINGS)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    item = item_for(who(request), pk, Verb.KEEP_MEETINGS)
    at = here(request, item.meeting_id, Verb.KEEP_MEETINGS)
    form = ItemForm(typed(request), initial=ItemForm.initial_of(item))

    def save() -> AgendaItem:
        return change_item(item=item, new=form.item(), seen=form.cleaned_data["seen"], by=person(request))

    return _form(request, at, form, save, item)


@page(Verb.KEEP_MEETINGS)
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    item = item_for(who(request), pk, Verb.KEEP_MEETINGS)
    at = here(request, item.meeting_id, Verb.KEEP_MEETINGS)
    problem = ""
    if request.method == "POST":
        try:
            remove_item(item=item, seen=request.POST.get("seen", ""), by=person(request))
        except Meanwhile as changed:
            item, problem = changed.latest, f"{changed}. Read what it says now before you take it off"
        except ValidationError as error:
            problem = refusal(error)
        else:
            messages.success(request, "The item is off the agenda")
            return redirect("meeting-agenda", at.read.id)
    context = {"here": at, "item": item, "mark": ItemWords.of(item).mark, "problem": problem}
    return render(request, "desk/decisions/remove_item.html", context)


def _form(
    request: HttpRequest, at: Here, form: ItemForm, save: Callable[[], AgendaItem], item: AgendaItem | None
) -> HttpResponse:
    meanwhile = None
    if request.method == "POST" and form.is_valid():
        try:
            saved = save()
        except Meanwhile as changed:
            meanwhile = changed.latest
            form = ItemForm({**request.POST.dict(), "seen": ItemWords.of(meanwhile).mark})
        except ValidationError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "The agenda is saved")
            return redirect(f"{reverse('meeting-agenda', args=[at.read.id])}#item-{saved.pk}")
    return render(request, "desk/decisions/item.html", {"here": at, "form": form, "meanwhile": meanwhile, "item": item})
