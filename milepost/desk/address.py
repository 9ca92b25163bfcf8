"""The site's own address, for letters: they are written without a page that was asked for."""

from __future__ import annotations

from django.conf import settings


def site() -> str:
    """Like "https://plan.example.org"; empty where it is not known."""
    return next(iter(settings.CSRF_TRUSTED_ORIGINS), "")
