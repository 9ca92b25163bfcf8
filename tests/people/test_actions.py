"""Giving, ending, handing over, leaving and coming back: what is kept, and what is refused."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from milepost.people.actions.come_back import come_back
from milepost.people.actions.correct import correct_person
from milepost.people.actions.hand_over import hand_over
from milepost.people.actions.invite import accept_invitation, add_person, invitation_for, invite
from milepost.people.actions.leave import leave
from milepost.people.actions.remove import remove_record
from milepost.people.actions.save import ChangedMeanwhile, fingerprint, save_record
from milepost.people.clock import today
from milepost.people.models import AuditEvent, Body, Holding, Invitation, Post, RoleGrant, User
from milepost.people.queries import holders


def latest() -> AuditEvent:
    return AuditEvent.objects.latest("pk")


def test_handing_over_keeps_who_held_it_when(cast: Any) -> None:
    holding, on = cast("owner").holdings.get(), today()
    before = AuditEvent.objects.count()
    began = hand_over(holding=holding, to=cast("nobody"), on=on, by=cast("administrator"))
    holding.refresh_from_db()
    assert (holding.user, holding.until_on) == (cast("owner"), on - timedelta(days=1))
    assert (began.user, began.from_on, began.until_on) == (cast("nobody"), on, None)
    assert [h.user for h in holders(holding.post, on)] == [cast("nobody")]
    assert [h.user for h in holders(holding.post, on - timedelta(days=1))] == [cast("owner")]
    assert AuditEvent.objects.count() == before + 1
    assert latest().after["began"]["user_id"] == cast("nobody").pk  # type: ignore[index]


def test_a_hand_over_that_makes_no_sense_changes_nothing(cast: Any) -> None:
    holding, by = cast("owner").holdings.get(), cast("administrator")
    lines = AuditEvent.objects.count()
    with pytest.raises(ValidationError, match="holds this post already"):
        hand_over(holding=holding, to=cast("owner"), on=today(), by=by)
    with pytest.raises(ValidationError, match="must be after"):
        hand_over(holding=holding, to=cast("nobody"), on=holding.from_on, by=by)
    with pytest.raises(ChangedMeanwhile):
        hand_over(holding=holding, to=cast("nobody"), on=today(), by=by, seen="something else")
    assert Holding.objects.filter(post=holding.post).count() == 1
    assert AuditEvent.objects.count() == lines


@pytest.mark.parametrize(("start", "end", "refused"), [(-10, None, True), (-900, -800, False), (-900, 0, True)])
def test_nobody_has_the_same_post_twice_on_one_day(start: int, end: int | None, refused: bool, cast: Any) -> None:
    day = lambda n: today() + timedelta(days=n)  # noqa: E731
    post = cast("owner").holdings.get().post
    row = Holding(post=post, user=cast("owner"), from_on=day(start), until_on=None if end is None else day(end))
    if refused:
        with pytest.raises(ValidationError, match="already for some of these days"):
            save_record(row=row, by=cast("administrator"))
    else:
        assert save_record(row=row, by=cast("administrator")).pk


def test_the_database_refuses_a_post_that_stands_in_for_itself(cast: Any) -> None:
    post = cast("owner").holdings.get().post
    post.deputy = post
    with pytest.raises(DatabaseError), transaction.atomic():
        save_record(row=post, by=cast("administrator"))


@pytest.mark.parametrize("change", ["end", "other_role", "auditor", "tomorrow"])
def test_no_change_of_roles_leaves_nobody_in_charge(change: str, cast: Any) -> None:
    grant = RoleGrant.objects.get(role="administrator")
    if change == "end":
        grant.until_on = today() + timedelta(days=9)
    elif change == "other_role":
        grant.role = "forum"
    elif change == "auditor":
        grant = RoleGrant(user=cast("administrator"), role="auditor", from_on=today() + timedelta(days=1))
    else:
        grant.from_on = today() + timedelta(days=1)
    with pytest.raises(ValidationError, match="Make somebody else an administrator first"):
        save_record(row=grant, by=cast("administrator"))
    save_record(row=RoleGrant(user=cast("lead"), role="administrator", from_on=today()), by=cast("administrator"))
    assert save_record(row=grant, by=cast("administrator")).pk


def test_leaving_says_in_the_trail_what_ended_and_happens_once(cast: Any) -> None:
    by, user = cast("administrator"), cast("owner")
    invite(user=user, by=by)
    leave(user=user, on=today() - timedelta(days=3), by=by)
    event = latest()
    assert event.verb == "leave"
    assert event.before["ended"][0]["until_on"] is None  # type: ignore[index]
    assert event.after["ended"][0]["until_on"] == (today() - timedelta(days=3)).isoformat()  # type: ignore[index]
    assert not user.invitations.filter(expires_at__gt=event.at).exists()
    with pytest.raises(ValidationError, match="has left already"):
        leave(user=user, on=today(), by=by)
    with pytest.raises(ValidationError, match="today or in the past"):
        leave(user=cast("owner2"), on=today() + timedelta(days=1), by=by)
    assert cast("owner2").is_active


def test_a_failed_leaving_ends_nothing(cast: Any) -> None:
    with pytest.raises(ValidationError, match="Make somebody else"):
        leave(user=cast("administrator"), on=today(), by=cast("administrator"))
    assert cast("administrator").is_active
    assert RoleGrant.objects.get(role="administrator").until_on is None


def test_whoever_comes_back_holds_nothing_and_chooses_a_new_password(cast: Any) -> None:
    by, user = cast("administrator"), cast("owner")
    user.set_password("correct horse battery")
    user.save()
    leave(user=user, on=today() - timedelta(days=1), by=by)
    came = come_back(user=user, by=by)
    assert came.is_active
    assert not came.has_usable_password()
    assert not came.holdings.filter(until_on=None).exists()
    with pytest.raises(ValidationError, match="has not left"):
        come_back(user=came, by=by)


def test_an_invitation_is_over_after_seven_days_and_not_for_those_who_came_in(cast: Any, time_machine: Any) -> None:
    user = add_person(email="late@example.org", name="Lara Late", by=cast("administrator"))
    secret = invite(user=user, by=cast("administrator"))
    held = invitation_for(secret)
    assert held is not None
    time_machine.move_to(held.expires_at + timedelta(seconds=1))
    assert invitation_for(secret) is None
    with pytest.raises(ValidationError, match="used or is over"):
        accept_invitation(invitation=held, password="three random words here")
    user.refresh_from_db()
    assert not user.has_usable_password()
    again = invitation_for(invite(user=user, by=cast("administrator")))
    assert again is not None
    accept_invitation(invitation=again, password="three random words here")
    with pytest.raises(ValidationError, match="has come in already"):
        invite(user=User.objects.get(pk=user.pk), by=cast("administrator"))
    left = Invitation.objects.filter(user=user, used_at=None, expires_at__gt=again.sent_at)
    assert not left.exists()


@pytest.mark.parametrize("email", ["not an address", "", "a@"])
def test_nobody_is_added_without_an_address(email: str, cast: Any) -> None:
    with pytest.raises(ValidationError):
        add_person(email=email, name="Nell No", by=cast("administrator"))


def test_an_old_address_opens_nothing_once_it_is_corrected(cast: Any) -> None:
    from allauth.account.models import EmailAddress

    user = cast("owner")
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    correct_person(user=user, name="Owen Ownerson", email="Owen@Example.org", by=cast("administrator"))
    user.refresh_from_db()
    assert (user.name, user.email) == ("Owen Ownerson", "owen@example.org")
    assert not EmailAddress.objects.filter(email="owner@example.org").exists()
    with pytest.raises(ValidationError, match="is here already"):
        correct_person(user=user, name="Owen", email=cast("lead").email, by=cast("administrator"))


def test_only_what_nothing_rests_on_is_removed(cast: Any) -> None:
    by = cast("administrator")
    body = Body(area=Body.objects.all()[:1].get().area, name="Added by mistake")
    save_record(row=body, by=by)
    pk = body.pk
    remove_record(row=body, by=by, seen=fingerprint(body))
    assert not Body.objects.filter(pk=pk).exists()
    assert (latest().verb, latest().about_id) == ("remove", str(pk))
    assert latest().before["name"] == "Added by mistake"  # type: ignore[index]
    held = Post.objects.get(title="Head of SEND")
    lines = AuditEvent.objects.count()
    with pytest.raises(ValidationError, match=r"These rest on it: .*holding"):
        remove_record(row=held, by=by)
    with pytest.raises(ValidationError, match="Give it a last day"):
        remove_record(row=held.holdings.get(), by=by)
    assert AuditEvent.objects.count() == lines


def test_no_line_of_the_trail_is_replaced_or_swept_away(db: Any) -> None:
    line = AuditEvent.objects.all()[:1].get()
    if connection.vendor == "sqlite":
        sweep = f"INSERT OR REPLACE INTO people_auditevent SELECT * FROM people_auditevent WHERE id = {line.pk}"
    else:
        sweep = "TRUNCATE people_auditevent CASCADE"
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sweep)
    assert AuditEvent.objects.filter(pk=line.pk).exists()
