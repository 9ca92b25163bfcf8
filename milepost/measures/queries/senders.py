"""Who sends the figures of an organisation: those who hold a post in it and whose role lets them send."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from milepost.people.access import holds_on
from milepost.people.models import Holding, RoleGrant, User
from milepost.rules.permissions import Role, Verb, may


def senders(organisations: Iterable[int], on: date) -> dict[int, list[User]]:
    """By organisation, in the order of their names; one that has nobody is left out. Two queries, whatever their number."""
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
    found = {
        pk: [user for user in those.values() if may(roles[user.pk], Verb.SEND_READING)] for pk, those in people.items()
    }
    return {pk: those for pk, those in found.items() if those}
