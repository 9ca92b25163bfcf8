"""A definition that is wrong stops ``manage.py check``, and all that begins with it, with what to put right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error
from django.core.exceptions import ImproperlyConfigured

from milepost.people.definitions import Definition

from .definitions import every
from .definitions.read import SCHEMA, problems
from .policy import disclosure_policy


def definitions_are_right(**_: Any) -> list[CheckMessage]:
    found = list(problems())
    return [Error(words, id="measures.E001") for words in found or thresholds()]


def thresholds() -> Iterator[str]:
    """Measures whose threshold changes nothing, because the policy's is as high."""
    try:
        below = disclosure_policy().below
    except ImproperlyConfigured as error:
        yield str(error)
        return
    for measure in every().values():
        if measure.threshold is not None and measure.threshold <= below:
            words = f"numbers below {below} are hidden already. Give a higher number, or take this out"
            yield str(Definition(measure.file, SCHEMA).wrong(("threshold",), words))
