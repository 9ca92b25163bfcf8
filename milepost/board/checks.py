"""A policy of boards that is wrong stops ``manage.py check``, and all that begins with it, with what to put right."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error
from django.core.exceptions import ImproperlyConfigured

from .policy import board_policies


def policy_is_right(**_: Any) -> list[CheckMessage]:
    try:
        board_policies()
    except ImproperlyConfigured as error:
        return [Error(str(error), id="board.E001")]
    return []
