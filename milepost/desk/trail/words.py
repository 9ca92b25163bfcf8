"""The trail's names in words."""

from __future__ import annotations

from django.apps import apps

NAMES = {
    "from_on": "from",
    "until_on": "until",
    "ons_code": "ONS code",
    "la_code": "three-digit code",
    "is_active": "works here",
}


def words(name: str) -> str:
    """A stored name as somebody would say it: "hand_over" is "Hand over", "user_id" is "User"."""
    said = NAMES.get(name) or name.removesuffix("_id").replace("_", " ")
    return said[0].upper() + said[1:]


def things() -> dict[str, str]:
    """Every kind of thing the trail may speak of, by its model's label."""
    return {m._meta.label_lower: words(str(m._meta.verbose_name)) for m in apps.get_models()}
