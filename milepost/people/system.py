"""Named system actors: who an act is by when no person did it. None can sign in."""

from __future__ import annotations

from .models import User


def loader() -> User:
    """Loads files and demonstrations."""
    return _actor("loader@system.invalid", "Milepost loader")


def providers_system() -> User:
    """A provider's own system, which sends figures with a key. Which provider's, the key says."""
    return _actor("provider@system.invalid", "Provider's system")


def reminders() -> User:
    """Reminds those who owe figures, when their day comes near and when it has passed."""
    return _actor("reminders@system.invalid", "Milepost reminders")


def _actor(email: str, name: str) -> User:
    user, _ = User.objects.get_or_create(email=email, defaults={"name": name, "is_system": True, "is_active": False})
    return user
