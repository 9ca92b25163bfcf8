"""Recording that somebody signed in: the one thing Django tells us of by a signal."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from .audit import record
from .models import User


def record_sign_in(sender: object, user: User, **kwargs: Any) -> None:
    with transaction.atomic():
        record(by=user, verb="sign_in", about=user, summary=f"{user.name} signed in")
