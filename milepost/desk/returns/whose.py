"""Whose figures somebody may send, and which of them."""

from __future__ import annotations

from django.http import Http404

from milepost.measures.access import Hand, hand
from milepost.measures.definitions import Measure
from milepost.people.models import Organisation
from milepost.people.queries import ours
from milepost.plan.access import Capacity


def organisations_of(who: Capacity) -> list[tuple[Organisation, list[Measure]]]:
    """Every organisation they may send figures for, in order of its name, with the measures. Four queries at most."""
    mine = hand(who)
    asked = {name for m in mine.measures for name in m.collected_from}
    found = Organisation.objects.filter(ours(), name__in=asked).select_related("area")
    every = [(organisation, _measures(mine, organisation)) for organisation in found]
    return [(organisation, measures) for organisation, measures in every if measures]


def organisation_for(who: Capacity, pk: int) -> tuple[Organisation, list[Measure]]:
    """One of these; missing and forbidden look the same."""
    found = next((pair for pair in organisations_of(who) if pair[0].pk == pk), None)
    if found is None:
        raise Http404
    return found


def _measures(mine: Hand, organisation: Organisation) -> list[Measure]:
    return [m for m in mine.measures if m.collected_since and mine.may_send(m, organisation)]
