"""Sending one letter, at most once: the try is written down before the mail server is called, and ended after.

A worker that dies in between leaves the try open. Nobody can know then whether the letter went, so nobody sends it again but a
person who says so (``settle_letter``). The database holds it: a letter has one try that is open or went well.
"""

from __future__ import annotations

from collections.abc import Callable
from smtplib import (
    SMTPAuthenticationError,
    SMTPConnectError,
    SMTPDataError,
    SMTPHeloError,
    SMTPNotSupportedError,
    SMTPRecipientsRefused,
    SMTPSenderRefused,
)

from django.core.mail import BadHeaderError
from django.db import IntegrityError, transaction

from milepost.people.audit import record
from milepost.people.clock import now
from milepost.people.models import User
from milepost.rules.board import Sent

from ..models import Digest, Posting

SURELY_NOT_SENT = (
    SMTPAuthenticationError, SMTPConnectError, SMTPDataError, SMTPHeloError, SMTPNotSupportedError,
    SMTPRecipientsRefused, SMTPSenderRefused, ConnectionRefusedError, BadHeaderError,
)  # fmt: skip
"""The mail server said no, or was never reached. After anything else, as a connection lost, it may have taken the letter."""


def send_letter(
    *, digest: Digest, connect: Callable[[], object], give: Callable[[], object], by: User
) -> Posting | None:
    """Send a letter: ``connect`` reaches the mail server, ``give`` hands the letter over. What they raise is written down.

    None where another worker has it, or it went before. The outcome of the try is empty where nobody knows.
    """
    try:
        with transaction.atomic(durable=True):
            posting = Posting.objects.create(digest=digest, began_at=now())
    except IntegrityError:
        return None
    try:
        connect()
    except Exception as error:
        return _end(posting, Sent.FAILED, error, by)
    try:
        give()
    except SURELY_NOT_SENT as error:
        return _end(posting, Sent.FAILED, error, by)
    except Exception as error:
        return _end(posting, None, error, by)
    return _end(posting, Sent.SENT, None, by)


def _end(posting: Posting, outcome: Sent | None, error: Exception | None, by: User) -> Posting:
    """Write down what came of a try, unless somebody has settled it meanwhile."""
    posting.ended_at, posting.outcome = now(), outcome or ""
    posting.why = f"{type(error).__name__}: {error}"[:300] if error else ""
    with transaction.atomic():
        still = Posting.objects.filter(pk=posting.pk, outcome="", ended_at=None)
        if still.update(ended_at=posting.ended_at, outcome=posting.outcome, why=posting.why):
            said = {Sent.SENT: "Sent", Sent.FAILED: "Could not send"}.get(outcome) if outcome else "May have sent"
            record(by=by, verb="send_letter", about=posting, summary=f"{said} a letter to {posting.digest.to}")
    return posting
