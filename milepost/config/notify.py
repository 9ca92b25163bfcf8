"""E-mail by GOV.UK Notify instead of a mail server, for those who may use it: see docs/how-to/run-in-production.md.

A template in Notify has two blanks, ``((subject))`` and ``((body))``. Notify takes plain text only, so HTML parts are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from smtplib import SMTPDataError
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class EmailBackend(BaseEmailBackend):
    """Django's e-mail, sent with ``NOTIFY_API_KEY`` and the template ``NOTIFY_TEMPLATE_ID``.

    What Notify refuses is raised as a mail server's refusal is: then the message surely did not go. Whatever else goes wrong is
    raised as it is: the message may have gone.
    """

    def __init__(self, fail_silently: bool = False, client: Any = None, **_: Any) -> None:
        super().__init__(fail_silently=fail_silently)
        self.client = client or _client(settings.NOTIFY_API_KEY)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        return sum(self._send(message, to) for message in email_messages for to in message.recipients())

    def _send(self, message: EmailMessage, to: str) -> bool:
        try:
            self.client.send_email_notification(
                email_address=to,
                template_id=settings.NOTIFY_TEMPLATE_ID,
                personalisation={"subject": str(message.subject), "body": str(message.body)},
            )
        except Exception as error:
            if self.fail_silently:
                return False
            if refusal := _refusal(error):
                raise refusal from error
            raise
        return True


def _refusal(error: Exception) -> Exception | None:
    """What a mail server would have said, where Notify answered that it does not take the message, or was never reached."""
    if type(error.__cause__).__name__ == "ConnectTimeout":
        return ConnectionRefusedError("GOV.UK Notify could not be reached")
    status = getattr(error, "status_code", 0) if getattr(error, "response", None) is not None else 0
    return SMTPDataError(status, f"GOV.UK Notify: {error}") if 400 <= status < 500 else None


def _client(key: str) -> Any:
    try:
        from notifications_python_client.notifications import NotificationsAPIClient
    except ImportError as error:
        raise ImproperlyConfigured(
            "NOTIFY_API_KEY is set, and the client of GOV.UK Notify is not installed. Install it:\n"
            "  .venv/bin/pip install --require-hashes -r requirements/base.txt -r requirements/notify.txt\n"
            "or unset NOTIFY_API_KEY to send by EMAIL_URL"
        ) from error
    return NotificationsAPIClient(key)
