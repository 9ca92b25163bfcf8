"""E-mail by GOV.UK Notify, with a client that only writes down what it is told."""

from __future__ import annotations

import sys
from smtplib import SMTPDataError
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMultiAlternatives

from milepost.board.actions.send_letter import SURELY_NOT_SENT
from milepost.config.notify import EmailBackend


class HTTPError(Exception):
    """As the client's own: with the answer it got, or without where it got none."""

    def __init__(self, status: int) -> None:
        super().__init__(f"{status} - words")
        self.response = SimpleNamespace(status_code=status) if status else None
        self.status_code = status or 503


class ConnectTimeout(Exception):
    """As that of requests."""


class Client:
    def __init__(self, error: Exception | None = None) -> None:
        self.error, self.sent = error, []

    def send_email_notification(self, **told: Any) -> None:
        if self.error:
            raise self.error
        self.sent.append(told)


def letter() -> EmailMultiAlternatives:
    mail = EmailMultiAlternatives("Asked of you", "What is asked now", to=["owner@example.org"])
    mail.attach_alternative("<p>What is asked now</p>", "text/html")
    return mail


def test_subject_and_plain_text_fill_the_template(settings: Any) -> None:
    settings.NOTIFY_TEMPLATE_ID = "a-template"
    client = Client()
    assert EmailBackend(client=client).send_messages([letter()]) == 1
    assert client.sent == [
        {
            "email_address": "owner@example.org",
            "template_id": "a-template",
            "personalisation": {"subject": "Asked of you", "body": "What is asked now"},
        }
    ]


@pytest.mark.parametrize("status", [400, 403, 429])
def test_what_notify_refuses_surely_did_not_go(status: int) -> None:
    with pytest.raises(SMTPDataError) as refused:
        EmailBackend(client=Client(HTTPError(status))).send_messages([letter()])
    assert refused.value.smtp_code == status
    assert isinstance(refused.value, SURELY_NOT_SENT)


@pytest.mark.parametrize("status", [0, 500, 503])
def test_after_anything_else_it_may_have_gone(status: int) -> None:
    with pytest.raises(HTTPError) as lost:
        EmailBackend(client=Client(HTTPError(status))).send_messages([letter()])
    assert not isinstance(lost.value, SURELY_NOT_SENT)


def test_one_that_was_never_reached_surely_did_not_take_it() -> None:
    error = HTTPError(0)
    error.__cause__ = ConnectTimeout()
    with pytest.raises(ConnectionRefusedError):
        EmailBackend(client=Client(error)).send_messages([letter()])


def test_fails_silently_where_asked() -> None:
    assert EmailBackend(fail_silently=True, client=Client(HTTPError(400))).send_messages([letter()]) == 0


def test_without_its_client_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "notifications_python_client.notifications", None)
    with pytest.raises(ImproperlyConfigured, match=r"requirements/notify\.txt"):
        EmailBackend()
