"""May I, for documents that were brought: the only way a page gets one."""

from __future__ import annotations

from django.http import Http404

from milepost.rules.permissions import Verb
from milepost.sources.models import Intake

from .access import Capacity


def intake_for(who: Capacity, pk: int, verb: Verb = Verb.LOAD_PLAN) -> Intake:
    """A document, for somebody who may bring plans in. What was read in it is fetched only where it is asked for."""
    found = Intake.objects.defer("document").select_related("recorded_by").filter(pk=pk).first()
    if found is None or not who.may(verb):
        raise Http404
    return found
