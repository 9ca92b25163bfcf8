"""A person says what becomes of a letter of which nobody knows, or that failed too often."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from milepost.board.actions.settle_letter import settle_letter
from milepost.board.models import Digest, Posting
from milepost.people.clock import now
from milepost.people.models import AuditEvent
from milepost.rules.board import Sent
from milepost.rules.board.letters import LONGEST

from .asked import opened

Cast = Callable[[str], Any]


@pytest.fixture
def digest(cast: Cast) -> Digest:
    return opened(cast("secretary")).digests.get(to=cast("owner"))


def cut_off(digest: Digest) -> Posting:
    return Posting.objects.create(digest=digest, began_at=now() - LONGEST)


@pytest.mark.parametrize(("again", "outcome"), [(False, Sent.COUNTED_SENT), (True, Sent.GIVEN_UP)])
def test_an_unknown_letter_is_settled_with_who_did(again: bool, outcome: Sent, digest: Digest, cast: Cast) -> None:
    settled = settle_letter(posting=cut_off(digest), again=again, by=cast("secretary"))
    kept = Posting.objects.get(pk=settled.pk)
    assert (kept.outcome, kept.settled_by) == (outcome, cast("secretary"))
    assert kept.ended_at is not None
    assert AuditEvent.objects.filter(verb="settle_letter", about_id=str(kept.pk), by=cast("secretary")).exists()


def test_one_counted_as_sent_can_never_be_tried_again(digest: Digest, cast: Cast) -> None:
    posting = settle_letter(posting=cut_off(digest), again=False, by=cast("secretary"))
    with pytest.raises(ValidationError, match="settled already"):
        settle_letter(posting=posting, again=True, by=cast("chair"))


def test_two_people_cannot_settle_it_differently(digest: Digest, cast: Cast) -> None:
    posting = cut_off(digest)
    settle_letter(posting=posting, again=True, by=cast("secretary"))
    with pytest.raises(ValidationError, match="settled already"):
        settle_letter(posting=posting, again=False, by=cast("chair"))


def test_one_that_may_still_be_going_is_left_alone(digest: Digest, cast: Cast) -> None:
    posting = Posting.objects.create(digest=digest, began_at=now())
    with pytest.raises(ValidationError, match="still be on its way"):
        settle_letter(posting=posting, again=True, by=cast("secretary"))


def test_one_that_failed_cannot_count_as_sent_and_keeps_what_went_wrong(digest: Digest, cast: Cast) -> None:
    posting = Posting.objects.create(digest=digest, began_at=now(), ended_at=now(), outcome=Sent.FAILED, why="550")
    with pytest.raises(ValidationError, match="surely did not go"):
        settle_letter(posting=posting, again=False, by=cast("secretary"))
    settle_letter(posting=posting, again=True, by=cast("secretary"))
    assert Posting.objects.get(pk=posting.pk).outcome == Sent.FAILED


def test_one_that_was_sent_is_not_sent_again(digest: Digest, cast: Cast) -> None:
    posting = Posting.objects.create(digest=digest, began_at=now(), ended_at=now(), outcome=Sent.SENT)
    with pytest.raises(ValidationError, match="settled already"):
        settle_letter(posting=posting, again=True, by=cast("secretary"))
