"""Making a pack public, after looking at what everyone will read; and taking it back."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.board.access import may_keep, pack_for
from milepost.board.actions.publish import publish_pack, take_back_pack
from milepost.board.models import ReportPack
from milepost.board.queries.packs import published
from milepost.design.report import read
from milepost.desk.evidence.forms import show_refusal
from milepost.desk.request import typed, who
from milepost.people.access import page, person
from milepost.people.clock import today
from milepost.people.models import User
from milepost.rules.permissions import Verb

from .draft import make_files
from .forms import TakeBackForm


@page(Verb.KEEP_MEETINGS)
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    pack = pack_for(who(request), pk)
    if not may_keep(who(request), pack):
        raise Http404
    public = published(pack, on=today())
    form: forms.Form = TakeBackForm(typed(request)) if public else forms.Form(typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            said = _say(pack, form, person(request))
        except ValidationError as error:
            show_refusal(form, error)
        else:
            if not public:
                make_files(request, pack, open_only=True)
            messages.success(request, said)
            return redirect("desk-pack", pack.pk)
    context = {"pack": pack, "form": form, "public": public}
    context["r"] = read(pack.open_content) if pack.open_content else None
    return render(request, "desk/packs/publish.html", context)


def _say(pack: ReportPack, form: forms.Form, by: User) -> str:
    if isinstance(form, TakeBackForm):
        take_back_pack(pack=pack, why=form.cleaned_data["why"], by=by)
        return "The pack is not public any more"
    publish_pack(pack=pack, by=by)
    return "Everyone can read the pack now"
