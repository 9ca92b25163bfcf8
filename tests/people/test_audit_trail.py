"""The trail is append-only in the database itself, and goes with the act."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, transaction

from milepost.people.actions.invite import accept_invitation, add_person, invitation_for, invite
from milepost.people.actions.leave import leave
from milepost.people.actions.save import ChangedMeanwhile, fingerprint, save_record
from milepost.people.clock import today
from milepost.people.colours import contrast, text_on
from milepost.people.models import AuditEvent, Invitation, Post, User


@pytest.mark.parametrize("act", ["update", "delete"])
def test_the_database_refuses_to_change_the_trail(act: str, db: Any) -> None:
    line = AuditEvent.objects.all()[:1].get()
    rows = AuditEvent.objects.filter(pk=line.pk)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows.update(summary="nothing happened") if act == "update" else rows._raw_delete(rows.db)
    assert AuditEvent.objects.get(pk=line.pk).summary == line.summary


def test_the_second_to_save_is_told_and_changes_nothing(cast: Any) -> None:
    post = Post.objects.get(title="Head of SEND")
    seen = fingerprint(post)
    post.title = "Head of Inclusion"
    save_record(row=post, by=cast("administrator"), seen=seen)
    mine = Post.objects.get(pk=post.pk)
    mine.title = "Head of Something Else"
    with pytest.raises(ChangedMeanwhile):
        save_record(row=mine, by=cast("administrator"), seen=seen)
    assert Post.objects.get(pk=post.pk).title == "Head of Inclusion"
    event = AuditEvent.objects.latest("pk")
    assert event.before is not None
    assert event.after is not None
    assert (event.before["title"], event.after["title"]) == ("Head of SEND", "Head of Inclusion")


def test_an_invitation_works_once_and_its_secret_is_kept_nowhere(cast: Any) -> None:
    user = add_person(email="New@Example.org", name="Newt Newcomer", by=cast("administrator"))
    old, secret = invite(user=user, by=cast("administrator")), invite(user=user, by=cast("administrator"))
    assert invitation_for(old) is None
    assert secret not in str(list(Invitation.objects.values())) + str(list(AuditEvent.objects.values()))
    invitation = invitation_for(secret)
    assert invitation is not None
    accept_invitation(invitation=invitation, password="three random words here")
    assert User.objects.get(email="new@example.org").check_password("three random words here")
    assert invitation_for(secret) is None


def test_leaving_ends_everything_and_never_leaves_nobody_in_charge(cast: Any, as_: Any) -> None:
    client = as_("owner")
    vacant = leave(user=cast("owner"), on=today(), by=cast("administrator"))
    assert not cast("owner").is_active
    assert client.get("/desk/").status_code == 302
    assert [p.title for p in vacant] == ["Head of SEND"]
    with pytest.raises(Exception, match="administrator first"):
        leave(user=cast("administrator"), on=today(), by=cast("lead"))


@pytest.mark.parametrize("colour", ["#1d4d4f", "#ffdd00", "#777777", "#000000", "#ffffff", "#e3000f"])
def test_text_reads_well_on_any_colour(colour: str) -> None:
    assert contrast(colour, text_on(colour)) >= 4.5


@pytest.mark.second_factor
def test_an_administrator_without_a_second_factor_goes_no_further(as_: Any) -> None:
    client = as_("administrator")
    assert client.get("/desk/people/")["Location"] == "/desk/people/second-factor-needed/"
    assert client.get("/desk/people/second-factor-needed/").status_code == 200
    assert as_("lead").get("/desk/people/").status_code == 200


def test_signing_in_is_recorded(as_: Any, cast: Any) -> None:
    as_("owner")
    event = AuditEvent.objects.latest("pk")
    assert (event.verb, event.by, event.after) == ("sign_in", cast("owner"), None)
