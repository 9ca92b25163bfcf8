"""Named system actors: who an act is by when no person did it."""

from __future__ import annotations

from .models import User


def loader() -> User:
    """Loads files and demonstrations. Cannot sign in."""
    user, _ = User.objects.get_or_create(
        email="loader@system.invalid", defaults={"name": "Milepost loader", "is_system": True, "is_active": False}
    )
    return user
