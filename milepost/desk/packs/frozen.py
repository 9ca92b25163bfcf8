"""Packs that were frozen: one of them, what has been learnt since, its files, and those of a body."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from milepost.board.access import body_for, may_keep, pack_for
from milepost.board.files import ask_for, file_of, files_of
from milepost.board.queries.packs import learnt_since, made_again, packs_of, published, removed_from
from milepost.board.queries.published import packs_in_public
from milepost.design.files import made_file
from milepost.design.report import read
from milepost.desk.request import who
from milepost.people.access import page
from milepost.people.clock import today
from milepost.rules.permissions import Verb


@page(Verb.READ_PLAN)
def pack(request: HttpRequest, pk: int) -> HttpResponse:
    found = pack_for(who(request), pk)
    context = {
        "pack": found,
        "r": read(found.content),
        "files": files_of(found),
        "removed": removed_from(found),
        "learnt": learnt_since(found, on=today()),
        "public": published(found, on=today()),
        "seen": packs_in_public().filter(pk=pk).exists(),
        "may_publish": bool(found.open_content) and may_keep(who(request), found),
    }
    return render(request, "desk/packs/pack.html", context)


@page(Verb.READ_PLAN)
def since(request: HttpRequest, pk: int) -> HttpResponse:
    """What has been learnt since, and whether it would be made the same again: it is made anew to know that."""
    found = pack_for(who(request), pk)
    context = {"pack": found, "same": made_again(found), "learnt": learnt_since(found, on=today())}
    return render(request, "desk/packs/since.html", context)


@page(Verb.READ_PLAN)
def file(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    """A file of a pack, or the page that says that it is being made: it is asked for where it is gone."""
    found = pack_for(who(request), pk)
    kept = file_of(found, ending)
    if kept is None:
        raise Http404
    ask_for(found, kept, address=request.build_absolute_uri("/"))
    if not kept.ready:
        return render(request, "desk/packs/waiting.html", {"pack": found, "kept": kept})
    return made_file(kept.path.read_bytes(), name=kept.name, media=kept.form.media)


@page(Verb.READ_PLAN)
def of_body(request: HttpRequest, pk: int) -> HttpResponse:
    body = body_for(who(request), pk)
    return render(request, "desk/packs/of_body.html", {"body": body, "packs": packs_of(on=today(), body=body)})
