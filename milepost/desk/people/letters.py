"""E-mails about people."""

from __future__ import annotations

from django.core.mail import send_mail

from milepost.people.models import User


def send_invitation(*, user: User, link: str, partnership: str) -> None:
    """Plain words, one link. Raises what the mail server raises: the page says that it was not sent."""
    send_mail(
        subject=f"You are invited to {partnership}'s plan",
        message=(
            f"Hello {user.name},\n\nYou have been invited to work on {partnership}'s plan for children and young people "
            f"with special educational needs and disabilities.\n\nChoose a password here within 7 days:\n{link}\n\n"
            "If you did not expect this, you can ignore it.\n"
        ),
        from_email=None,
        recipient_list=[user.email],
    )
