"""Sending what was put right, and what is said where it cannot be."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest

from milepost.people.access import person
from milepost.sources.actions import PutRightMeanwhile, correct
from milepost.sources.corrections import Change
from milepost.sources.models import Intake

from .forms import show_refusal


def seen_in(request: HttpRequest) -> int:
    """How many corrections there were on the page this was sent from; none where somebody tampered with it."""
    sent = request.POST.get("seen", "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else 0


def saved(
    request: HttpRequest, intake: Intake, changes: Sequence[Change], done: str, form: Form | None = None
) -> PutRightMeanwhile | ValidationError | None:
    """Put changes right and say so; what kept them out, where something did: in ``form`` where there is one."""
    try:
        correct(intake=intake, changes=changes, seen=seen_in(request), by=person(request))
    except PutRightMeanwhile as meanwhile:
        words = f"{meanwhile}. Nothing was changed: look at what they wrote, and send yours again if it is still right"
        if form is None:
            messages.error(request, words)
        else:
            form.add_error(None, words)
        return meanwhile
    except ValidationError as error:
        if form is None:
            messages.error(request, error.messages[0])
        else:
            show_refusal(form, error)
        return error
    messages.success(request, done)
    return None
