"""Words for documents that are not pages."""

from __future__ import annotations

import re

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """The same without control characters, which come with what is pasted and which XML and calendars refuse.

    >>> clean("Two\\x0blines")
    'Two lines'
    """
    return CONTROL.sub(" ", text)
