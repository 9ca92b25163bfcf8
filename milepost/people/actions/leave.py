"""Somebody leaves: every post, seat and role ends on a day, and they can no longer sign in."""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import Any

from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from ..access import holds_on
from ..administrators import keeps_an_administrator
from ..audit import record, snapshot
from ..clock import now, today
from ..models import BodyMembership, Holding, Post, RoleGrant, User


def leave(*, user: User, on: date, by: User) -> list[Post]:
    """End everything somebody holds after a day. Returns the posts nobody holds then."""
    if on > today():
        raise ValidationError({"on": "The last day must be today or in the past"})
    with transaction.atomic(), keeps_an_administrator():
        user = User.objects.select_for_update().get(pk=user.pk)
        if not user.is_active:
            raise ValidationError(f"{user} has left already")
        going = list(_going(user, on))
        before = {"user": snapshot(user), "ended": [snapshot(row) for row in going]}
        ended = [_end(row, on) for row in going]
        user.is_active = False
        user.save(update_fields=["is_active"])
        user.invitations.filter(used_at__isnull=True).update(expires_at=now())
        end_sessions(user)
        after = {"user": snapshot(user), "ended": [snapshot(row) for row in ended]}
        record(by=by, verb="leave", about=user, summary=f"{user} left", before=before, after=after)
    posts = {row.post for row in ended if isinstance(row, Holding)}
    return sorted((p for p in posts if vacant(p)), key=str)


def vacant(post: Post) -> bool:
    return not post.holdings.filter(holds_on(today()), user__is_active=True).exists()


def _going(user: User, on: date) -> chain[Any]:
    later = Q(until_on__isnull=True) | Q(until_on__gt=on)
    return chain(
        user.holdings.filter(later).select_related("post"), user.memberships.filter(later), user.grants.filter(later)
    )


def _end(row: Any, on: date) -> Holding | BodyMembership | RoleGrant:
    """What began after the last day keeps its first day as its last: that it was said is not forgotten."""
    row.until_on = max(on, row.from_on)
    row.save(update_fields=["until_on"])
    return row  # type: ignore[no-any-return]


def end_sessions(user: User) -> None:
    """Sign somebody out everywhere."""
    for session in Session.objects.filter(expire_date__gt=now()):
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()
