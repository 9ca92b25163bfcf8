"""A definition that is wrong stops ``manage.py check``, and all that begins with it, with what to put right."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error

from .definitions.read import problems


def definitions_are_right(**_: Any) -> list[CheckMessage]:
    return [Error(words, id="measures.E001") for words in problems()]
