"""Why a document cannot be made."""

from __future__ import annotations


class CannotBeMade(Exception):
    """A document that cannot be made here. Its words say what is wrong, and what to do."""
