"""A provider's key as its system sends it, and whose it is.

A key reads ``mp_<prefix>_<secret>``. The secret is 256 random bits, so it cannot be guessed and a plain SHA-256 of it keeps it
as safe as a slow hash would a password: there is no list of likely ones to try. Only that digest is stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest
from secrets import token_hex, token_urlsafe

from .models import ProviderKey

NOBODYS = sha256(b"").hexdigest()
"""Compared with where no key has the prefix, so that an unknown one takes as long to refuse as a wrong one."""


@dataclass(frozen=True)
class Secret:
    """What is told once. ``written`` is the whole key; it is kept out of everything that is logged or shown again."""

    prefix: str
    secret: str

    def __repr__(self) -> str:
        return f"Secret({self.prefix})"

    @property
    def written(self) -> str:
        return f"mp_{self.prefix}_{self.secret}"

    @property
    def digest(self) -> str:
        return digest(self.secret)


def a_new_secret() -> Secret:
    return Secret(prefix=token_hex(6), secret=token_urlsafe(32))


def digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def key_sent(authorization: str) -> ProviderKey | None:
    """The key that works named by an ``Authorization`` header; None for one that is unknown, wrong or revoked. One query."""
    scheme, _, written = authorization.partition(" ")
    parts = written.strip().split("_", 2)
    if scheme.lower() != "bearer" or len(parts) != 3 or parts[0] != "mp" or "\x00" in parts[1]:
        return None
    key = ProviderKey.objects.order_by("pk").select_related("organisation__area").filter(prefix=parts[1]).first()
    right = compare_digest(digest(parts[2]), key.digest if key else NOBODYS)
    return key if key and right and key.revoked_at is None else None
