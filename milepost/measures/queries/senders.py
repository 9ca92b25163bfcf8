"""Who sends the figures of an organisation: those who hold a post in it and whose role lets them send, as ``access`` has it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from milepost.people.access import holds_on
from milepost.people.models import Holding, RoleGrant, User
from milepost.plan.models import RowPost
from milepost.rules.permissions import Role, Verb, may


def senders(organisations: Iterable[int], on: date) -> dict[int, list[User]]:
    """By organisation, in the order of their names: those with the provider's role, or without any everybody who may send.

    One that has nobody is left out. Three queries, whatever their number."""
    held = Holding.objects.filter(
        holds_on(on), post__organisation__in=list(organisations), user__is_active=True, user__is_system=False
    )
    people: dict[int, dict[int, User]] = defaultdict(dict)
    for holding in held.select_related("user", "post").order_by("user__name", "user_id"):
        people[holding.post.organisation_id or 0][holding.user_id] = holding.user
    roles: dict[int, set[Role]] = defaultdict(set)
    everyone = {pk for found in people.values() for pk in found}
    for user, role in RoleGrant.objects.filter(holds_on(on), user__in=everyone).values_list("user_id", "role"):
        roles[user].add(Role(role))
    answering = RowPost.objects.filter(holds_on(on)).exclude(part=RowPost.Part.DELIVERY).values("post")
    for user in Holding.objects.filter(holds_on(on), user__in=everyone, post__in=answering).values_list(
        "user", flat=True
    ):
        roles[user].add(Role.OWNER)  # or accountable officer, who may send as well
    found = {}
    for pk, those in people.items():
        may_send = [user for user in those.values() if may(roles[user.pk], Verb.SEND_READING)]
        found[pk] = [user for user in may_send if Role.PROVIDER in roles[user.pk]] or may_send
    return {pk: those for pk, those in found.items() if those}
