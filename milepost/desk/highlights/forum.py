"""The parent carer forum's report to a meeting."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.board.access import meeting_for, speaks_for_forum
from milepost.board.actions.forum_report import report_for_forum
from milepost.board.actions.meanwhile import Meanwhile
from milepost.board.highlights import forum_blocks
from milepost.board.queries.highlights import forum_report
from milepost.desk.evidence.forms import show_refusal
from milepost.desk.request import typed, who
from milepost.people.access import page, person
from milepost.rules.permissions import Verb

from .forms import ForumForm
from .reading import meeting_of


@page(Verb.READ_PLAN)
def forum(request: HttpRequest, pk: int) -> HttpResponse:
    """What the forum says, and a form for those who speak for it."""
    found = meeting_for(who(request), pk)
    for_ = meeting_of(request, found)
    said = forum_report(found.pk, on=for_.day.on)
    may = speaks_for_forum(who(request), found)
    if request.method == "POST" and not may:
        raise Http404
    first = {"words": said.words if said else "", "seen": said.id if said else 0}
    form = ForumForm(typed(request), initial=first)
    meanwhile = None
    if request.method == "POST" and form.is_valid():
        try:
            report_for_forum(meeting=found, **form.cleaned_data, by=person(request))
        except Meanwhile as changed:
            meanwhile = changed.latest
            form = ForumForm({**request.POST.dict(), "seen": str(meanwhile.pk)})
        except ValidationError as error:
            show_refusal(form, error)
        else:
            messages.success(request, "The forum’s report is saved")
            return redirect("meeting-forum", pk)
    context = {
        "meeting": for_.meeting,
        "day": for_.day,
        "said": said,
        "blocks": forum_blocks(said),
        "form": form,
        "meanwhile": meanwhile,
        "may_write": may and (for_.open or bool(form.errors)),
        "may_redact": who(request).may(Verb.REDACT),
    }
    return render(request, "desk/highlights/forum.html", context)
