"""The highlight reports of a meeting, and one of them."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from milepost.board.access import highlight_for, meeting_for
from milepost.board.actions.start_highlights import start_highlights
from milepost.board.highlights import body_blocks
from milepost.board.highlights.meeting import collated_for
from milepost.board.models import Meeting
from milepost.board.queries.highlights import forum_report, highlights
from milepost.desk.request import who
from milepost.people.access import page, person
from milepost.rules.permissions import Verb

from .reading import Shown, meeting_of, shown


@page(Verb.READ_PLAN)
def every(request: HttpRequest, pk: int) -> HttpResponse:
    """How far each report to a meeting is. Sent here, it opens those that nobody can add words to yet."""
    found = meeting_for(who(request), pk)
    keeps = who(request).may_for(Verb.KEEP_MEETINGS, found.body_id) or who(request).may(Verb.WRITE_REPORT)
    if request.method == "POST":
        if not keeps:
            raise Http404
        return _start(request, found)
    for_ = meeting_of(request, found)
    on = for_.day.on
    kept = {h.workstream_id: h for h in highlights([found.pk], on=on)}
    reports = [Shown(f, kept.get(f.workstream.line.id)) for f in collated_for(found, on=on)]
    context = {
        "meeting": for_.meeting,
        "day": for_.day,
        "reports": reports,
        "forum": forum_report(found.pk, on=on),
        "may_start": keeps and for_.open and any(r.read is None for r in reports),
    }
    return render(request, "desk/highlights/every.html", context)


def _start(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    try:
        made = start_highlights(meeting=meeting, by=person(request))
    except ValidationError as error:
        messages.warning(request, error.message)
    else:
        if made:
            messages.success(request, "The reports are open: words can be added to them")
    return redirect("meeting-highlights", meeting.pk)


@page(Verb.READ_PLAN)
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """What is collated, with the words of its officer, in the order they chose."""
    highlight = highlight_for(who(request), pk)
    for_ = meeting_of(request, highlight.meeting)
    report, read = shown(highlight, for_.day)
    context = {
        "highlight": highlight,
        "meeting": for_.meeting,
        "day": for_.day,
        "report": report,
        "blocks": body_blocks(report.found, read.written, read.signed, level=2),
        "may_write": for_.open and who(request).may_on(Verb.WRITE_REPORT, highlight.workstream),
        "may_redact": who(request).may(Verb.REDACT) and not read.written.empty,
        "may_sign": for_.open and who(request).may_on(Verb.SIGN_REPORT, highlight.workstream),
    }
    return render(request, "desk/highlights/report.html", context)
